/** A block of Markdown as it stands in a text: whole lines. */
export interface MarkdownBlock {
  /** Offsets in the text; the line end behind it is not its own. */
  readonly start: number;
  readonly end: number;
  /** `other` is e.g. a rule, a quote, a callout or HTML. The last three say nothing by themselves. */
  readonly kind: "heading" | "paragraph" | "list" | "table" | "code" | "other" | "definition" | "note" | "comment";
  /** What it says without marks, spelling, wrapping and white space; signs of their own for a picture and a rule. */
  readonly words: string;
  /** What its links lead to and where its pictures lie, as it spells them. */
  readonly targets: readonly string[];
  /** How many levels down a heading stands, from 1. */
  readonly depth?: number;
  /** The items of a list; the rows of a table, the first one with the line of dashes below it. */
  readonly parts?: readonly MarkdownPart[];
}

/** An item or a row. */
export type MarkdownPart = Pick<MarkdownBlock, "start" | "end" | "words" | "targets">;
