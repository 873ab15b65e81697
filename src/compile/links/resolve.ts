import type { Root } from "mdast";
import { walk } from "../markdown/walk.ts";
import { spotOf } from "../notices.ts";
import { replaceHtmlAddresses } from "./html-addresses.ts";
import type { Origin } from "./origin.ts";
import { resolveImage } from "./resolve-image.ts";
import { resolveLink } from "./resolve-link.ts";

/** Puts symbols in the place of all addresses that lead to files; links that lead nowhere leave their text. */
export function resolveAddresses(tree: Root, origin: Origin): void {
  walk(tree, (node, index, parent) => {
    switch (node.type) {
      case "link": {
        const address = resolveLink(node.url, spotOf(node), origin);
        if (address !== null) {
          node.url = address;
          return undefined;
        }
        parent.children.splice(index, 1, ...node.children);
        return index;
      }
      case "image": {
        const address = resolveImage(node.url, spotOf(node), origin);
        if (address !== null) {
          node.url = address;
          return undefined;
        }
        parent.children.splice(index, 1);
        return index;
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
