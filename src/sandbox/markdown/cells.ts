import type { Element, ElementContent } from "hast";
import type { TableRow } from "mdast";
import { readInline, type Words } from "./inline.ts";

/** The rows of a stored table; the blocks of a cell are parted by breaks. */
export function readCells(table: Element): TableRow[] {
  return elementsOf(table.children)
    .flatMap((body) => elementsOf(body.children))
    .map((row) => ({
      type: "tableRow",
      children: elementsOf(row.children).map((cell) => ({ type: "tableCell", children: readCell(cell) })),
    }));
}

const BREAK: Words = { type: "html", value: "<br>" };

function readCell(cell: Element): Words[] {
  const lines = linesOf(cell.children)
    .map((line) => readInline([line]).map((word) => (word.type === "break" ? BREAK : word)))
    .filter((words) => words.length > 0);
  return lines.flatMap((words, index) => (index === 0 ? words : [BREAK, ...words]));
}

/** What stands on lines of its own: each block, each item of a list. */
function linesOf(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) =>
    node.type === "element" && /^(ul|ol|li|details|div)$/.test(node.tagName) ? linesOf(node.children) : [node],
  );
}

function elementsOf(nodes: readonly ElementContent[]): Element[] {
  return nodes.filter((node) => node.type === "element");
}
