import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { toString } from "hast-util-to-string";
import { attributeOf, eachElement } from "./html-tree.ts";
import { normalTree } from "./normal.ts";
import type { ReadBody } from "./read-body.ts";

/** What a body holds besides its words; each in the order of the body. */
export interface BesidesWords {
  /** Addresses as they are written. */
  readonly links: readonly { readonly words: string; readonly address: string }[];
  /** Addresses without signed queries. */
  readonly pictures: readonly { readonly alt: string; readonly address: string }[];
  /** Addresses of the players. */
  readonly videos: readonly string[];
}

/** The links, pictures and videos of a body. */
export function besidesWordsOf({ parsed }: ReadBody, helpCenterUrls: readonly string[]): BesidesWords {
  const found: {
    links: BesidesWords["links"][number][];
    pictures: BesidesWords["pictures"][number][];
    videos: string[];
  } = { links: [], pictures: [], videos: [] };
  eachElement(normalTree(parsed.children, { helpCenterUrls, attributes: "kept" }), (element) => {
    const { tagName } = element;
    if (tagName === "a") {
      const words = toString(element).replace(/\s+/gu, " ").trim();
      found.links.push({ words, address: attributeOf(element, "href") });
    }
    if (tagName === "img")
      found.pictures.push({ alt: attributeOf(element, "alt"), address: attributeOf(element, "src") });
    if (tagName === "iframe") found.videos.push(attributeOf(element, "src"));
  });
  return found;
}

/** All else of a body: equal for two that differ in links, pictures and videos alone. */
export function outlineOf({ normal }: ReadBody): string {
  return toHtml({ type: "root", children: normal.flatMap(outlined) });
}

/** A link is its text, unless it is a button; what holds nothing but a picture goes with it. */
function outlined(node: ElementContent): ElementContent[] {
  if (node.type !== "element") return [node];
  if (node.tagName === "img" || node.tagName === "iframe") return [];
  const children = node.children.flatMap(outlined);
  if (children.length === 0 && node.children.length > 0) return [];
  if (node.tagName === "a" && node.properties["className"] === undefined) return children;
  const { href, ...properties } = node.properties;
  const element: Element = { ...node, properties, children };
  return href === undefined ? [{ ...node, children }] : [element];
}
