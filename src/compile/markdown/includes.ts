import type { Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";

/** `[!INCLUDE [name](file.md)]` of Microsoft's tools holds no link: its file is not one that readers can go to. */
export function unlinkIncludes(tree: Root): void {
  visit(tree, "link", (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    const before = parent.children[index - 1];
    if (before?.type !== "text" || !/\[!INCLUDE\s*$/i.test(before.value)) return undefined;
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
}
