import type { ServerClock } from "./clock.ts";
import { OtherTraffic } from "./other-traffic.ts";
import type { Rate } from "./rate.ts";

const LONGEST_WINDOW = 60_000;
/** This part of what may be spent goes at once, the rest evenly over the window, so that others get through as well. */
const AT_ONCE = 1 / 3;
/** Milliseconds before a window's end by which all is spent: the server tells its clock in whole seconds. */
const SPARE = 2000;
/** The part of a limit that this program takes, whatever others do. */
const LEAST = 1 / 4;
/** What is left to others in the first window, while it is not known whether there are any. */
const BLIND = 0.1;
/** Others are told of from so many calls of theirs in a window, and this part of its limit. */
const FEW = 4;
const NOTABLE = 0.05;
/** How often others are looked for in a window while nothing may be spent. */
const LOOKS = 10;

export interface RateWindowOptions {
  readonly clock: ServerClock;
  /** Milliseconds since epoch. */
  now(): number;
  /** Which part of the limit this program may use, above 0 and up to 1. */
  readonly share: number;
  /** Told once of a window in which others were noticed. */
  readonly onOthers: (others: OthersSeen) => void;
}

/** What other programs took of a window. */
export interface OthersSeen {
  /** At least so many calls. */
  readonly calls: number;
  readonly limit: number;
  /** Milliseconds. */
  readonly window: number;
}

/** What is known of the window that calls are counted in, and how many may still start in it. */
export class RateWindow {
  readonly #options: RateWindowOptions;
  readonly #others = new OtherTraffic();
  /** What the window still held by the answer that told of the least, or may hold while none has told. */
  #left = 1;
  /** Calls of the window that ended without a word of it: they may count or not. */
  #untold = 0;
  /** When the window ends, by `now`; infinite while no answer has told. */
  #end = Number.POSITIVE_INFINITY;
  /** The window that answers speak of, by its end on the server's clock, and the last one that is over. */
  #reset = 0;
  #over = 0;
  /** Whether a window was begun of which no answer has told yet. */
  #begun = true;
  /** The most that a window was seen to hold. */
  #allowance = 1;
  #limit: number | null = null;
  #length: number | undefined;
  #firstLook: number | undefined;
  #lastLook = Number.NEGATIVE_INFINITY;
  #told = false;

  constructor(options: RateWindowOptions) {
    this.#options = options;
  }

  started(): void {
    this.#others.started();
  }

