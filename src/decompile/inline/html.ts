import type { ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { attributeOf, classesOf } from "../../dialect/html-tree.ts";
import { CLASSES } from "../../dialect/names.ts";
import { Unsayable } from "../unsayable.ts";
import type { Writing } from "../writing.ts";
import { writeLinkAddress } from "./addresses.ts";
import { HTML_SIGNS, isMark } from "./marks.ts";

/**
 * A line of text as the HTML that the compiler reads in a Markdown file, for places where Markdown is not read. Throws
 * Unsayable for what such a line cannot hold.
 */
export function writeHtmlLine(nodes: readonly ElementContent[], writing: Writing): string {
  return nodes.map((node) => htmlOf(node, writing)).join("");
}

function htmlOf(node: ElementContent, writing: Writing): string {
  if (node.type === "text") return toHtml(node);
  if (node.type !== "element") return "";
  const content = (): string => writeHtmlLine(node.children, writing);
  if (isMark(node)) return HTML_SIGNS[node.tagName].open + content() + HTML_SIGNS[node.tagName].close;
  switch (node.tagName) {
    case "br":
      return "<br>";
    case "code":
      return `<code>${content()}</code>`;
    case "a": {
      if (classesOf(node).includes(CLASSES.button)) throw new Unsayable("a button stands within a line");
      const { address } = writeLinkAddress(attributeOf(node, "href"), writing);
      if (/["<>`]/u.test(address)) throw new Unsayable("the address of a link holds characters that Markdown changes");
      return `<a href="${address.replaceAll("&", "&amp;")}">${content()}</a>`;
    }
    default:
      throw new Unsayable(`Markdown has no words for \`<${node.tagName}>\` here`);
  }
}
