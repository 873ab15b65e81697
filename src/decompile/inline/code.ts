import type { Element, ElementContent } from "hast";
import { toString } from "hast-util-to-string";
import type { LineReading, Piece } from "./pieces.ts";

/** Code within a line. Where backquotes cannot say it (marks in it, code beside it), its element does. */
export function codePieces(
  node: Element,
  previous: ElementContent | undefined,
  { place, inLabel }: LineReading,
  within: () => Piece[],
): Piece[] {
  const text = toString(node);
  const runs = new Set((text.match(/`+/gu) ?? []).map((run) => run.length));
  const width = [1, 2].find((candidate) => !runs.has(candidate));
  const isText = node.children.every((child) => child.type === "text");
  const besideCode = previous?.type === "element" && previous.tagName === "code";
  // In a table a bar has a backslash before it, and one that has another one before that ends the cell.
  const endsCell = place === "cell" && text.includes("\\|");
  // At the start of a line this would name an address (`[a]: b`).
  const defines = inLabel && text.includes("]:");
  // Three backquotes at the start of a line are read as a fence by whoever reads line by line.
  if (
    !isText ||
    besideCode ||
    endsCell ||
    defines ||
    width === undefined ||
    (place === "label" && /[[\]]/u.test(text))
  ) {
    return [{ syntax: "<code>" }, ...within(), { syntax: "</code>" }];
  }
  const fence = "`".repeat(width);
  const pad = /^`|`$|^ .* $/u.test(text) ? " " : "";
  return [{ syntax: fence + pad + text + pad + fence }];
}
