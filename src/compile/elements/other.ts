import { toString } from "hast-util-to-string";
import { toBlocks } from "../html/blocks.ts";
import type { ElementHandler } from "../html/conversion.ts";
import { htmlElementDropped, htmlElementLost } from "../html/lost.ts";
import { element, text } from "../html/tree.ts";
import { spotOf } from "../notices.ts";

/** An element without meaning of its own: what it holds takes its place. */
export const transparentElement: ElementHandler = (node, conversion) => conversion.children(node);

/** The same for one that starts a line of its own. */
export const transparentBlockElement: ElementHandler = (node, conversion) => toBlocks(conversion.children(node));

/** An element that Intercom has no like of: what it holds stays, and its loss is told. */
export const lostElement: ElementHandler = (node, conversion) => {
  conversion.notices.count(htmlElementLost, spotOf(node), { tag: node.tagName });
  return conversion.children(node);
};

/** The same for one whose inner elements mean nothing without it. */
export const wordsElement: ElementHandler = (node, conversion) => {
  conversion.notices.count(htmlElementLost, spotOf(node), { tag: node.tagName });
  return [text(toString(node).replace(/\s+/g, " ").trim())];
};

/** An element that Intercom refuses and that holds no words for readers. */
export const droppedElement: ElementHandler = (node, conversion) => {
  conversion.notices.count(htmlElementDropped, spotOf(node), { tag: node.tagName });
  return [];
};

/** An element that shows nothing. */
export const silentElement: ElementHandler = () => [];

/** `br` and `hr`, as they are. */
export const plainElement: ElementHandler = (node) => [element(node.tagName, {}, [], node)];
