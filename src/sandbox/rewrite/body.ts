import type { ElementContent, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { visit } from "unist-util-visit";
import { attribute } from "./attributes.ts";
import type { RewriteContext } from "./context.ts";
import { rewriteFlow } from "./flow.ts";
import { settleHeadings } from "./heading.ts";
import { parseHtml } from "./parse.ts";

/**
 * The HTML that Intercom stores for a body that is sent, as far as its documentation and stored bodies tell.
 * Throws UnsupportedHtml for what Intercom answers with 400.
 */
export function rewriteBody(html: string, context: RewriteContext): string {
  const sent = parseHtml(html);
  const children = rewriteFlow(context, sent.children as ElementContent[], { inside: "body" });
  const root: Root = { type: "root", children };
  settleHeadings(context, root);
  return toHtml(root, { characterReferences: { useNamedReferences: true } });
}

/** The URLs of the images of a body, each once. Throws UnsupportedHtml as `rewriteBody` does. */
export function imageSources(html: string): string[] {
  // Most bodies have none, and parsing is what takes the time.
  if (!/<img/i.test(html)) return [];
  const sources = new Set<string>();
  visit(parseHtml(html), "element", (element) => {
    const source = element.tagName === "img" ? attribute(element, "src") : undefined;
    if (source !== undefined) sources.add(source);
  });
  return [...sources];
}
