/** Others are left a little more than they were seen to take, since some of it is hidden by calls under way. */
const MARGIN = 1.1;
/** What they may take until the end of a window while an answer or a call is on its way. */
const MORE = 4;
/** What was seen in less of a window than this is taken for as much as if it were. */
const SHORTEST_LOOK = 0.1;

/**
 * What other programs take of the rate limit: what remains falls faster than this program spends. Everything here is
 * rather too little than too much, since calls under way may count or not.
 */
export class OtherTraffic {
  /** Calls of this program that may count in the window. */
  #own = 0;
  /** What was used when this program came into the window. */
  #before: number | null = null;
  #seen = 0;
  /** How long the window was looked at, and how long it lasts, in milliseconds. */
  #looked = 0;
  #span = 1;
  /** What they took of late, in calls a millisecond. */
  #usual = 0;

  get own(): number {
    return this.#own;
  }

  /** What others took in this window, at least. */
  get seen(): number {
    return this.#seen;
  }

  started(): void {
    this.#own += 1;
  }

  /** An answer told that its call counted in an earlier window. */
  countedEarlier(): void {
    this.#own = Math.max(0, this.#own - 1);
  }

  /**
   * Takes what an answer tells.
   * @param used calls of the window that are used up
   * @param looked for how long this program has seen the window, in milliseconds
   * @param span how long the window lasts from when this program came into it, in milliseconds
   */
  observe(used: number, looked: number, span: number): void {
    const others = used - this.#own;
    this.#before ??= others;
    this.#seen = Math.max(this.#seen, others - Math.max(0, this.#before));
    this.#looked = Math.max(this.#looked, looked);
    this.#span = span;
  }

  /** How many calls of this window are theirs and not taken yet, as far as can be told. */
  reserve(): number {
    const whole = Math.max(this.#usual, this.#pace()) * this.#span;
    return whole === 0 ? 0 : Math.max(0, Math.ceil(whole * MARGIN) - this.#seen) + MORE;
  }

  /** Goes into a new window with the calls that are under way. */
  begin(inFlight: number): void {
    // What they do not use they get less of: half with each window.
    const usual = Math.max(this.#pace(), this.#usual / 2);
    this.#usual = usual * this.#span < 1 ? 0 : usual;
    this.#own = inFlight;
    // Whatever is used in a window that this program saw from its begin, and is not its own, is others'.
    this.#before = 0;
    this.#seen = 0;
    this.#looked = 0;
  }

  /** What they take now, in calls a millisecond. */
  #pace(): number {
    return this.#seen / Math.max(this.#looked, this.#span * SHORTEST_LOOK);
  }
}
