import type { FaultKind } from "./faults/kinds.ts";

/** A request, as the HTTP server or a test hands it in. */
export interface SandboxRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

export interface Answer {
  /** 0 where a fault keeps it from being answered before anything was done. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** How a fault of the network hands it over; whole and at once where absent. */
  readonly delivery?: Delivery;
  /** The fault that hit the request. */
  readonly fault?: FaultKind;
}

/** The connection is cut with no answer, no answer ever comes, the body is cut in the middle, the body takes its time. */
export type Delivery = "reset" | "hang" | "truncated" | { readonly slowSeconds: number };

/** A request that came, for tests that count calls. */
export interface RequestRecord {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** 0 where a fault kept it from being answered; where only its answer was lost, the status of that. */
  readonly status: number;
  /** As asked for; null where the header was absent. */
  readonly version: string | null;
  /** Milliseconds since epoch. */
  readonly at: number;
  /** Milliseconds until the answer was ready. */
  readonly duration: number;
  readonly fault: FaultKind | null;
}
