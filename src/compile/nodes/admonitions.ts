import type { CalloutColour } from "../../dialect/palette.ts";

/** The callout that stands for an admonition, by its name in lower case: GitHub's five, and those of Docusaurus and MkDocs. */
export const ADMONITIONS: ReadonlyMap<string, CalloutColour> = new Map([
  ["note", "blue"],
  ["info", "blue"],
  ["tip", "green"],
  ["success", "green"],
  ["recommendation", "green"],
  ["important", "gray"],
  ["example", "gray"],
  ["quote", "gray"],
  ["question", "gray"],
  ["abstract", "gray"],
  ["warning", "yellow"],
  ["caution", "red"],
  ["danger", "red"],
  ["failure", "red"],
  ["bug", "red"],
]);
