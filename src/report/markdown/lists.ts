/** The first of some entries, and how many more there are. */
export function firstOf(entries: readonly string[], most: number): string[] {
  const more = entries.length - most;
  if (more <= 0) return [...entries];
  return [...entries.slice(0, most), most === 0 ? `${String(more)} in all` : `and ${String(more)} more`];
}

/** A number with its noun. */
export function counted(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
