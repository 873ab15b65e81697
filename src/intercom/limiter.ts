import type { Exchange } from "./exchange.ts";
import { readRate } from "./rate.ts";
import { RateWindow, type RateWindowOptions } from "./rate-window.ts";

export interface LimiterOptions extends RateWindowOptions {
  /** How many calls may be under way at once, now. */
  readonly atOnce: () => number;
  wait(ms: number): Promise<void>;
}

interface Waiting {
  start(): void;
  fail(error: unknown): void;
}

/**
 * Lets calls go as fast as the rate headers allow (X-RateLimit-Remaining and -Reset, on every answer to a known token).
 * Within a window it never has more calls out than the last answer left; into a window of which nothing is known yet it
 * sends no more than an earlier one held, at first a single call. What other programs of the workspace were seen to take
 * is left to them. Answers without these headers do not limit.
 */
export class RateLimiter {
  readonly #options: LimiterOptions;
  readonly #window: RateWindow;
  readonly #queue: Waiting[] = [];
  #inFlight = 0;
  /** When the earliest timer rings, by `now`. */
  #rings = Number.POSITIVE_INFINITY;

  constructor(options: LimiterOptions) {
    this.#options = options;
    this.#window = new RateWindow(options);
  }

  /** Runs a call when its turn comes; calls start in the order in which they were given. */
  async run(perform: () => Promise<Exchange>): Promise<Exchange> {
    await new Promise<void>((start, fail) => {
      this.#queue.push({ start, fail });
      this.#pump();
    });
    let exchange: Exchange | null = null;
    try {
      exchange = await perform();
      return exchange;
    } finally {
      this.#settle(exchange);
    }
  }

  /** Starts nothing for a while, then feels its way with a single call: for an answer 429. */
  hold(ms: number): void {
    this.#window.hold(ms);
    this.#pump();
  }

  #settle(exchange: Exchange | null): void {
    this.#inFlight -= 1;
    if (exchange?.kind === "answer") {
      const rate = readRate(exchange.headers);
      if (rate !== null) this.#window.learn(rate, this.#inFlight);
      else if (exchange.status !== 429) this.#window.learnNothing();
    } else if (exchange === null || exchange.sent) this.#window.lose();
    if (this.#inFlight === 0) this.#window.feel();
    this.#pump();
  }

  #pump(): void {
    this.#window.turn(this.#inFlight);
    while (this.#inFlight < this.#options.atOnce() && this.#window.room(this.#inFlight) > 0) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      this.#inFlight += 1;
      this.#window.started();
      next.start();
    }
    if (this.#queue.length === 0 || this.#inFlight >= this.#options.atOnce()) return;
    const opens = this.#window.opensAt(this.#inFlight);
    if (opens !== null) this.#wake(opens);
  }

  #wake(at: number): void {
    const now = this.#options.now();
    const rings = Math.max(at, now + 1);
    if (this.#rings <= rings) return;
    this.#rings = rings;
    const awake = (): void => {
      if (this.#rings === rings) this.#rings = Number.POSITIVE_INFINITY;
      this.#pump();
    };
    // Not awaited: the calls in the queue are what waits, and they hear of a wait that is broken off.
    void this.#options.wait(rings - now).then(awake, (error: unknown) => {
      this.#rings = Number.POSITIVE_INFINITY;
      for (const waiting of this.#queue.splice(0)) waiting.fail(error);
    });
  }
}
