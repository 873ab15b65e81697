import type { Element, ElementContent } from "hast";
import { attributeOf, eachElement } from "../../dialect/html-tree.ts";
import { calloutColour } from "../../dialect/palette.ts";
import { Unsayable } from "../unsayable.ts";
import type { BlockWriter } from "../writing.ts";
import { colourOf } from "./cell.ts";
import { directiveBlock } from "./directive.ts";
import { pipeTable } from "./pipe-table.ts";
import { htmlTable } from "./html-table.ts";

/** A table: with bars where its cells are single lines, else in HTML with Markdown in its cells. */
export const writeTable: BlockWriter = (block, writing) => {
  if (writing.within.has("list")) throw new Unsayable("a table stands in a list");
  if (writing.within.has("table")) throw new Unsayable("a table stands in a table");
  const rows = rowsOf(block);
  checkRows(rows);
  const painted = rows.map((row) => row.map(colourOf));
  const header = headerColour(painted);
  const isPlain = painted.flat().every((colour) => colour === undefined);
  const piped = isPlain || header !== undefined ? pipeTable(rows, writing) : undefined;
  if (piped === undefined) return { markdown: htmlTable(rows, writing), kind: "other" };
  if (header === undefined) return { markdown: piped, kind: "other" };
  const attributes = { header: calloutColour(header) ?? header };
  return { markdown: directiveBlock("table", attributes, { attributes: {}, markdown: "" }, piped), kind: "other" };
};

function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  eachElement(table.children, (row, parents) => {
    if (row.tagName === "tr" && !parents.some(({ tagName }) => tagName === "tr"))
      rows.push(row.children.filter(isCell));
  });
  return rows;
}

function isCell(node: ElementContent): node is Element {
  return node.type === "element";
}

/** The compiler makes rows of one length, and joined cells into empty ones. */
function checkRows(rows: readonly Element[][]): void {
  const width = rows[0]?.length ?? 0;
  if (width === 0) throw new Unsayable("a table has no cells");
  const cells = rows.flat();
  if (cells.some((cell) => attributeOf(cell, "colSpan") !== "" || attributeOf(cell, "rowSpan") !== "")) {
    throw new Unsayable("cells of a table are joined");
  }
  if (rows.some((row) => row.length !== width)) throw new Unsayable("the rows of a table differ in length");
  if (cells.some((cell) => !/^(?:#[\da-f]{6}|#[\da-f]{8}|)$/u.test(colourOf(cell) ?? ""))) {
    throw new Unsayable("a colour of a table is not one that Markdown can say");
  }
}

/** The colour of the first row, where all of it has one and nothing else has any. */
function headerColour([first, ...others]: readonly (readonly (string | undefined)[])[]): string | undefined {
  const colour = first?.[0];
  const isOne = first?.every((cell) => cell === colour) === true;
  return isOne && others.flat().every((cell) => cell === undefined) ? colour : undefined;
}
