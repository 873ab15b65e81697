import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";
import { alignmentClass, alignmentOf, attribute, build } from "./attributes.ts";
import type { Place, RewriteContext } from "./context.ts";
import { inline } from "./inline.ts";

/** No stored body holds a deeper one. */
const DEEPEST = 4;

/** A heading with its words; levels and ids are set once the whole body is known. */
export function rewriteHeading(context: RewriteContext, element: Element, place: Place): ElementContent[] {
  const align = alignmentClass(alignmentOf(element) ?? place.align);
  const className = align.length === 0 ? undefined : align;
  return [build(element.tagName, { id: attribute(element, "id"), className }, inline(context, element.children))];
}

/** Sets levels and ids of all headings of a body. */
export function settleHeadings(context: RewriteContext, root: Root): void {
  const headings: Element[] = [];
  visit(root, "element", (element) => {
    if (/^h[1-6]$/.test(element.tagName)) headings.push(element);
  });
  const top = Math.min(...headings.map(levelOf));
  const used = new Set<string>();
  for (const heading of headings) {
    heading.tagName = `h${newLevel(context, levelOf(heading), top)}`;
    const id = newId(context, attribute(heading, "id") ?? "", used);
    used.add(id);
    const { className } = heading.properties;
    heading.properties = className === undefined ? { id } : { id, className };
  }
}

function levelOf(heading: Element): number {
  return Number(heading.tagName.slice(1));
}

function newLevel(context: RewriteContext, level: number, top: number): number {
  switch (context.quirks.headingLevels) {
    case "promoteToH1":
      return Math.min(level - top + 1, DEEPEST);
    case "keep":
      return Math.min(level, DEEPEST);
    case "flattenToH2":
      return Math.min(level, 2);
  }
}

function newId(context: RewriteContext, sent: string, used: ReadonlySet<string>): string {
  const kept = context.quirks.headingIds === "keepIfShaped" && /^h_[\da-f]{10}$/.test(sent) && !used.has(sent);
  return kept ? sent : context.headingId();
}
