import { toString } from "hast-util-to-string";
import { writeHtmlLine } from "../inline/html.ts";
import { writeLine } from "../inline/line.ts";
import type { BlockWriter } from "../writing.ts";
import { writtenId } from "./heading-id.ts";

/** A heading, with its id where that is to be kept. */
export const writeHeading: BlockWriter = (block, writing) => {
  const depth = writing.headings.depthOf(block);
  const id = writtenId(block, writing);
  if (writing.headings.mayBeTitle(block) && sameWords(toString(block), writing.context.title)) {
    // The compiler takes such a heading of Markdown for the title, and leaves it out.
    const attribute = id === undefined ? "" : ` id="${id}"`;
    const name = `h${String(depth)}`;
    return { markdown: `<${name}${attribute}>${writeHtmlLine(block.children, writing)}</${name}>`, kind: "other" };
  }
  const line = writeLine(block.children, "heading", writing).replace(/(^| )(#+)$/u, "$1\\$2");
  return { markdown: `${"#".repeat(depth)} ${line}${id === undefined ? "" : ` {#${id}}`}`, kind: "other" };
};

function sameWords(left: string, right: string): boolean {
  return folded(left) === folded(right);
}

function folded(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, "").toLowerCase();
}
