import type { RateLimit } from "../../src/sandbox/rate.ts";

/** What the server's process is started with, as JSON. */
export interface ServerStart {
  /** Its data file; in memory where absent. */
  readonly data?: string;
  readonly locales: readonly string[];
  readonly rateLimit: RateLimit;
}

/** To the server: how late its answers are from now on, in milliseconds, or a question for what was called. */
export type ToServer = { readonly latency: number } | { readonly ask: "calls" };

/** From the server. */
export type FromServer =
  { readonly url: string; readonly token: string } | { readonly done: true } | { readonly calls: Calls };

/** The calls that a server saw since it was asked before. */
export interface Calls {
  /** By `GET /articles/{id}`. */
  readonly routes: Readonly<Record<string, number>>;
  readonly refused: number;
  /** How many came in each window of the rate limit, from the first write to the last. */
  readonly windows: readonly number[];
}
