import type { Leave } from "../model/intercom.ts";
import type { CallsAtOnce } from "./calls-at-once.ts";
import type { ServerClock } from "./clock.ts";
import type { Answer, Call, Exchange } from "./exchange.ts";
import type { RateLimiter } from "./limiter.ts";
import { readRate, readRetryAfter } from "./rate.ts";

const TROUBLE_RETRIES = 4;
const LIMITED_RETRIES = 10;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 60_000;
// The length of Intercom's windows, for a 429 that says nothing of it.
const WINDOW = 10_000;

export interface CallsOptions {
  readonly limiter: RateLimiter;
  readonly clock: ServerClock;
  readonly atOnce: CallsAtOnce;
  exchange(call: Call): Promise<Exchange>;
  wait(ms: number): Promise<void>;
  /** Milliseconds since epoch. */
  now(): number;
  /** From 0 to 1: spreads the tries of several programs that met the same trouble. */
  random(): number;
}

/** Makes a call in its turn and again where that is safe; what it gives is the last exchange. */
export type Send = (call: Call, leave?: Leave) => Promise<Exchange>;

/**
 * Calls, with tries where they are safe. A 429 did not take effect, so any call is made again when the server says.
 * A read is made again after a lost answer or a 5xx, a write only where no connection was made: anything else may have
 * taken effect, and looking before trying again is the caller's. Its leave is asked each time that its turn has come:
 * the wait for it may have been long.
 */
export function openCalls(options: CallsOptions): Send {
  return async (call, leave) => {
    let troubles = 0;
    let limits = 0;
    for (;;) {
      const exchange = await options.limiter.run(async () => {
        const withheld = leave?.(limits + troubles);
        if (withheld !== undefined) {
          return { kind: "lost", reason: withheld, sent: false, passing: false, withheld: true };
        }
        const begun = options.now();
        const outcome = await options.exchange(call);
        options.atOnce.observe(call, outcome, begun, options.now());
        if (outcome.kind === "answer") options.clock.observe(outcome.headers["date"]);
        return outcome;
      });
      if (exchange.kind === "answer" && exchange.status === 429) {
        if (limits === LIMITED_RETRIES) return exchange;
        limits += 1;
        options.limiter.hold(holdAfter(exchange, options));
      } else if (mayRepeat(call, exchange) && troubles < TROUBLE_RETRIES) {
        const asked = exchange.kind === "answer" ? (readRetryAfter(exchange.headers, options.now()) ?? 0) : 0;
        const pause = FIRST_PAUSE * 2 ** troubles * (0.5 + options.random());
        troubles += 1;
        await options.wait(Math.min(Math.max(asked, pause), LONGEST_PAUSE));
      } else {
        return exchange;
      }
    }
  };
}

function mayRepeat(call: Call, exchange: Exchange): boolean {
  if (exchange.kind === "lost") return exchange.passing && (call.method === "GET" || !exchange.sent);
  return call.method === "GET" && (exchange.status >= 500 || exchange.status === 408);
}

function holdAfter(answer: Answer, options: CallsOptions): number {
  const rate = readRate(answer.headers);
  const untilReset = rate === null ? null : options.clock.localTimeOf(rate.reset) - options.now();
  const hold = readRetryAfter(answer.headers, options.now()) ?? untilReset ?? WINDOW;
  // A little more each time a clock is wrong: never a tight loop of refusals.
  return Math.min(Math.max(hold, FIRST_PAUSE), LONGEST_PAUSE);
}
