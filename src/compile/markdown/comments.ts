import type { Html } from "mdast";
import type { Parent } from "./walk.ts";

/** Takes HTML comments out: their author meant no reader to see them. */
export function removeComments(node: Html, index: number, parent: Parent): number | undefined {
  node.value = node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
  if (node.value.trim() !== "") return undefined;
  parent.children.splice(index, 1);
  return index;
}
