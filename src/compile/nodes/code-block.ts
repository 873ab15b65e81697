import type { Element, ElementContent } from "hast";
import type { Code } from "mdast";
import type { Handler } from "mdast-util-to-hast";
import { element, text } from "../html/tree.ts";

/** A block of code with a break for each line end: reading the tree as HTML again would take an empty first line away. */
export const codeBlockHandler: Handler = (state, node: Code): Element => {
  const lines = node.value.split("\n").flatMap((line): ElementContent[] => [text(line), element("br", {}, [])]);
  const block = element("pre", {}, [element("code", {}, lines)]);
  state.patch(node, block);
  return block;
};
