import type { Element, ElementContent } from "hast";
import { build } from "./attributes.ts";
import { isBlockName } from "./blocknames.ts";
import type { RewriteContext } from "./context.ts";
import { rewriteImage } from "./image.ts";
import { rewriteLink } from "./link.ts";
import { withoutRemoved } from "./removed.ts";
import { UnsupportedHtml } from "./unsupported.ts";

/** Inline content as stored: `b`, `i`, `code`, links, images, breaks; of all other elements their words stay. */
export function inline(context: RewriteContext, children: readonly ElementContent[]): ElementContent[] {
  const out: ElementContent[] = [];
  for (const node of withoutRemoved(children)) {
    if (node.type === "text") {
      out.push(node);
      continue;
    }
    const rewritten = rewriteInline(context, node);
    // Blocks that stand where only words can are parted by a break, so that their words stay apart.
    if (isBlockName(node.tagName) && out.length > 0 && rewritten.length > 0) out.push(build("br", {}, []));
    out.push(...rewritten);
  }
  return out;
}

function rewriteInline(context: RewriteContext, element: Element): ElementContent[] {
  switch (element.tagName) {
    case "b":
    case "strong":
      return [build("b", {}, inline(context, element.children))];
    case "i":
    case "em":
      return [build("i", {}, inline(context, element.children))];
    case "code":
      return [build("code", {}, inline(context, element.children))];
    case "a":
      return [rewriteLink(element, inline(context, element.children))];
    case "br":
      return [build("br", {}, [])];
    case "img":
      return rewriteImage(context, element);
    case "hr":
      return [];
    case "dl":
      throw new UnsupportedHtml("Definition lists are not supported");
    default:
      return inline(context, element.children);
  }
}
