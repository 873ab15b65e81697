import type { Definition, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";

/** Turns reference links and images into direct ones, so that both ways of writing mean the same. */
export function inlineReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, "definition", (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return;
  visit(tree, (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    if (node.type === "definition") {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type !== "linkReference" && node.type !== "imageReference") return undefined;
    const { url = "", title } = definitions.get(node.identifier) ?? {};
    const position = node.position === undefined ? {} : { position: node.position };
    parent.children[index] =
      node.type === "linkReference"
        ? { type: "link", url, title, children: node.children, ...position }
        : { type: "image", url, title, alt: node.alt ?? "", ...position };
    return undefined;
  });
}
