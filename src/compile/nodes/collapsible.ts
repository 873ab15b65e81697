import type { Element } from "hast";
import type { State } from "mdast-util-to-hast";
import { element, text } from "../html/tree.ts";
import { attributeOf, contentOf, labelOf, type Directive } from "./directive.ts";

/** `:::collapsible title`: a section that opens and closes. */
export function collapsibleDirective(state: State, node: Directive): Element {
  const title = attributeOf(node, "title");
  const summary = element("summary", {}, title === "" ? labelOf(state, node) : [text(title)]);
  return element("details", {}, [summary, ...contentOf(state, node)]);
}
