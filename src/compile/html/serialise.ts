import type { Element, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Symbolic, Symbols } from "../links/symbols.ts";

/** Characters that Unicode keeps for a program's own use; content cannot hold them, see `unbroken`. */
const OPEN = "\uFDD0";
const CLOSE = "\uFDD1";

/**
 * The HTML of a tree as one unbroken line, cut where a symbol stands. A newline between two block tags becomes an empty
 * paragraph in Intercom (behaviour §7).
 */
export function serialise(tree: Root, symbols: Symbols): (string | Symbolic)[] {
  const found: Symbolic[] = [];
  markSymbols(tree, symbols, found);
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

/** Puts a mark in the place of each symbol's address, and a space in that of each line end. */
function markSymbols(parent: Root | Element, symbols: Symbols, found: Symbolic[]): void {
  for (const node of parent.children) {
    if (node.type === "text") node.value = unbroken(node.value);
    if (node.type !== "element") continue;
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value !== "string") continue;
      const symbol = name === "href" || name === "src" ? symbols.at(value) : undefined;
      if (symbol === undefined) node.properties[name] = unbroken(value);
      else node.properties[name] = OPEN + String(found.push(symbol) - 1) + CLOSE;
    }
    markSymbols(node, symbols, found);
  }
}

function unbroken(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, "\uFFFD").replace(/[\r\n]+/g, " ");
}
