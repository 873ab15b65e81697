import { problemKind } from "../../model/problem.ts";
import { toBlocks } from "../html/blocks.ts";
import type { ElementHandler } from "../html/conversion.ts";
import { numbered, spotOf } from "../notices.ts";
import { inBold } from "./bold.ts";

export const definitionListLost = problemKind<{ count: number }>({
  code: "definition-list-lost",
  severity: "warning",
  message: ({ count }) =>
    `Intercom refuses definition lists: ${numbered(count, "one becomes", "become")} paragraphs with the terms in bold.`,
  hint: () => "Nothing needs to be done where that is good enough; else write a table.",
});

/** `dl`: terms and definitions as paragraphs. */
export const definitionListElement: ElementHandler = (node, conversion) => {
  conversion.notices.count(definitionListLost, spotOf(node), {});
  return toBlocks(conversion.children(node));
};

/** `dt`: a paragraph in bold. */
export const termElement: ElementHandler = (node, conversion) => toBlocks(inBold(conversion.children(node)));
