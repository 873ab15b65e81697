import type { Element, ElementContent } from "hast";
import { problemKind } from "../../model/problem.ts";
import { paragraph, toBlocks } from "../html/blocks.ts";
import type { Conversion, ElementHandler } from "../html/conversion.ts";
import { element, isBlankText, isElement, propertyOf } from "../html/tree.ts";
import { numbered, spotOf } from "../notices.ts";

export const listStartLost = problemKind<{ count: number }>({
  code: "list-start-lost",
  severity: "warning",
  message: ({ count }) =>
    `Intercom numbers every list from 1, so ${numbered(count, "one list", "lists")} that start${count === 1 ? "s" : ""} with another number will show other numbers.`,
  hint: () => "Indent what interrupts the list, so that it stays one list.",
});

/** `ul` and `ol`: each item holds blocks, and a list without items, which Intercom refuses, is nothing. */
export const listElement: ElementHandler = (node, conversion) => {
  const start = propertyOf(node, "start");
  if (node.tagName === "ol" && start !== undefined && start !== "1") {
    conversion.notices.count(listStartLost, spotOf(node), {});
  }
  const items: Element[] = [];
  for (const child of node.children) {
    if (isElement(child, "li")) items.push(itemOf(child, conversion));
    else if (child.type === "element" || !isBlankText(child)) addToLast(items, wrapped(child, conversion));
  }
  return items.length === 0 ? [] : [element(node.tagName, {}, items, node)];
};

/** An item whose list its author forgot. */
export const looseItemElement: ElementHandler = (node, conversion) => toBlocks(conversion.children(node));

function itemOf(node: Element, conversion: Conversion): Element {
  const blocks = toBlocks(conversion.inside("list").children(node));
  return element("li", {}, blocks.length === 0 ? [paragraph([])] : blocks, node);
}

function wrapped(child: ElementContent, conversion: Conversion): Element[] {
  return toBlocks(conversion.inside("list").children(element("li", {}, [child])));
}

/** What stands in a list but in none of its items belongs to the item above. */
function addToLast(items: Element[], blocks: readonly Element[]): void {
  if (blocks.length === 0) return;
  const last = items.at(-1);
  if (last === undefined) items.push(element("li", {}, blocks));
  else last.children.push(...blocks);
}
