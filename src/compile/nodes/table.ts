import type { Element, ElementContent } from "hast";
import type { State } from "mdast-util-to-hast";
import { eachElement } from "../../dialect/html-tree.ts";
import { CALLOUT_COLOURS, palette } from "../../dialect/palette.ts";
import { problemKind } from "../../model/problem.ts";
import { isBlankText } from "../html/tree.ts";
import { spotOf, type Notices } from "../notices.ts";
import { attributeOf, contentOf, type Directive } from "./directive.ts";

export const tableColourUnknown = problemKind<{ colour: string }>({
  code: "table-colour-unknown",
  severity: "warning",
  message: ({ colour }) => `The first row of a table cannot be \`${colour}\`, so it gets no colour.`,
  hint: () => `Use one of ${CALLOUT_COLOURS.join(", ")}, or a colour as \`#e3e7fa\`.`,
});

/** `:::table header` around a table: the colour behind its first row, which Markdown has no words for. */
export function tableDirective(state: State, node: Directive, notices: Notices): ElementContent[] {
  const content = contentOf(state, node);
  const wanted = attributeOf(node, "header");
  const colour = colourOf(wanted);
  if (colour === undefined && wanted !== "") notices.raise(tableColourUnknown, spotOf(node), { colour: wanted });
  if (colour === undefined) return content;
  for (const table of content) if (table.type === "element" && table.tagName === "table") paintFirstRow(table, colour);
  return content;
}

function colourOf(wanted: string): string | undefined {
  const named = CALLOUT_COLOURS.find((name) => name === wanted.toLowerCase());
  if (named !== undefined) return palette[named].background;
  return /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(wanted) ? wanted : undefined;
}

/** An empty header, which Markdown needs above a table without one, is no row. */
function paintFirstRow(table: Element, colour: string): void {
  const rows: Element[] = [];
  eachElement([table], (row) => {
    if (row.tagName === "tr") rows.push(row);
  });
  const [first, second] = rows;
  const isEmpty = cellsOf(first).every(({ children }) => children.every(isBlankText));
  const row = isEmpty && second !== undefined ? second : first;
  for (const cell of cellsOf(row)) cell.properties = { ...cell.properties, style: `background-color: ${colour};` };
}

function cellsOf(row: Element | undefined): Element[] {
  return row?.children.filter((child) => child.type === "element") ?? [];
}
