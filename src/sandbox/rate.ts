import { ApiError } from "./errors.ts";

export interface RateLimit {
  /** Calls that one window allows. */
  readonly calls: number;
  readonly windowSeconds: number;
}

/** Intercom's documentation: 10,000 calls a minute for an app, dealt out in windows of 10 seconds. */
export const APP_RATE_LIMIT: RateLimit = { calls: 1667, windowSeconds: 10 };

export interface RateTicket {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts calls per window; windows start at whole multiples of their length. */
export class RateCounter {
  readonly limit: RateLimit;
  #window = -1;
  #used = 0;

  constructor(limit: RateLimit) {
    this.limit = limit;
  }

  /** Whole seconds until the next window. @param now seconds since epoch */
  secondsLeft(now: number): number {
    return this.limit.windowSeconds - (now % this.limit.windowSeconds);
  }

  /** Counts one call. @param now seconds since epoch */
  take(now: number): RateTicket {
    const { calls, windowSeconds } = this.limit;
    const window = Math.floor(now / windowSeconds);
    if (window !== this.#window) {
      this.#window = window;
      this.#used = 0;
    }
    const allowed = this.#used < calls;
    if (allowed) this.#used += 1;
    return {
      allowed,
      headers: {
        "X-RateLimit-Limit": String(calls),
        "X-RateLimit-Remaining": String(calls - this.#used),
        "X-RateLimit-Reset": String((window + 1) * windowSeconds),
      },
    };
  }
}

/** The refusal of a call too many. */
export function tooManyCalls({ calls, windowSeconds }: RateLimit): ApiError {
  return new ApiError(429, "rate_limit_exceeded", `Exceeded rate limit of ${calls} in ${windowSeconds}_seconds`);
}
