import type { Element, ElementContent } from "hast";
import { readStyle } from "../../dialect/style.ts";
import { CLASSES } from "../../dialect/names.ts";
import { problemKind } from "../../model/problem.ts";
import { aligned, paragraph, toBlocks, wantedAlignment } from "../html/blocks.ts";
import type { Conversion, ElementHandler } from "../html/conversion.ts";
import { element, isElement, propertyOf } from "../html/tree.ts";
import { numbered, spotOf } from "../notices.ts";
import { inBold } from "./bold.ts";
import { tableAsLines } from "./nested-table.ts";

export const tableSpanLost = problemKind<{ count: number }>({
  code: "table-span-lost",
  severity: "warning",
  message: ({ count }) =>
    `Intercom's tables have no joined cells: ${numbered(count, "one that spans", "that span")} columns or rows get${count === 1 ? "s" : ""} empty cells beside it.`,
  hint: () => "Write the table without `colspan` and `rowspan`.",
});

/** One row as it stands in the source, whatever `thead` or `tbody` is around it. */
type Row = readonly Element[];

/** A table in Intercom's container. Header cells become bold, since Intercom has no header row of its own. */
export const tableElement: ElementHandler = (node, conversion) => {
  const caption = childrenNamed(node, ["caption"]).flatMap((child) => toBlocks(conversion.children(child)));
  const rows = rowsOf(node)
    .map((row) => childrenNamed(row, ["td", "th"]))
    .filter((row) => row.length > 0);
  const cells = squared(rows, conversion).map((row) => row.map((cell) => cellOf(cell, conversion)));
  const filled = cells.filter(
    (row, index) => index > 0 || cells.length === 1 || !isEmptyHeader(rows[index] ?? [], row),
  );
  if (filled.length === 0) return caption;
  if (conversion.within.has("list") || conversion.within.has("table")) {
    return [...caption, ...tableAsLines(filled, node, conversion)];
  }
  const body = filled.map((row) => element("tr", {}, row));
  const table = element("table", { role: "presentation" }, [element("tbody", {}, body)], node);
  return [...caption, element("div", { className: [CLASSES.table] }, [table])];
};

function rowsOf(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (isElement(child, "tr")) return [child];
    return child.type === "element" && /^t(?:head|body|foot)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

function childrenNamed(node: Element, names: readonly string[]): Element[] {
  return node.children.filter((child): child is Element => child.type === "element" && names.includes(child.tagName));
}

/** Rows of the same number of cells: empty ones stand where a cell spans more than its own place, or a row is short. */
function squared(rows: readonly Row[], conversion: Conversion): Element[][] {
  const grid: Element[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    for (const cell of row) {
      const line = grid[y] ?? [];
      let x = 0;
      while (line[x] !== undefined) x++;
      const [width, height] = [spanOf(cell, "colSpan"), Math.min(spanOf(cell, "rowSpan"), rows.length - y)];
      if (width > 1 || height > 1) conversion.notices.count(tableSpanLost, spotOf(cell), {});
      for (let dy = 0; dy < height; dy++) {
        for (let dx = 0; dx < width; dx++) {
          const own = dx === 0 && dy === 0;
          const target = grid[y + dy];
          if (target !== undefined) target[x + dx] = own ? cell : element("td", {}, []);
        }
      }
    }
  });
  const columns = Math.max(...grid.map((row) => row.length), 0);
  return grid.map((row) => Array.from({ length: columns }, (_none, x) => row[x] ?? element("td", {}, [])));
}

function spanOf(cell: Element, name: "colSpan" | "rowSpan"): number {
  const span = Number(propertyOf(cell, name) ?? "1");
  return Number.isInteger(span) && span > 1 ? Math.min(span, 100) : 1;
}

function cellOf(cell: Element, conversion: Conversion): Element {
  const children: ElementContent[] = conversion.inside("table").children(cell);
  const blocks = toBlocks(cell.tagName === "th" ? inBold(children) : children);
  const alignment = wantedAlignment(cell);
  const content = alignment === undefined ? blocks : aligned(blocks, alignment);
  return element("td", cellStyle(cell), content.length === 0 ? [paragraph([])] : content, cell);
}

/** The two styles of a cell that Intercom stores: its colour and its width. */
function cellStyle(cell: Element): { style?: string } {
  const style = readStyle(propertyOf(cell, "style") ?? "");
  const colour = style.get("background-color") ?? "";
  const width = style.get("width") ?? "";
  const kept = [
    ...(/^#[0-9a-f]{3,8}$/i.test(colour) ? [`background-color: ${colour};`] : []),
    ...(/^\d+px$/.test(width) ? [`width: ${width};`] : []),
  ];
  return kept.length === 0 ? {} : { style: kept.join(" ") };
}

/** Markdown needs a header row even where a table has none; one without a word is none. */
function isEmptyHeader(source: Row, cells: readonly Element[]): boolean {
  const isBare = (cell: Element): boolean =>
    cell.children.every((child) => isElement(child, "p") && child.children.length === 0);
  return source.every((cell) => cell.tagName === "th") && cells.every(isBare);
}
