import type { Element } from "hast";
import type { Literal, Root } from "mdast";
import type { Handler } from "mdast-util-to-hast";
import { visit } from "unist-util-visit";

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

/** Takes ```` ```intercom-html ```` blocks for what they are, so that they also mean something else than code. */
export function readStoredHtml(tree: Root): void {
  visit(tree, "code", (node, index, parent) => {
    if (node.lang !== LANGUAGE || parent === undefined || index === undefined) return;
    const position = node.position === undefined ? {} : { position: node.position };
    parent.children[index] = { type: "storedHtml", value: node.value, ...position };
  });
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
