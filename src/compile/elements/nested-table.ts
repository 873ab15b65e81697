import type { Element, ElementContent } from "hast";
import { problemKind } from "../../model/problem.ts";
import { isBlock, paragraph } from "../html/blocks.ts";
import type { Conversion } from "../html/conversion.ts";
import { element, isElement, text } from "../html/tree.ts";
import { numbered, spotOf } from "../notices.ts";

export const tableNested = problemKind<{ count: number }>({
  code: "table-nested",
  severity: "warning",
  message: ({ count }) =>
    `Intercom refuses a table in a list or in a table: ${numbered(count, "one becomes lines of text", "become lines of text")}, a row each.`,
  hint: () => "Put the table below the list, or write its rows as a list.",
});

/** A table where Intercom takes none: each row a paragraph, its cells with bars between; other blocks stay as they are. */
export function tableAsLines(rows: readonly (readonly Element[])[], node: Element, conversion: Conversion): Element[] {
  conversion.notices.count(tableNested, spotOf(node), {});
  return rows.flatMap((row) => {
    const line: ElementContent[] = [];
    const below: Element[] = [];
    for (const block of row.flatMap((cell, index) => [...(index === 0 ? [] : [text(" | ")]), ...cell.children])) {
      if (block.type === "text") line.push(block);
      else if (isElement(block, "p")) line.push(...space(line), ...block.children);
      else if (isBlock(block)) below.push(block);
    }
    return line.every((child) => child.type === "text" && /^[ |]*$/.test(child.value))
      ? below
      : [paragraph(line), ...below];
  });
}

/** Two paragraphs of one cell follow each other behind a break. */
function space(line: readonly ElementContent[]): ElementContent[] {
  const last = line.at(-1);
  return last === undefined || (last.type === "text" && last.value === " | ") ? [] : [element("br", {}, [])];
}
