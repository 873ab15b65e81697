import { toString } from "hast-util-to-string";
import { CLASSES } from "../../dialect/names.ts";
import { problemKind } from "../../model/problem.ts";
import { trimmedLine } from "../html/blocks.ts";
import type { ElementHandler } from "../html/conversion.ts";
import { classesOf, element, isBlankText, propertyOf, text } from "../html/tree.ts";
import { wrapInline } from "../html/wrap-inline.ts";
import { SYMBOL_SCHEME } from "../links/symbols.ts";
import { numbered, spotOf } from "../notices.ts";
import { noticeTooltip } from "./tooltip.ts";

export const linkWithoutText = problemKind<{ count: number }>({
  code: "link-without-text",
  severity: "warning",
  message: ({ count }) =>
    `${numbered(count, "A link holds", "links hold")} no text, so readers see its address, or nothing where it leads to a file.`,
  hint: () => "Write the text to click on into the link.",
});

const ALLOWED = new RegExp(`^(?:https?|mailto|tel|${SYMBOL_SCHEME}):`, "i");

/** A link as Intercom stores it; a button keeps its class and stands by itself. One without an address is its text. */
export const linkElement: ElementHandler = (node, conversion) => {
  const href = propertyOf(node, "href") ?? "";
  const children = conversion.children(node);
  if (!ALLOWED.test(href)) return children;
  noticeTooltip(node, toString(node), conversion);
  if (classesOf(node).includes(CLASSES.button)) {
    const button = element("a", { className: [CLASSES.button], target: "_blank", href }, trimmedLine(children), node);
    return [element("div", { className: [CLASSES.container] }, [button])];
  }
  const properties = { href, target: "_blank", className: [CLASSES.link] };
  if (!children.every(isBlankText)) return wrapInline(element("a", properties, [], node), children);
  conversion.notices.count(linkWithoutText, spotOf(node), {});
  return href.startsWith(`${SYMBOL_SCHEME}:`) ? [] : [element("a", properties, [text(href)], node)];
};
