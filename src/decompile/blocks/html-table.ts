import type { Element } from "hast";
import { classesOf } from "../../dialect/html-tree.ts";
import { alignmentOf } from "../../dialect/names.ts";
import { writeHtmlLine } from "../inline/html.ts";
import { Unsayable } from "../unsayable.ts";
import { joined, type Writing } from "../writing.ts";
import { colourOf } from "./cell.ts";

/** A table as GitHub's writers make it where bars do not do: elements, with Markdown between empty lines in them. */
export function htmlTable(rows: readonly (readonly Element[])[], writing: Writing): string {
  const lines = rows.map((row) => ["<tr>", ...row.map((cell) => cellLines(cell, writing)), "</tr>"].join("\n"));
  return ["<table>", ...lines, "</table>"].join("\n");
}

function cellLines(cell: Element, writing: Writing): string {
  const colour = colourOf(cell);
  const opening = colour === undefined ? "<td>" : `<td style="background-color: ${colour}">`;
  const line = singleLine(cell, writing);
  if (line !== undefined) return `${opening}${line}</td>`;
  return `${opening}\n\n${joined(writing.blocks(cell.children, "table"))}\n\n</td>`;
}

/** A cell of nothing but one line of words needs no empty lines. */
function singleLine({ children: [only, ...others] }: Element, writing: Writing): string | undefined {
  if (only === undefined) return "";
  if (only.type !== "element" || only.tagName !== "p" || others.length > 0) return undefined;
  if (alignmentOf(classesOf(only)) !== undefined) return undefined;
  try {
    return writeHtmlLine(only.children, writing);
  } catch (error) {
    if (error instanceof Unsayable) return undefined;
    throw error;
  }
}
