import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import type { BodyNode } from "./html-tree.ts";
import { normalBlocks } from "./normal-blocks.ts";
import { rankHeadings } from "./normal-headings.ts";
import type { NormalOptions } from "./normal-options.ts";
import { parseBody } from "./parse-body.ts";

/** Counts up whenever the normal form of any body changes. */
export const NORMAL_FORM_VERSION = 2;

/**
 * How images are told apart: by the address that they stand at (two answers of Intercom's), or not at all (something
 * that was sent against what came back: Intercom puts the address of its own copy in the place of the one it was sent).
 */
export type ImageComparison = "by-address" | "alike";

/**
 * The normal form of a body: equal for two bodies that differ only in what Intercom rewrites by itself (behaviour §7)
 * or in how HTML is spelled, and stable under being applied to itself. What each node becomes is said in
 * `normal-blocks.ts` and `normal-inline.ts`. It is for comparing, never for sending.
 */
export function normalForm(
  html: string,
  helpCenterUrls: readonly string[],
  images: ImageComparison = "by-address",
): string {
  return writtenForm(normalTree(parseBody(html).children, { helpCenterUrls }), images);
}

/** A tree in normal form as text. */
export function writtenForm(tree: readonly Element[], images: ImageComparison): string {
  return toHtml({ type: "root", children: images === "alike" ? tree.map(withoutAddresses) : [...tree] });
}

/** The same element where no image is in it. */
function withoutAddresses<Node extends ElementContent>(node: Node): Node {
  if (node.type !== "element") return node;
  if (node.tagName === "img") {
    const { src, ...properties } = node.properties;
    return { ...node, properties };
  }
  const children = node.children.map((child) => withoutAddresses(child));
  return children.every((child, place) => child === node.children[place]) ? node : { ...node, children };
}

/** The tree of the normal form. The given nodes are left as they are. */
export function normalTree(nodes: readonly BodyNode[], options: NormalOptions): Element[] {
  return rankHeadings(normalBlocks(nodes, options));
}