  /** Takes an answer that tells nothing of any window. */
  learnNothing(): void {
    if (this.#reset === 0) this.#left = Number.POSITIVE_INFINITY;
    else this.#untold += 1;
  }

  /** Takes the end of a call that was sent and not answered. */
  lose(): void {
    this.#untold += 1;
  }

  /** Lets a single call find out, where none is under way that could tell of the window. */
  feel(): void {
    if (this.#end === Number.POSITIVE_INFINITY) this.#left = Math.max(1 + this.#untold, this.#left);
  }

  /** Starts nothing for some milliseconds, then feels its way with a single call. */
  hold(ms: number): void {
    const end = this.#options.now() + ms;
    const held = this.#allowance === 1 && this.#left <= 0 && this.#end !== Number.POSITIVE_INFINITY;
    this.#end = held ? Math.max(this.#end, end) : end;
    this.#over = this.#reset;
    this.#left = 0;
    this.#allowance = 1;
  }

  /** Takes what an answer tells. @param inFlight the other calls under way, which may or may not be counted in it */
  learn({ limit, remaining, reset }: Rate, inFlight: number): void {
    if (reset <= this.#over || reset < this.#reset) {
      this.#others.countedEarlier();
      return;
    }
    const now = this.#options.now();
    if (reset === this.#reset) {
      this.#left = Math.min(this.#left, remaining);
    } else {
      if (!this.#begun) this.#begin(inFlight + 1);
      if (this.#reset !== 0) this.#length = Math.min(this.#length ?? LONGEST_WINDOW, (reset - this.#reset) * 1000);
      this.#left = remaining;
      this.#reset = reset;
      this.#begun = false;
    }
    this.#allowance = Math.max(this.#allowance, remaining + 1);
    this.#limit = limit ?? Math.max(this.#limit ?? 0, this.#allowance);
    this.#end = Math.min(this.#options.clock.localTimeOf(reset), now + LONGEST_WINDOW);
    this.#firstLook ??= now;
    this.#lastLook = now;
    this.#others.observe(this.#limit - remaining, now - this.#start, this.#span);
  }

  /** Goes on to the next window where this one is over. */
  turn(inFlight: number): void {
    if (this.#options.now() < this.#end) return;
    this.#begin(inFlight);
    this.#over = this.#reset;
    this.#end = Number.POSITIVE_INFINITY;
    this.#left = this.#allowance;
  }

  /** How many calls may start now. */
  room(inFlight: number): number {
    const tokens = this.#tokens(inFlight);
    if (this.#limit === null || tokens <= 0) return tokens;
    const mine = this.#mine(this.#limit, tokens);
    const due = Math.floor(this.#due(mine)) - this.#others.own;
    // Calls that told nothing of the window leave it to another one to find out.
    const isUntold = this.#end === Number.POSITIVE_INFINITY && inFlight === 0;
    if (mine > 0) return Math.min(mine, isUntold ? Math.max(1, due) : due);
    // A call now and then tells whether others still take their part.
    return inFlight === 0 && this.#options.now() >= this.#nextLook() ? 1 : 0;
  }

  /** When there may be room again without an answer having come, by `now`; null where only an answer can tell. */
  opensAt(inFlight: number): number | null {
    if (this.#end === Number.POSITIVE_INFINITY) return null;
    const tokens = this.#tokens(inFlight);
    if (this.#limit === null || tokens <= 0) return this.#end;
    const mine = this.#mine(this.#limit, tokens);
    if (mine > 0) return Math.min(this.#end, this.#dueAt(mine));
    return inFlight === 0 ? Math.min(this.#end, this.#nextLook()) : null;
  }

  /**
   * Calls that the server would still take: each one under way may yet be counted. One that was counted before the
   * answer that told of the least is not under way any more, since it told of more, or of an earlier window.
   */
  #tokens(inFlight: number): number {
    return this.#left - this.#untold - inFlight;
  }

  /** When the window began, by `now`; the first one for this program when it came into it. */
  get #start(): number {
    return this.#length === undefined ? (this.#firstLook ?? 0) : this.#end - this.#length;
  }

  /** Milliseconds that the window lasts, or the part of the first one that this program sees. */
  get #span(): number {
    return Math.max(1, this.#end - this.#start);
  }

  /** How long the spending lasts, from the window's begin. */
  get #spending(): number {
    return Math.max(this.#span - SPARE, this.#span / 2);
  }

  #begin(inFlight: number): void {
    const { seen } = this.#others;
    const window = this.#length;
    if (!this.#told && window !== undefined && this.#limit !== null && seen >= Math.max(FEW, this.#limit * NOTABLE)) {
      this.#told = true;
      this.#options.onOthers({ calls: seen, limit: this.#limit, window });
    }
    this.#others.begin(inFlight);
    this.#untold = 0;
    this.#begun = true;
  }

  /** What this program may yet spend in the window, at any time of it. */
  #mine(limit: number, tokens: number): number {
    const { own } = this.#others;
    const share = Math.max(1, Math.floor(limit * this.#options.share));
    const least = Math.max(1, Math.floor(limit * Math.min(this.#options.share, LEAST)));
    const blind = this.#length === undefined ? Math.floor(limit * BLIND) : 0;
    const fair = Math.min(tokens - Math.max(blind, this.#others.reserve()), share - own);
    return Math.max(fair, Math.min(tokens, least - own));
  }

  /** How many calls of this program the window may have seen by now. */
  #due(mine: number): number {
    const whole = this.#others.own + mine;
    const first = Math.ceil(whole * AT_ONCE);
    const passed = this.#end === Number.POSITIVE_INFINITY ? 0 : (this.#options.now() - this.#start) / this.#spending;
    return first + (whole - first) * Math.min(1, Math.max(0, passed));
  }

  /** When the next call is due, by `now`. */
  #dueAt(mine: number): number {
    const whole = this.#others.own + mine;
    const first = Math.ceil(whole * AT_ONCE);
    if (whole === first || this.#end === Number.POSITIVE_INFINITY) return this.#end;
    const passed = (this.#others.own + 1 - first) / (whole - first);
    return this.#start + this.#spending * passed;
  }

  #nextLook(): number {
    if (this.#end === Number.POSITIVE_INFINITY) return this.#lastLook;
    const { own } = this.#others;
    const share = Math.max(1, Math.floor((this.#limit ?? 0) * this.#options.share));
    return own >= share ? this.#end : this.#lastLook + this.#span / LOOKS;
  }
}
