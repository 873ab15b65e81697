import { createHash } from "node:crypto";
import { FAULT_KINDS, factsOf, type FaultKind } from "./kinds.ts";
import { matches, parseFault, type FaultRule } from "./rule.ts";

/** Faults that hit a share of all requests. */
export interface RandomFaults {
  /** The same seed hits the same requests in the same way. */
  readonly seed: number;
  /** From 0 to 1. */
  readonly rate: number;
}

export interface FaultOptions {
  /** Rules as `parseFault` reads them; the first that hits a request counts. */
  readonly faults?: readonly string[];
  readonly randomFaults?: RandomFaults;
}

export interface ChosenFault {
  readonly kind: FaultKind;
  readonly argument: number;
}

/** Says which fault hits a request. Throws a RangeError for a rule that cannot be read or a rate that is none. */
export class FaultChooser {
  readonly #rules: readonly FaultRule[];
  readonly #random: RandomFaults | undefined;
  readonly #hits = new Map<FaultRule, number>();
  readonly #calls = new Map<string, number>();

  constructor(options: FaultOptions) {
    this.#rules = (options.faults ?? []).map(parseFault);
    this.#random = options.randomFaults;
    const rate = this.#random?.rate ?? 0;
    if (!(rate >= 0 && rate <= 1)) throw new RangeError(`The rate of faults is from 0 to 1; not ${rate}.`);
  }

  /** Counts a request. @param path with its query */
  choose(method: string, path: string): ChosenFault | undefined {
    const [route = ""] = path.split("?", 1);
    const counted = this.#rules.map((rule) => ({ rule, count: this.#count(rule, method, route) }));
    const hit = counted.find(({ rule, count }) => count >= rule.first && count <= rule.last);
    return hit?.rule ?? this.#roll(method, path);
  }

  #count(rule: FaultRule, method: string, route: string): number {
    if (!matches(rule, method, route)) return 0;
    const count = (this.#hits.get(rule) ?? 0) + 1;
    this.#hits.set(rule, count);
    return count;
  }

  /** Depends on the request and on how often it came, not on what came between: concurrent runs are alike. */
  #roll(method: string, path: string): ChosenFault | undefined {
    if (this.#random === undefined) return undefined;
    const { seed, rate } = this.#random;
    const name = `${method} ${path}`;
    const count = (this.#calls.get(name) ?? 0) + 1;
    this.#calls.set(name, count);
    const digest = createHash("sha256").update(`${seed} ${name} ${count}`).digest();
    if (digest.readUInt32BE(0) / 2 ** 32 >= rate) return undefined;
    const kinds = FAULT_KINDS.filter((kind) => canHit(kind, method, path));
    const kind = kinds[digest.readUInt32BE(4) % kinds.length];
    return kind === undefined ? undefined : { kind, argument: factsOf(kind).argument?.otherwise ?? 0 };
  }
}

function canHit(kind: FaultKind, method: string, path: string): boolean {
  const { random } = factsOf(kind);
  if (random === "writes") return method !== "GET";
  if (random === "listings") return method === "GET" && /[?&](page|per_page|starting_after)=/.test(path);
  return random === "any";
}
