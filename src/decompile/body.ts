import type { Element, Root } from "hast";
import { normalBlocks } from "../dialect/normal-blocks.ts";
import { parseBody } from "../dialect/parse-body.ts";
import { writeRaw } from "./blocks/raw.ts";
import { writeBlocks } from "./blocks.ts";
import type { Decompiled, DecompileContext, RawReport } from "./context.ts";
import { reportOf } from "./excerpt.ts";
import { nameHeadings } from "./headings.ts";
import { leftOut } from "./left-out.ts";
import { joined } from "./writing.ts";

/**
 * A stored body as the Markdown that a writer would have written. Compiled again it has the same normal form: what
 * Markdown has no words for stays HTML, in attributes, elements or, last, in a fenced `intercom-html` block, and all
 * of the last are reported.
 */
export function decompileBody(html: string, context: DecompileContext): Decompiled {
  const body = parseBody(html);
  const blocks = blocksOf(body, context);
  const raw: RawReport[] = [];
  const written = joined(writeBlocks(blocks, { context, headings: nameHeadings(blocks), raw }));
  return { markdown: asText(written), raw, leftOut: leftOut(body.children) };
}

/**
 * A stored body with all of its blocks in fenced `intercom-html` blocks: for a body whose Markdown, compiled again, was
 * seen not to be the same.
 * @param reason said of each block in the report, e.g. `its Markdown would say something else`
 */
export function decompileRaw(html: string, context: DecompileContext, reason: string): Decompiled {
  const body = parseBody(html);
  const blocks = blocksOf(body, context);
  const writing = { context, headings: nameHeadings(blocks) };
  return {
    markdown: asText(blocks.map((block) => writeRaw(block, writing)).join("\n\n")),
    raw: blocks.map((block) => reportOf(block, reason)),
    leftOut: leftOut(body.children),
  };
}

function blocksOf(body: Root, { helpCenterUrls }: DecompileContext): Element[] {
  return normalBlocks(body.children, { helpCenterUrls, attributes: "kept" });
}

function asText(markdown: string): string {
  return markdown === "" ? "" : `${markdown}\n`;
}
