import type { Answer } from "./exchange.ts";

/** What is left of a window: calls, and its end in seconds since epoch by the server's clock. */
export interface Rate {
  /** The calls of a whole window; null where the answer does not say. */
  readonly limit: number | null;
  readonly remaining: number;
  readonly reset: number;
}

/** The rate headers of an answer (behaviour: on every answer to a known token); null where they do not make sense. */
export function readRate(headers: Answer["headers"]): Rate | null {
  const remaining = wholeNumber(headers["x-ratelimit-remaining"]);
  const reset = wholeNumber(headers["x-ratelimit-reset"]);
  const limit = wholeNumber(headers["x-ratelimit-limit"]);
  return remaining === null || reset === null || reset === 0 ? null : { limit, remaining, reset };
}

/**
 * How long a Retry-After header asks to wait, in milliseconds; null where there is none. Intercom documents none, but
 * what stands in front of it may send one.
 * @param now milliseconds since epoch
 */
export function readRetryAfter(headers: Answer["headers"], now: number): number | null {
  const header = headers["retry-after"];
  if (header === undefined) return null;
  const seconds = wholeNumber(header);
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function wholeNumber(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,12}$/.test(header.trim()) ? Number(header) : null;
}
