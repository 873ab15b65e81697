import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { element } from "./html-tree.ts";
import { CLASSES } from "./names.ts";
import { parseBody } from "./parse-body.ts";

/** A tag with its values: what is quoted in it is no tag. */
const TAG = /<(\/?)([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/giu;

/** Whether a list stands in a list: Intercom's documentation says that sending one is a 400 (behaviour §7). */
export function hasNestedLists(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = ""] of html.matchAll(TAG)) {
    if (!/^[uo]l$/iu.test(name)) continue;
    depth = Math.max(0, depth + (slash === "" ? 1 : -1));
    if (depth > 1) return true;
  }
  return false;
}

/**
 * A body without lists in lists, every word in its order. Points below a point become points beside it. Steps below a
 * point stand as a numbered list between the points. What stands below a step becomes paragraphs of that step, since a
 * list that is cut in two would be numbered from 1 again.
 */
export function flattenLists(html: string): string {
  if (!hasNestedLists(html)) return html;
  const children = flattened(parseBody(html).children as ElementContent[]);
  const options = { characterReferences: { useNamedReferences: true }, closeSelfClosing: false };
  return toHtml({ type: "root", children }, options);
}

function flattened(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== "element") return [node];
    return isList(node) ? flatLists(node) : [{ ...node, children: flattened(node.children) }];
  });
}

/** One list as the lists that follow each other in its place. */
function flatLists(list: Element): Element[] {
  if (list.tagName === "ol") {
    return [{ ...list, children: itemsOf(list).map((children) => element("li", {}, withoutLists(children))) }];
  }
  const lists: Element[] = [];
  for (const children of itemsOf(list)) {
    for (const part of partsOf(children)) {
      const last = lists.at(-1);
      if (part.tagName !== "ul" || last?.tagName !== "ul") lists.push(part);
      else lists.splice(-1, 1, { ...last, children: [...last.children, ...part.children] });
    }
  }
  return lists;
}

/** The content of a point, cut at its lists: what stands between them are points themselves. */
function partsOf(children: readonly ElementContent[]): Element[] {
  if (!children.some(isList)) return [point(children)];
  const parts: Element[] = [];
  let between: ElementContent[] = [];
  const close = (): void => {
    if (!between.every(isBlank)) parts.push(point(between));
    between = [];
  };
  for (const child of children) {
    if (!isList(child)) between.push(child);
    else {
      close();
      parts.push(...flatLists(child));
    }
  }
  close();
  return parts;
}

function point(children: readonly ElementContent[]): Element {
  return element("ul", {}, [element("li", {}, withoutLists(children))]);
}

/** Blocks in which each list, however deep, is the paragraphs of its items. */
function withoutLists(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== "element") return [node];
    if (!isList(node)) return [{ ...node, children: withoutLists(node.children) }];
    return itemsOf(node).flatMap((children) => blocks(withoutLists(children)));
  });
}

/** What stands loose between blocks becomes paragraphs, so that two items do not become one line. */
function blocks(nodes: readonly ElementContent[]): Element[] {
  const found: Element[] = [];
  let line: ElementContent[] = [];
  const close = (): void => {
    if (!line.every(isBlank)) found.push(element("p", { className: CLASSES.paragraph }, line));
    line = [];
  };
  for (const node of nodes) {
    if (node.type !== "element" || !BLOCK.test(node.tagName)) line.push(node);
    else {
      close();
      found.push(node);
    }
  }
  close();
  return found;
}

const BLOCK = /^(?:p|h[1-6]|div|pre|details|table|hr|iframe|blockquote)$/u;

/** The content of each item; what stands in none of them belongs to the one above. */
function itemsOf(list: Element): ElementContent[][] {
  const items: ElementContent[][] = [];
  for (const child of list.children) {
    if (child.type === "element" && child.tagName === "li") items.push([...child.children]);
    else if (!isBlank(child)) (items.at(-1) ?? items[items.push([]) - 1])?.push(child);
  }
  return items;
}

type List = Element & { readonly tagName: "ul" | "ol" };

function isList(node: ElementContent): node is List {
  return node.type === "element" && (node.tagName === "ul" || node.tagName === "ol");
}

function isBlank(node: ElementContent): boolean {
  return node.type !== "element" && (node.type !== "text" || node.value.trim() === "");
}
