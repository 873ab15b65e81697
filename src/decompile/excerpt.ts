import type { Element, ElementContent } from "hast";
import type { RawReport } from "./context.ts";

const LONGEST = 60;

const NAMES: Readonly<Record<string, string>> = {
  p: "paragraph",
  ...Object.fromEntries(["h1", "h2", "h3", "h4", "h5", "h6"].map((name) => [name, "heading"])),
  ul: "list",
  ol: "list",
  pre: "code",
  details: "collapsible section",
  div: "callout",
  iframe: "video",
  hr: "rule",
  blockquote: "quote",
};

/** What is told of a block that stays HTML. */
export function reportOf(block: Element, reason: string): RawReport {
  const words = wordsOf(block).replace(/\s+/gu, " ").trim();
  const excerpt = words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/u, "")}…` : words;
  return { block: NAMES[block.tagName] ?? block.tagName, reason, excerpt };
}

/** The words of a block; those of blocks in it stand apart. */
function wordsOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  const gap = /^(?:p|h[1-6]|li|td|summary|br|pre)$/u.test(node.tagName) ? " " : "";
  return gap + node.children.map(wordsOf).join("") + gap;
}
