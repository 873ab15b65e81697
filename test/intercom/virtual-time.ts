/** Time that passes only when nothing else is left to do: for thousands of seconds in a moment. */
export class VirtualTime {
  #now: number;
  #order = 0;
  readonly #timers: { at: number; order: number; wake: () => void }[] = [];

  /** @param start milliseconds since epoch */
  constructor(start: number) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  readonly wait = (ms: number): Promise<void> =>
    new Promise((wake) => {
      this.#timers.push({ at: this.#now + ms, order: (this.#order += 1), wake });
    });

  /** Lets time pass until a promise is settled. Throws where nothing will ever settle it. */
  async until<Value>(promise: Promise<Value>): Promise<Value> {
    let settled = false as boolean;
    const done = (): void => {
      settled = true;
    };
    promise.then(done, done);
    for (;;) {
      await new Promise((idle) => setImmediate(idle));
      if (settled) return promise;
      const next = this.#timers.sort((left, right) => left.at - right.at || left.order - right.order).shift();
      if (next === undefined) throw new Error("Everything waits, and nothing will wake it.");
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
  }
}
