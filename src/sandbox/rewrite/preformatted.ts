import type { Element, ElementContent } from "hast";
import { build } from "./attributes.ts";

/** A code block as stored: lines split by `br`, without its language and colours. */
export function rewritePreformatted(element: Element): ElementContent[] {
  const lines = textOf(element).replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const children = lines.flatMap((line, index): ElementContent[] => [
    ...(index > 0 ? [build("br", {}, [])] : []),
    ...(line === "" ? [] : [{ type: "text" as const, value: line }]),
  ]);
  return [build("pre", {}, [build("code", {}, children)])];
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  return node.tagName === "br" ? "\n" : node.children.map(textOf).join("");
}
