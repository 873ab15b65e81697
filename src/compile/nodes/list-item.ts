import type { Element } from "hast";
import type { ListItem } from "mdast";
import { defaultHandlers, type Handler } from "mdast-util-to-hast";
import { EXIT, visit } from "unist-util-visit";

/** A list item as ever, but that its checkbox stands where the item does: the warning about it names that line. */
export const listItemHandler: Handler = (state, node: ListItem, parent) => {
  const item = defaultHandlers.listItem(state, node, parent);
  if (typeof node.checked !== "boolean") return item;
  visit(item, "element", (box: Element) => {
    if (box.tagName !== "input") return undefined;
    state.patch(node, box);
    return EXIT;
  });
  return item;
};
