import type { Element, ElementContent } from "hast";
import { classesOf } from "../../dialect/html-tree.ts";
import { alignmentOf } from "../../dialect/names.ts";
import { writeLine } from "../inline/line.ts";
import { Unsayable } from "../unsayable.ts";
import type { Writing } from "../writing.ts";

/** A table with bars; `undefined` where a cell holds more than a line, or columns are aligned in several ways. */
export function pipeTable(rows: readonly (readonly Element[])[], writing: Writing): string | undefined {
  const lines = rows.map((row) => row.map(lineOf));
  if (lines.flat().some((line) => line === undefined)) return undefined;
  const columns = (rows[0] ?? []).map((_cell, x) => alignmentOfColumn(rows.map((row) => row[x])));
  if (columns.includes("several")) return undefined;
  const [first = [], ...others] = lines as ElementContent[][][];
  const header = headerOf(first);
  try {
    const written = (row: readonly ElementContent[][]): string[] => row.map((line) => writeLine(line, "cell", writing));
    const head = header === undefined ? first.map(() => "") : written(header);
    const body = (header === undefined ? [first, ...others] : others).map(written);
    return layOut(head, columns, body);
  } catch (error) {
    if (error instanceof Unsayable) return undefined;
    throw error;
  }
}

/** A cell as one line; pictures that follow each other stand on one, since each becomes a block of its own again. */
function lineOf(cell: Element): ElementContent[] | undefined {
  const blocks = cell.children.filter((child) => child.type === "element");
  if (blocks.some((block) => block.tagName !== "p" || isButton(block))) return undefined;
  if (blocks.length > 1 && !blocks.every(isPicture)) return undefined;
  return blocks.flatMap((block, index): ElementContent[] => [
    ...(index === 0 ? [] : [{ type: "text" as const, value: " " }]),
    ...block.children,
  ]);
}

function isButton({ children: [first] }: Element): boolean {
  return first?.type === "element" && classesOf(first).includes("intercom-h2b-button");
}

function isPicture({ children: [only, ...others] }: Element): boolean {
  if (only?.type !== "element" || others.length > 0) return false;
  return only.tagName === "img" || (only.tagName === "a" && isPicture(only));
}

function isPictureOrGap(node: ElementContent): boolean {
  if (node.type === "text") return node.value.trim() === "";
  return node.type === "element" && (node.tagName === "img" || (node.tagName === "a" && isPicture(node)));
}

type ColumnAlignment = "center" | "right" | "several" | undefined;

function alignmentOfColumn(cells: readonly (Element | undefined)[]): ColumnAlignment {
  const blocks = cells.flatMap((cell) => cell?.children ?? []).filter((child) => child.type === "element");
  const found = [...new Set(blocks.map((block) => alignmentOf(classesOf(block))))];
  const [only, ...others] = found;
  return others.length > 0 || only === "justify" ? "several" : only;
}

/** The first row without its bold, where all its words are bold: the compiler makes a header so. Pictures show none. */
function headerOf(first: readonly ElementContent[][]): ElementContent[][] | undefined {
  const isBold = ([only, ...others]: readonly ElementContent[]): boolean =>
    only?.type === "element" && only.tagName === "strong" && others.length === 0;
  const filled = first.filter((line) => line.length > 0);
  if (!filled.some(isBold) || !filled.every((line) => isBold(line) || line.every(isPictureOrGap))) return undefined;
  return first.map((line) => (isBold(line) && line[0]?.type === "element" ? line[0].children : line));
}

function layOut(
  head: readonly string[],
  columns: readonly ColumnAlignment[],
  body: readonly (readonly string[])[],
): string {
  const rules = columns.map((alignment) => (alignment === "center" ? ":-:" : alignment === "right" ? "--:" : "---"));
  return [head, rules, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
