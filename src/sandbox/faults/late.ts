/** Writes that take effect after their client gave up. Time is what the sandbox's clock says: they wait for it. */
export class LateWrites {
  #waiting: { readonly due: number; readonly run: () => Promise<unknown> }[] = [];
  #settled: Promise<unknown> = Promise.resolve();

  /** @param due milliseconds since epoch */
  add(due: number, run: () => Promise<unknown>): void {
    this.#waiting.push({ due, run });
  }

  /** Carries out what is due, in its order; called before each request, so no one sees that it was not done in time. */
  settle(now: number): Promise<unknown> {
    const due = this.#waiting.filter((write) => write.due <= now).sort((left, right) => left.due - right.due);
    this.#waiting = this.#waiting.filter((write) => write.due > now);
    for (const write of due) this.#settled = this.#settled.then(write.run);
    return this.#settled;
  }

  /** Forgets what has not taken effect yet. */
  clear(): void {
    this.#waiting = [];
  }
}
