import type { Table } from "mdast";
import { problemKind } from "../../model/problem.ts";
import { spotOf, type Notices } from "../notices.ts";

export const tableRowLonger = problemKind<Record<string, never>>({
  code: "table-row-longer",
  severity: "warning",
  message: () => "This row of a table holds more cells than its header; they stay, in columns of their own.",
  hint: () => "Write a bar that is no border as `\\|`, in code as well, or give the header more cells.",
});

/** GFM drops the cells that a row has beyond its header, and GitHub shows nothing of them: here they stay. */
export function keepLongRows(table: Table, notices: Notices): void {
  const align = [...(table.align ?? [])];
  const columns = align.length;
  for (const row of table.children) {
    if (row.children.length <= columns) continue;
    notices.raise(tableRowLonger, spotOf(row), {});
    while (align.length < row.children.length) align.push(null);
  }
  table.align = align;
}
