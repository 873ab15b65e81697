import { problemKind } from "../../model/problem.ts";
import type { ElementHandler } from "../html/conversion.ts";
import { numbered, spotOf } from "../notices.ts";

export const strikethroughLost = problemKind<{ count: number }>({
  code: "strikethrough-lost",
  severity: "warning",
  message: ({ count }) =>
    `Intercom cannot strike text through: ${numbered(count, "one struck text stays", "struck texts stay")} as plain text.`,
  hint: () => "Take the text out, or say in words that it no longer holds.",
});

/** Struck text stays, without its line. */
export const struckElement: ElementHandler = (node, conversion) => {
  conversion.notices.count(strikethroughLost, spotOf(node), {});
  return conversion.children(node);
};
