import type { Element } from "hast";
import { attributeOf } from "../../dialect/html-tree.ts";
import { readStyle } from "../../dialect/style.ts";

/** The colour behind a cell of a table, in one spelling. */
export function colourOf(cell: Element): string | undefined {
  return readStyle(attributeOf(cell, "style")).get("background-color");
}
