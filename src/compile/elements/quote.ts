import { problemKind } from "../../model/problem.ts";
import { toBlocks } from "../html/blocks.ts";
import type { ElementHandler } from "../html/conversion.ts";
import { numbered, spotOf } from "../notices.ts";

export const blockQuoteLost = problemKind<{ count: number }>({
  code: "block-quote-lost",
  severity: "warning",
  message: ({ count }) =>
    `Intercom has no block quotes: ${numbered(count, "one becomes plain paragraphs", "become plain paragraphs")}.`,
  hint: () => "Use a callout (`> [!NOTE]`) where the text should stand out.",
});

/** A block quote becomes what it holds. */
export const quoteElement: ElementHandler = (node, conversion) => {
  conversion.notices.count(blockQuoteLost, spotOf(node), {});
  return toBlocks(conversion.children(node));
};
