import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { headingId } from "../../dialect/heading-id.ts";
import { attributeOf } from "../../dialect/html-tree.ts";
import { isHeading } from "../../dialect/normal-headings.ts";
import type { Writing } from "../writing.ts";
import { writtenId } from "./heading-id.ts";

const spelled: ReadonlyMap<string, string> = new Map([
  ["strong", "b"],
  ["em", "i"],
]);

/**
 * A block as a fence that the compiler passes on as it is; links and images keep the addresses that are stored. Its
 * headings have the level of those around it, and links to headings of the article the ids that these will be sent with.
 */
export function writeRaw(block: Element, writing: Pick<Writing, "context" | "headings">): string {
  return fenced(toHtml(asWritten(block, writing)), "intercom-html");
}

function asWritten(node: ElementContent, writing: Pick<Writing, "context" | "headings">): ElementContent {
  if (node.type !== "element") return node;
  const children = node.children.map((child) => asWritten(child, writing));
  const { properties } = node;
  if (isHeading(node)) {
    const tagName = `h${String(writing.headings.depthOf(node))}`;
    return { ...node, tagName, properties: { ...properties, id: writtenId(node, writing) }, children };
  }
  const href = node.tagName === "a" ? sentAnchor(attributeOf(node, "href"), writing) : undefined;
  return {
    ...node,
    tagName: spelled.get(node.tagName) ?? node.tagName,
    properties: href === undefined ? properties : { ...properties, href },
    children,
  };
}

/** A link to a heading that gets another id when it is sent. */
function sentAnchor(href: string, { context, headings }: Pick<Writing, "context" | "headings">): string | undefined {
  const id = href.startsWith("#") ? href.slice(1) : "";
  const slug = headings.fragmentFor(id);
  return slug === undefined || slug === id || context.keepsHeadingId(id)
    ? undefined
    : `#${headingId(context.key, slug)}`;
}

/** A text between fences that are longer than any in it. */
export function fenced(text: string, language: string): string {
  const runs = text.match(/`{3,}/gu) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}
