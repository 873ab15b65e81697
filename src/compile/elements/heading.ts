import type { Element, Nodes } from "hast";
import { toString } from "hast-util-to-string";
import { problemKind } from "../../model/problem.ts";
import { isBlock, trimmedLine } from "../html/blocks.ts";
import type { ElementHandler } from "../html/conversion.ts";
import { element, propertyOf } from "../html/tree.ts";
import { numbered, spotOf } from "../notices.ts";

export const headingLevelLost = problemKind<{ count: number }>({
  code: "heading-level-lost",
  severity: "warning",
  message: ({ count }) =>
    `Intercom has four levels of headings: ${numbered(count, "one heading", "headings")} of level 5 or 6 become${count === 1 ? "s" : ""} level 4.`,
  hint: () => "Use fewer levels, or split the article.",
});

/** A heading with the id that links lead to; text alone stands in it. */
export const headingElement: ElementHandler = (node, conversion) => {
  const level = Number(node.tagName.slice(1));
  if (level > 4) conversion.notices.count(headingLevelLost, spotOf(node), {});
  const explicit = takeExplicitId(node) ?? propertyOf(node, "id");
  const id = conversion.headings.add(toString(node), explicit);
  const children = conversion.children(node);
  conversion.headings.settleAnchors();
  const line = trimmedLine(children.flatMap((child) => (isBlock(child) ? child.children : [child])));
  return line.length === 0 ? [] : [element(`h${String(Math.min(level, 4))}`, { id }, line, node)];
};

/** Takes `{#id}` off the end of a heading's text, as Intercom and MkDocs write it. */
function takeExplicitId(node: Element): string | undefined {
  let last: Nodes | undefined = node;
  while (last?.type === "element") last = last.children.at(-1);
  if (last?.type !== "text") return undefined;
  // A no-break space is a word.
  const match = /[ \t\n]*\{\s*#([^\s}]+)[^}]*\}\s*$/.exec(last.value);
  if (match === null) return undefined;
  last.value = last.value.slice(0, match.index);
  return match[1];
}
