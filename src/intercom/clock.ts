/** The server's clock as its Date headers tell it, whole seconds, against this machine's. */
export class ServerClock {
  #date = 0;
  #offset = Number.NEGATIVE_INFINITY;
  readonly #now: () => number;

  /** @param now this machine's clock, in milliseconds since epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes the Date header of an answer that has just come. */
  observe(header: string | undefined): void {
    const date = header === undefined ? Number.NaN : Date.parse(header);
    if (Number.isNaN(date)) return;
    this.#date = Math.max(this.#date, date);
    const offset = date - this.#now();
    // The header is cut to seconds and the answer was on its way, so the truth is never below the largest difference
    // seen; one that is seconds off means that a clock was set.
    const settled = Math.abs(this.#offset - offset) < 5000;
    this.#offset = settled ? Math.max(this.#offset, offset) : offset;
  }

  /** The last Date that the server told, in seconds since epoch; this machine's while it has told none. */
  seconds(): number {
    return Math.floor((this.#date === 0 ? this.#now() : this.#date) / 1000);
  }

  /** The server's clock now, in seconds since epoch; this machine's while the server has told none. */
  now(): number {
    return Math.floor((this.#now() + (Number.isFinite(this.#offset) ? this.#offset : 0)) / 1000);
  }

  /** When a second of the server's clock begins, by this machine's clock in milliseconds; rather late than early. */
  localTimeOf(seconds: number): number {
    return seconds * 1000 - (Number.isFinite(this.#offset) ? this.#offset : 0);
  }
}
