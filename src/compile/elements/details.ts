import type { ElementContent } from "hast";
import { CLASSES } from "../../dialect/names.ts";
import { isBlock, paragraph, toBlocks, trimmedLine } from "../html/blocks.ts";
import type { ElementHandler } from "../html/conversion.ts";
import { element, isElement, text } from "../html/tree.ts";

/** A collapsible section as Intercom stores it. */
export const detailsElement: ElementHandler = (node, conversion) => {
  const summary = node.children.find((child) => isElement(child, "summary"));
  const rest = { ...node, children: node.children.filter((child) => child !== summary) };
  const title = summary === undefined ? [] : trimmedLine(conversion.children(summary).flatMap(lineOf));
  const blocks = toBlocks(conversion.children(rest));
  return [
    element(
      "details",
      {},
      [
        // Browsers give a collapsible without a title a word of their own; Intercom is not known to.
        element("summary", {}, title.length === 0 ? [text("…")] : title),
        element("div", { className: [CLASSES.collapsible] }, blocks.length === 0 ? [paragraph([])] : blocks),
      ],
      node,
    ),
  ];
};

function lineOf(node: ElementContent): ElementContent[] {
  return isBlock(node) ? node.children : [node];
}
