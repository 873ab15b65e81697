import type { Element, ElementContent } from "hast";
import { classesOf, element, type BodyNode } from "./html-tree.ts";
import { isRemoved, linkAttributes, normalImage } from "./normal-inline.ts";
import type { NormalOptions } from "./normal-options.ts";

/**
 * A block of code as its text, with line ends for line breaks (Intercom stores `<br>`) and none at the end; links and
 * images in it stay. Its language and marks go: Intercom keeps no language, and Markdown has no marks in code.
 */
export function normalCode(block: Element, options: NormalOptions): Element[] {
  const code = block.children.flatMap((child) => codeContent(child, options));
  while (endsInLineEnd(code.at(-1))) code.pop();
  const className = options.attributes === "kept" ? languageClass(block) : undefined;
  return code.length === 0 ? [] : [element("pre", {}, [element("code", { className }, code)])];
}

/** The class by which web pages name the language of code; no stored body was seen with one. */
function languageClass(block: Element): string | undefined {
  const classes = [block, ...block.children].flatMap((node) => (node.type === "element" ? classesOf(node) : []));
  return classes.find((name) => /^language-[\w+#.-]+$/u.test(name));
}

function codeContent(node: BodyNode, options: NormalOptions): ElementContent[] {
  if (isRemoved(node)) return [];
  if (node.type === "text") return [{ type: "text", value: node.value.replace(/\r\n?/gu, "\n") }];
  if (node.type !== "element") return [];
  if (node.tagName === "br") return [{ type: "text", value: "\n" }];
  if (node.tagName === "img") return [normalImage(node, options)];
  const content = node.children.flatMap((child) => codeContent(child, options));
  const link = node.tagName === "a" ? linkAttributes(node, options) : undefined;
  return link === undefined || content.length === 0 ? content : [element("a", link, content)];
}

/** Cuts the line ends off a text; true where nothing is left of it. */
function endsInLineEnd(node: ElementContent | undefined): boolean {
  if (node?.type !== "text") return false;
  node.value = node.value.replace(/\n+$/u, "");
  return node.value === "";
}
