import type { Element, ElementContent } from "hast";
import { attribute, build } from "./attributes.ts";

const SAFE_SCHEMES = ["http", "https", "mailto", "tel", "sms"];

/** An address that is safe to follow, or relative; `undefined` for another scheme (`javascript:` however spelled). */
export function safeHref(element: Element): string | undefined {
  const href = attribute(element, "href");
  // Browsers pass over control characters and spaces in a scheme.
  const bare = (href ?? "").replace(/[\u0000-\u0020\u007f-\u00a0]/g, ""); // eslint-disable-line no-control-regex
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(bare)?.[1];
  return scheme === undefined || SAFE_SCHEMES.includes(scheme.toLowerCase()) ? href : undefined;
}

/** A link as stored: unsafe addresses are taken off, all else but the address is Intercom's. */
export function rewriteLink(element: Element, children: ElementContent[]): Element {
  return build(
    "a",
    { href: safeHref(element), target: "_blank", className: ["intercom-content-link"] },
    unlinked(children),
  );
}

/** A link in a link is only its words. */
function unlinked(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== "element") return [node];
    const children = unlinked(node.children);
    return node.tagName === "a" ? children : [{ ...node, children }];
  });
}
