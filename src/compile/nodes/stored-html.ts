import type { Element } from "hast";
import type { Code, Literal } from "mdast";
import type { Handler } from "mdast-util-to-hast";
import type { Parent } from "../markdown/walk.ts";

/** The language of a fenced block whose text is HTML as Intercom stores it: what Markdown has no words for. */
const LANGUAGE = "intercom-html";

/** The element that carries such HTML through the tree; a page that writes it itself gets no more than by the fence. */
export const STORED_ELEMENT = "intercom-html";

interface StoredHtml extends Literal {
  type: "storedHtml";
}

declare module "mdast" {
  interface RootContentMap {
    storedHtml: StoredHtml;
  }
  interface BlockContentMap {
    storedHtml: StoredHtml;
  }
}

/** Takes a ```` ```intercom-html ```` block for what it is, so that it also means something else than code. */
export function readStoredHtml(node: Code, index: number, parent: Parent): void {
  if (node.lang !== LANGUAGE) return;
  const position = node.position === undefined ? {} : { position: node.position };
  parent.children[index] = { type: "storedHtml", value: node.value, ...position };
}

export const storedHtmlHandler: Handler = (state, node: StoredHtml): Element => {
  const carrier: Element = {
    type: "element",
    tagName: STORED_ELEMENT,
    properties: { dataHtml: node.value },
    children: [],
  };
  state.patch(node, carrier);
  return carrier;
};
