import { parsedBody } from "./markdown/blocks.ts";
import { takeTitle } from "./title.ts";

/** The heading that is, or repeats, the title of an article, as it stands in the body. */
export interface TitleHeading {
  /** Offsets of its whole lines, without the last line end. */
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

/**
 * Finds the heading that Intercom shows as the title, above the body.
 * @param body Markdown with `\n` line ends
 * @param title what the frontmatter says; `undefined` where it says none, and the first heading is the title
 */
export function titleHeading(body: string, title: string | undefined): TitleHeading | undefined {
  const tree = parsedBody(body);
  const heading = tree?.children.find(({ type }) => type === "heading");
  if (tree === undefined || heading?.type !== "heading" || heading.position === undefined) return undefined;
  const { start, end } = heading.position;
  const given = title === undefined ? {} : { title };
  if (takeTitle(tree, given, "").removedHeading === undefined) return undefined;
  const lines = body.split("\n");
  const offsetOf = (line: number): number => lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
  return { start: offsetOf(start.line - 1), end: offsetOf(end.line) - 1, depth: heading.depth };
}
