import type { Element } from "hast";
import { toHtml } from "hast-util-to-html";
import type { BodyNode } from "./html-tree.ts";
import { normalBlocks } from "./normal-blocks.ts";
import { rankHeadings } from "./normal-headings.ts";
import type { ImageComparison, NormalOptions } from "./normal-options.ts";
import { parseBody } from "./parse-body.ts";

/** Counts up whenever the normal form of any body changes. */
export const NORMAL_FORM_VERSION = 2;

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
  return toHtml({ type: "root", children: normalTree(parseBody(html).children, { helpCenterUrls, images }) });
}

/** The tree of the normal form. The given nodes are left as they are. */
export function normalTree(nodes: readonly BodyNode[], options: NormalOptions): Element[] {
  return rankHeadings(normalBlocks(nodes, options));
}
