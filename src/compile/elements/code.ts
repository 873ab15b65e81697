import type { Element, ElementContent } from "hast";
import type { ElementHandler } from "../html/conversion.ts";
import { wrapInline } from "../html/wrap-inline.ts";
import { element, isBlankText, text } from "../html/tree.ts";

/** A code block: text alone, its lines split by `<br>`; Intercom keeps no language. */
export const codeBlockElement: ElementHandler = (node, conversion) => {
  const lines = linesOf(node).replace(/\n$/, "").split("\n");
  conversion.headings.settleAnchors();
  const children = lines.flatMap((line, index): ElementContent[] => [
    ...(index === 0 ? [] : [element("br", {}, [])]),
    ...(line === "" ? [] : [text(line)]),
  ]);
  return [element("pre", {}, [element("code", {}, children)], node)];
};

/** Code within a line; a key to press looks the same. */
export const codeElement: ElementHandler = (node, conversion) => {
  const children = conversion.children(node);
  return children.every(isBlankText) ? children : wrapInline(element("code", {}, [], node), children);
};

function linesOf(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === "text") return child.value;
      if (child.type !== "element") return "";
      return child.tagName === "br" ? "\n" : linesOf(child);
    })
    .join("");
}
