/** What became of a report on GitHub. */
export interface Reported {
  /** `left`: something of others is in its place, and stays; `nothing`: there is nothing to report, and no report is open. */
  readonly kind: "opened" | "updated" | "reopened" | "closed" | "left" | "nothing";
  /** The page of the issue or pull request. */
  readonly url?: string;
  /** A sentence or more, Markdown. */
  readonly said: string;
}

/** How an issue or pull request is called in a sentence. */
export function numbered(number: number): string {
  return `#${String(number)}`;
}

/** The same with something more to tell. */
export function remarking(reported: Reported, remark: string | undefined): Reported {
  return remark === undefined ? reported : { ...reported, said: `${reported.said} ${remark}` };
}
