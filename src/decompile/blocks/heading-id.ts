import type { Element } from "hast";
import { toString } from "hast-util-to-string";
import { headingId, isHeadingId } from "../../dialect/heading-id.ts";
import { attributeOf } from "../../dialect/html-tree.ts";
import type { Writing } from "../writing.ts";

/** The id that is written with a heading; `undefined` where the one that it gets from its words will do. */
export function writtenId(
  block: Element,
  { context, headings }: Pick<Writing, "context" | "headings">,
): string | undefined {
  const id = attributeOf(block, "id");
  const slug = headings.slugOf(block);
  // What looks like an id at the end of a heading's words would be read as one, but for the last.
  const needed = slug === "" || /\{\s*#[^\s}]+[^}]*\}\s*$/u.test(toString(block));
  const isKept = isHeadingId(id) && id !== headingId(context.key, slug) && (needed || context.keepsHeadingId(id));
  if (isKept) return id;
  return needed && slug !== "" ? slug : undefined;
}
