/** What became of a report on GitHub. */
export interface Reported {
  /** `left`: something of others is in its place, and stays; `nothing`: there is nothing to report, and no report is open. */
  readonly kind: "opened" | "updated" | "reopened" | "closed" | "left" | "nothing";
  /** The page of the issue or pull request. */
  readonly url?: string;
  /** A sentence or two, plain text. */
  readonly said: string;
}

/** How an issue or pull request is called in a sentence. */
export function numbered(number: number): string {
  return `#${String(number)}`;
}
