import type { Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";

/** Takes HTML comments out: their author meant no reader to see them. */
export function removeComments(tree: Root): void {
  visit(tree, "html", (node, index, parent) => {
    node.value = node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
    if (node.value.trim() !== "" || parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}
