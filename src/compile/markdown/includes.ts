import type { Link } from "mdast";
import type { Parent } from "./walk.ts";

/** `[!INCLUDE [name](file.md)]` of Microsoft's tools holds no link: its file is not one that readers can go to. */
export function unlinkInclude(node: Link, index: number, parent: Parent): number | undefined {
  const before = parent.children[index - 1];
  if (before?.type !== "text" || !/\[!INCLUDE\s*$/i.test(before.value)) return undefined;
  parent.children.splice(index, 1, ...node.children);
  return index;
}
