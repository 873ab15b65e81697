import type { Element } from "hast";
import { attributeOf, eachElement } from "../dialect/html-tree.ts";
import { normalBlocks } from "../dialect/normal-blocks.ts";
import { parseBody } from "../dialect/parse-body.ts";
import { readStyle } from "../dialect/style.ts";
import { writeBlocks } from "./blocks.ts";
import type { Decompiled, DecompileContext, LeftOut, RawReport } from "./context.ts";
import { nameHeadings } from "./headings.ts";
import { joined } from "./writing.ts";

/**
 * A stored body as the Markdown that a writer would have written. Compiled again it has the same normal form: what
 * Markdown has no words for stays HTML, in attributes, elements or, last, in a fenced `intercom-html` block, and all
 * of the last are reported.
 */
export function decompileBody(html: string, context: DecompileContext): Decompiled {
  const body = parseBody(html);
  const blocks = normalBlocks(body.children, {
    helpCenterUrls: context.helpCenterUrls,
    images: "by-address",
    attributes: "kept",
  });
  const raw: RawReport[] = [];
  const markdown = joined(writeBlocks(blocks, { context, headings: nameHeadings(blocks), raw }));
  return { markdown: markdown === "" ? "" : `${markdown}\n`, raw, leftOut: leftOut(body.children as Element[]) };
}

/** What the normal form passes over and Markdown does not say. */
function leftOut(nodes: readonly Element[]): LeftOut[] {
  let spacers = 0;
  let widths = 0;
  eachElement(nodes, (element) => {
    const isBlank = element.children.every(
      (child) =>
        (child.type === "text" && child.value.trim() === "") || (child.type === "element" && child.tagName === "br"),
    );
    if (element.tagName === "p" && isBlank) spacers += 1;
    if (/^t[dh]$/u.test(element.tagName) && readStyle(attributeOf(element, "style")).has("width")) widths += 1;
  });
  const all: LeftOut[] = [
    { what: "empty paragraph", count: spacers },
    { what: "width of a table cell", count: widths },
  ];
  return all.filter(({ count }) => count > 0);
}
