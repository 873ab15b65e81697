import type { Writing } from "../writing.ts";

/** Where a line of text stands. Only paragraphs have lines that begin, and breaks that end one. */
export type LinePlace = "paragraph" | "heading" | "cell" | "label";

/** A part of a line: words, in which signs of Markdown are escaped, or signs that mean what they say. */
export type Piece =
  { readonly text: string; readonly inLabel: boolean; readonly inLink: boolean } | { readonly syntax: string };

/** What is known where a part of a line stands. */
export interface LineReading {
  readonly place: LinePlace;
  readonly writing: Writing;
  /** Whether it stands between square brackets. */
  readonly inLabel: boolean;
  /** Whether these are a link's: in one of Markdown, addresses are words. */
  readonly inLink: boolean;
}
