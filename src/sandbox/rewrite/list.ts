import type { Element, ElementContent } from "hast";
import { build, isBlank, isNamed } from "./attributes.ts";
import type { Place, Rewriting } from "./context.ts";
import { spacer } from "./paragraph.ts";
import { withoutRemoved } from "./removed.ts";
import { UnsupportedHtml } from "./unsupported.ts";

/** A list as stored: every item holds blocks; the number that it starts with is lost. Empty lists are refused. */
export function rewriteList(rewriting: Rewriting, element: Element, place: Place): ElementContent[] {
  if (place.inside === "list" && rewriting.quirks.nestedLists === "reject400") {
    throw new UnsupportedHtml("Nested lists are not supported");
  }
  const items = itemsOf(element).map((children) => {
    const blocks = rewriting.flow(children, { inside: "list" });
    return build("li", {}, blocks.length === 0 ? [spacer()] : blocks);
  });
  if (items.length === 0) throw new UnsupportedHtml("Empty lists are not supported");
  return [build(element.tagName === "ol" ? "ol" : "ul", {}, items)];
}

/** The content of each item; what stands between items belongs to the one before it. */
function itemsOf(element: Element): ElementContent[][] {
  const items: ElementContent[][] = [];
  for (const node of withoutRemoved(element.children)) {
    if (isNamed(node, "li")) items.push(node.children);
    else if (node.type === "text" && isBlank(node.value)) continue;
    else if (items.length > 0) items[items.length - 1] = [...(items.at(-1) ?? []), node];
    else items.push([node]);
  }
  return items;
}
