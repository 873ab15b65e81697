import type { Element, ElementContent } from "hast";
import { bareImageUrl } from "../../dialect/addresses.ts";
import { attributeOf, classesOf } from "../../dialect/html-tree.ts";
import { linkTarget } from "../../dialect/link-target.ts";

/** Tells which parts of two pages are the same. */
export interface NodeKeys {
  /** Equal for two nodes that readers would take for the same. */
  readonly of: (node: ElementContent) => string;
  /** The same of an element alone, without what it holds. */
  readonly shell: (element: Element) => string;
}

/**
 * @param pictures addresses of pictures that are the same as another's, by their bare address
 */
export function nodeKeys(helpCenterUrls: readonly string[], pictures: ReadonlyMap<string, string>): NodeKeys {
  const known = new WeakMap<Element, string>();
  const shell = (node: Element): string => {
    const parts = [node.tagName, ...classesOf(node)];
    if (node.tagName === "a") parts.push(linkTarget(attributeOf(node, "href"), helpCenterUrls) ?? "");
    if (node.tagName === "img") {
      const address = bareImageUrl(attributeOf(node, "src"));
      parts.push(pictures.get(address) ?? address, attributeOf(node, "alt"));
    }
    if (node.tagName === "td") parts.push(attributeOf(node, "colSpan"), attributeOf(node, "rowSpan"));
    return JSON.stringify(parts);
  };
  const of = (node: ElementContent): string => {
    if (node.type === "text") return JSON.stringify(node.value);
    if (node.type !== "element") return "";
    const before = known.get(node);
    if (before !== undefined) return before;
    const key = `${shell(node)}(${node.children.map(of).join(",")})`;
    known.set(node, key);
    return key;
  };
  return { of, shell };
}
