import type { ElementContent } from "hast";
import type { ElementHandler } from "../html/conversion.ts";
import { wrapInline } from "../html/wrap-inline.ts";
import { element } from "../html/tree.ts";

/** `strong` and `b`: Intercom stores `b`. */
export const boldElement: ElementHandler = (node, conversion) => inBold(conversion.children(node));

/** Makes all of some content bold, once. */
export function inBold(children: readonly ElementContent[]): ElementContent[] {
  return wrapInline(element("b", {}, []), children.flatMap(withoutBold));
}

function withoutBold(node: ElementContent): ElementContent[] {
  if (node.type !== "element") return [node];
  const children = node.children.flatMap(withoutBold);
  return node.tagName === "b" ? children : [{ ...node, children }];
}
