import type { Element, ElementContent } from "hast";
import { build, isNamed, keptStyle } from "./attributes.ts";
import type { Place, Rewriting } from "./context.ts";
import { rewriteRun, spacer } from "./paragraph.ts";
import { UnsupportedHtml } from "./unsupported.ts";

/** A table as stored: one body of plain cells, in a container; spans and header cells are lost. */
export function rewriteTable(rewriting: Rewriting, element: Element, place: Place): ElementContent[] {
  if (place.inside !== "body") {
    throw new UnsupportedHtml(`A table inside a ${place.inside} is not supported`);
  }
  const rows = partsOf(element, ["thead", "tbody", "tfoot"], "tr")
    .map((row) => row.children.filter((cell) => isNamed(cell, "td") || isNamed(cell, "th")))
    .filter((cells) => cells.length > 0);
  if (rows.length === 0) throw new UnsupportedHtml("A table without a cell is not supported");
  const body = rows.map((cells) =>
    build(
      "tr",
      {},
      cells.map((cell) => rewriteCell(rewriting, cell)),
    ),
  );
  const table = build("table", { role: "presentation" }, [build("tbody", {}, body)]);
  const captions = partsOf(element, [], "caption").flatMap((caption) =>
    rewriteRun(rewriting, caption.children, place.align),
  );
  return [...captions, build("div", { className: ["intercom-interblocks-table-container"] }, [table])];
}

function rewriteCell(rewriting: Rewriting, cell: Element): Element {
  const blocks = rewriting.flow(cell.children, { inside: "table" });
  const style = keptStyle(cell, ["background-color", "width"]);
  return build("td", { style }, blocks.length === 0 ? [spacer()] : blocks);
}

/** The elements of a name that stand in another, directly or in one of these groups. */
function partsOf(element: Element, groups: readonly string[], tagName: string): Element[] {
  return element.children.flatMap((child) => {
    if (child.type !== "element") return [];
    if (child.tagName === tagName) return [child];
    return groups.includes(child.tagName) ? partsOf(child, [], tagName) : [];
  });
}
