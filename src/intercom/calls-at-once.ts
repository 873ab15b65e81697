import type { Call, Exchange } from "./exchange.ts";

/** An answer is slow only beyond both: what a machine with much to do adds is no sign of Intercom's. */
const SLOW = 1000;
const SLOWER_THAN_USUAL = 3;
/** How fast the memory of the fastest answer fades, with each answer. */
const FADING = 1.002;

/**
 * How many calls are made at once: fewer while answers are late, refused for their number or broken, one more after
 * each round in which all went well, up to a most.
 */
export class CallsAtOnce {
  readonly #most: number;
  #number: number;
  /** Answers since the last change that were well. */
  #well = 0;
  /** When the number was last made smaller: what began earlier tells nothing of the smaller one. */
  #lowered = Number.NEGATIVE_INFINITY;
  /** About the fastest answer to each sort of call, in milliseconds. */
  readonly #usual = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
    this.#number = most;
  }

  get number(): number {
    return this.#number;
  }

  /** Takes how an exchange ended. @param begun @param ended milliseconds of the same clock */
  observe(call: Call, exchange: Exchange, begun: number, ended: number): void {
    if (begun < this.#lowered) return;
    if (isTrouble(exchange)) this.#lower(Math.floor(this.#number / 2), ended);
    else if (this.#isSlow(call, ended - begun)) this.#lower(this.#number - 1, ended);
    else this.#praise();
  }

  #lower(number: number, at: number): void {
    this.#number = Math.max(1, number);
    this.#lowered = at;
    this.#well = 0;
  }

  #praise(): void {
    this.#well += 1;
    if (this.#well < this.#number || this.#number === this.#most) return;
    this.#number += 1;
    this.#well = 0;
  }

  #isSlow(call: Call, ms: number): boolean {
    const sort = `${call.method} ${call.path.replace(/\?.*$/u, "").replace(/\/\d+/gu, "/ID")}`;
    const usual = this.#usual.get(sort) ?? ms;
    this.#usual.set(sort, Math.min(ms, usual * FADING));
    return ms > SLOW && ms > usual * SLOWER_THAN_USUAL;
  }
}

function isTrouble(exchange: Exchange): boolean {
  if (exchange.kind === "lost") return exchange.sent;
  return exchange.status === 429 || exchange.status >= 500;
}
