import type { Element } from "hast";
import { toString } from "hast-util-to-string";
import { headingId, isHeadingId } from "../../dialect/heading-id.ts";
import { attributeOf } from "../../dialect/html-tree.ts";
import { writeHtmlLine } from "../inline/html.ts";
import { writeLine } from "../inline/line.ts";
import type { BlockWriter, Writing } from "../writing.ts";

/** A heading, with its id where that is to be kept. */
export const writeHeading: BlockWriter = (block, writing) => {
  const depth = writing.headings.depthOf(block);
  const id = writtenId(block, writing);
  if (sameWords(toString(block), writing.context.title)) {
    // The compiler takes a heading of Markdown that repeats the title for the title.
    const attribute = id === undefined ? "" : ` id="${id}"`;
    const name = `h${String(depth)}`;
    return { markdown: `<${name}${attribute}>${writeHtmlLine(block.children, writing)}</${name}>`, kind: "other" };
  }
  const line = writeLine(block.children, "heading", writing).replace(/(^| )(#+)$/u, "$1\\$2");
  return { markdown: `${"#".repeat(depth)} ${line}${id === undefined ? "" : ` {#${id}}`}`, kind: "other" };
};

function writtenId(block: Element, { context, headings }: Writing): string | undefined {
  const id = attributeOf(block, "id");
  const slug = headings.slugOf(block);
  // What looks like an id at the end of a heading's words would be read as one, but for the last.
  const needed = slug === "" || /\{\s*#[^\s}]+[^}]*\}\s*$/u.test(toString(block));
  const isKept = isHeadingId(id) && id !== headingId(context.key, slug) && (needed || context.keepsHeadingId(id));
  if (isKept) return id;
  return needed && slug !== "" ? slug : undefined;
}

function sameWords(left: string, right: string): boolean {
  return folded(left) === folded(right);
}

function folded(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, "").toLowerCase();
}
