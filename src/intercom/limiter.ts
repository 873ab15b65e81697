import type { ServerClock } from "./clock.ts";
import type { Exchange } from "./exchange.ts";
import { readRate, type Rate } from "./rate.ts";

const LONGEST_WINDOW = 60_000;

export interface LimiterOptions {
  readonly concurrency: number;
  readonly clock: ServerClock;
  wait(ms: number): Promise<void>;
  /** Milliseconds since epoch. */
  now(): number;
}

interface Waiting {
  start(): void;
  fail(error: unknown): void;
}

/**
 * Lets calls go as fast as the rate headers allow (X-RateLimit-Remaining and -Reset, on every answer to a known token).
 * Within a window it never has more calls out than the last answer left; into a window of which nothing is known yet it
 * sends no more than an earlier one held, at first a single call. Answers without these headers do not limit.
 */
export class RateLimiter {
  readonly #options: LimiterOptions;
  readonly #queue: Waiting[] = [];
  #inFlight = 0;
  /** Calls that may still start in this window. */
  #tokens = 1;
  /** When the window ends, by `now`; infinite while no answer has told. */
  #end = Number.POSITIVE_INFINITY;
  /** The window that answers speak of, by its end on the server's clock, and the last one that is over. */
  #reset = 0;
  #over = 0;
  /** The most that a window was seen to hold. */
  #allowance = 1;
  #timer = false;

  constructor(options: LimiterOptions) {
    this.#options = options;
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
    const end = this.#options.now() + ms;
    const held = this.#allowance === 1 && this.#tokens <= 0 && this.#end !== Number.POSITIVE_INFINITY;
    this.#end = held ? Math.max(this.#end, end) : end;
    this.#over = this.#reset;
    this.#tokens = 0;
    this.#allowance = 1;
    this.#pump();
  }

  #settle(exchange: Exchange | null): void {
    this.#inFlight -= 1;
    if (exchange?.kind === "answer") {
      const rate = readRate(exchange.headers);
      if (rate !== null) this.#learn(rate);
      else if (this.#reset === 0 && exchange.status !== 429) this.#tokens = Number.POSITIVE_INFINITY;
    }
    // The call that was to tell of the window has told nothing: let another one try.
    if (this.#inFlight === 0 && this.#end === Number.POSITIVE_INFINITY) this.#tokens = Math.max(1, this.#tokens);
    this.#pump();
  }

  #learn({ remaining, reset }: Rate): void {
    if (reset <= this.#over || reset < this.#reset) return;
    // Those in flight may or may not be counted in `remaining`.
    const left = remaining - this.#inFlight;
    this.#tokens = reset === this.#reset ? Math.min(this.#tokens, left) : left;
    this.#reset = reset;
    this.#allowance = Math.max(this.#allowance, remaining + 1);
    this.#end = Math.min(this.#options.clock.localTimeOf(reset), this.#options.now() + LONGEST_WINDOW);
  }

  #close(): void {
    this.#over = this.#reset;
    this.#end = Number.POSITIVE_INFINITY;
  }

  #pump(): void {
    if (this.#options.now() >= this.#end) {
      this.#close();
      // Those in flight may yet count in the new window.
      this.#tokens = this.#allowance - this.#inFlight;
    }
    while (this.#inFlight < this.#options.concurrency && this.#tokens > 0) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      this.#inFlight += 1;
      this.#tokens -= 1;
      next.start();
    }
    if (this.#queue.length > 0 && this.#tokens <= 0 && this.#end !== Number.POSITIVE_INFINITY) this.#wake();
  }

  #wake(): void {
    if (this.#timer) return;
    this.#timer = true;
    const awake = (): void => {
      this.#timer = false;
      this.#pump();
    };
    // Not awaited: the calls in the queue are what waits, and they hear of a wait that is broken off.
    void this.#options.wait(Math.max(1, this.#end - this.#options.now())).then(awake, (error: unknown) => {
      this.#timer = false;
      for (const waiting of this.#queue.splice(0)) waiting.fail(error);
    });
  }
}
