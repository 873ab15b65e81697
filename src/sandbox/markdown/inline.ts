import type { Element, ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import type { PhrasingContent } from "mdast";

export type Words = PhrasingContent;

/** An attribute's value as a string, classes parted by spaces; `undefined` where absent. */
export function attributeOf(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  if (value === undefined || value === null || typeof value === "boolean") return undefined;
  return Array.isArray(value) ? value.join(" ") : String(value);
}

/** Whether a text is nothing but white space of HTML. */
export function isBlankText(text: string): boolean {
  return /^[ \t\n\r\f]*$/.test(text);
}

/** A line's words in stored HTML, as Markdown knows them. */
export function readInline(nodes: readonly ElementContent[]): Words[] {
  const [first, ...rest] = readNodes(nodes);
  if (first === undefined) return [];
  return first.type === "text" ? [...text(first.value.replace(/^ /, "")), ...rest] : [first, ...rest];
}

function readNodes(nodes: readonly ElementContent[]): Words[] {
  return nodes.flatMap((node, index) => {
    if (node.type !== "text") return readNode(node);
    const before = nodes[index - 1];
    const startsLine = before?.type === "element" && before.tagName === "br";
    const value = node.value.replace(/[ \t\n\r\f]+/g, " ");
    return text(startsLine ? value.replace(/^ /, "") : value);
  });
}

function text(value: string): Words[] {
  return value === "" ? [] : [{ type: "text", value }];
}

function readNode(node: ElementContent): Words[] {
  if (node.type !== "element") return [];
  switch (node.tagName) {
    case "b":
      return wrapped("strong", node);
    case "i":
      return wrapped("emphasis", node);
    case "code":
      return inlineCode(toString(node));
    case "a":
      return link(node);
    case "img":
      return [{ type: "image", url: attributeOf(node, "src") ?? "", alt: attributeOf(node, "alt") ?? "" }];
    case "br":
      return [{ type: "break" }];
    default:
      return readNodes(node.children);
  }
}

function wrapped(type: "strong" | "emphasis", element: Element): Words[] {
  const children = readNodes(element.children);
  return children.length === 0 ? [] : [{ type, children }];
}

function inlineCode(value: string): Words[] {
  return value === "" ? [] : [{ type: "inlineCode", value }];
}

function link(element: Element): Words[] {
  const children = readNodes(element.children);
  const url = attributeOf(element, "href");
  return url === undefined || url === "" ? children : [{ type: "link", url, children }];
}
