import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { isHeading } from "../../dialect/normal-headings.ts";
import type { HeadingNames } from "../headings.ts";

const spelled: ReadonlyMap<string, string> = new Map([
  ["strong", "b"],
  ["em", "i"],
]);

/**
 * A block as a fence that the compiler passes on as it is; links and images keep the addresses that are stored, and
 * headings have the level of those around it.
 */
export function writeRaw(block: Element, headings: HeadingNames): string {
  const asWritten = (node: ElementContent): ElementContent => {
    if (node.type !== "element") return node;
    const tagName = isHeading(node)
      ? `h${String(headings.depthOf(node))}`
      : (spelled.get(node.tagName) ?? node.tagName);
    return { ...node, tagName, children: node.children.map(asWritten) };
  };
  return fenced(toHtml(asWritten(block)), "intercom-html");
}

/** A text between fences that are longer than any in it. */
export function fenced(text: string, language: string): string {
  const runs = text.match(/`{3,}/gu) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}
