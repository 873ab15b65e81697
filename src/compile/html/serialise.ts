import type { Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { visit } from "unist-util-visit";
import type { Symbolic, Symbols } from "../links/symbols.ts";

/** Characters that Unicode keeps for a program's own use; content cannot hold them, see `scrub`. */
const OPEN = "\uFDD0";
const CLOSE = "\uFDD1";

/**
 * The HTML of a tree as one unbroken line, cut where a symbol stands. A newline between two block tags becomes an empty
 * paragraph in Intercom (behaviour §7).
 */
export function serialise(tree: Root, symbols: Symbols): (string | Symbolic)[] {
  const found: Symbolic[] = [];
  visit(tree, (node) => {
    if (node.type === "text") node.value = scrub(node.value).replace(/[\r\n]+/g, " ");
    if (node.type !== "element") return;
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value !== "string") continue;
      const symbol = name === "href" || name === "src" ? symbols.at(value) : undefined;
      if (symbol === undefined) node.properties[name] = scrub(value).replace(/[\r\n]+/g, " ");
      else node.properties[name] = OPEN + String(found.push(symbol) - 1) + CLOSE;
    }
  });
  const html = toHtml(tree, { characterReferences: { useNamedReferences: true }, closeSelfClosing: false });
  const parts: (string | Symbolic)[] = [];
  let end = 0;
  for (const match of html.matchAll(new RegExp(`${OPEN}(\\d+)${CLOSE}`, "g"))) {
    const symbol = found[Number(match[1])];
    if (symbol === undefined) continue;
    parts.push(html.slice(end, match.index), symbol);
    end = match.index + match[0].length;
  }
  const rest = html.slice(end);
  return rest === "" ? parts : [...parts, rest];
}

function scrub(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, "\uFFFD");
}
