import type { Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { spotOf } from "../notices.ts";
import { replaceHtmlAddresses } from "./html-addresses.ts";
import type { Origin } from "./origin.ts";
import { resolveImage } from "./resolve-image.ts";
import { resolveLink } from "./resolve-link.ts";

/** Puts symbols in the place of all addresses that lead to files; links that lead nowhere leave their text. */
export function resolveAddresses(tree: Root, origin: Origin): void {
  visit(tree, (node, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    switch (node.type) {
      case "link": {
        const address = resolveLink(node.url, spotOf(node), origin);
        if (address !== null) {
          node.url = address;
          return undefined;
        }
        parent.children.splice(index, 1, ...node.children);
        return [SKIP, index];
      }
      case "image": {
        const address = resolveImage(node.url, spotOf(node), origin);
        if (address !== null) {
          node.url = address;
          return undefined;
        }
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      case "html":
        node.value = replaceHtmlAddresses(node.value, spotOf(node), (address, use, spot) =>
          use === "link" ? resolveLink(address, spot, origin) : resolveImage(address, spot, origin),
        );
        return undefined;
      case "containerDirective":
      case "leafDirective": {
        const href = node.attributes?.["href"];
        if (typeof href === "string") {
          node.attributes = { ...node.attributes, href: resolveLink(href, spotOf(node), origin) };
        }
        return undefined;
      }
      default:
        return undefined;
    }
  });
}
