import type { Element, ElementContent } from "hast";

/** What never reaches a stored body, nor what stands in it: forms and anything that runs, loads or styles. */
const REMOVED = new Set(
  (
    "form input textarea select option button script style noscript template object embed applet svg math canvas " +
    "audio video source track map area link meta base head title frame frameset param"
  ).split(" "),
);

/** What is left of nodes once forms, scripts, styles and comments are gone. */
export function withoutRemoved(
  nodes: readonly ElementContent[],
): (Element | Extract<ElementContent, { type: "text" }>)[] {
  return nodes.filter((node) => node.type === "text" || (node.type === "element" && !REMOVED.has(node.tagName))) as (
    Element | Extract<ElementContent, { type: "text" }>
  )[];
}
