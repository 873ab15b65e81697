/** What many runs came to. */
export class Figures {
  runs = 0;
  readonly #counts = new Map<string, Map<string, number>>();

  /** @param chapter what is counted, e.g. `faults` */
  count(chapter: string, name: string, times = 1): void {
    const counts = this.#counts.get(chapter) ?? new Map<string, number>();
    this.#counts.set(chapter, counts.set(name, (counts.get(name) ?? 0) + times));
  }

  /** A line a chapter, the most frequent first. */
  text(): string {
    const lines = [...this.#counts].map(([chapter, counts]) => {
      const sorted = [...counts].sort(([, left], [, right]) => right - left);
      return `${chapter}: ${sorted.map(([name, times]) => `${name} ${String(times)}`).join(", ")}`;
    });
    return [`${String(this.runs)} runs`, ...lines].map((line) => `  ${line}\n`).join("");
  }
}
