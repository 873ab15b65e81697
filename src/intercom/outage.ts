import type { Call, Exchange } from "./exchange.ts";

/** After so many calls in a row that fail alike, the next one would, too. */
const IN_A_ROW = 5;

interface Trail {
  refused: number;
  broken: number;
}

/**
 * Watches what becomes of all calls. Reads and writes count apart, since a token may read and not write, and a write
 * that is read again right before would otherwise never come second in a row.
 */
export class Outage {
  readonly #trails: Readonly<Record<"calls that read" | "writes", Trail>> = {
    "calls that read": { refused: 0, broken: 0 },
    writes: { refused: 0, broken: 0 },
  };
  #reason: string | undefined;

  /** Takes how a call ended, after all its tries. */
  observe({ method }: Call, exchange: Exchange): void {
    if (exchange.kind === "lost") return;
    const { status } = exchange;
    const what = method === "GET" ? "calls that read" : "writes";
    const trail = this.#trails[what];
    const isRefused = status === 401 || status === 403;
    const isBroken = status >= 500;
    trail.refused = isRefused ? trail.refused + 1 : 0;
    trail.broken = isBroken ? trail.broken + 1 : 0;
    // A write may be refused with 401 for its author alone (behaviour §3); a read has none.
    if (status === 401 && method === "GET") this.#stop("Intercom does not let the access token in any more (401)");
    else if (trail.refused === IN_A_ROW) this.#stop(`Intercom refused five ${what} in a row (${String(status)})`);
    else if (trail.broken === IN_A_ROW) this.#stop(`five ${what} in a row failed in Intercom (${String(status)})`);
  }

  /** Why no further call makes sense, a clause; undefined while all is well. */
  get reason(): string | undefined {
    return this.#reason;
  }

  #stop(reason: string): void {
    this.#reason ??= reason;
  }
}
