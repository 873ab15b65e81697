import type { ElementContent } from "hast";
import { writeLine } from "../inline/line.ts";
import { Unsayable } from "../unsayable.ts";
import type { Writing } from "../writing.ts";

/** What a directive is called by its readers: plain words as an attribute, or a line of Markdown in square brackets. */
export interface Label {
  readonly attributes: Readonly<Record<string, string>>;
  readonly markdown: string;
}

/** The label for a line of text; `name` is the attribute that Intercom's Markdown has for plain words. */
export function labelled(line: readonly ElementContent[], name: string, writing: Writing): Label {
  const isPlain = line.every((node) => node.type === "text");
  const text = isPlain ? line.map((node) => node.value).join("") : "";
  return isPlain && text !== ""
    ? { attributes: { [name]: text }, markdown: "" }
    : { attributes: {}, markdown: writeLine(line, "label", writing) };
}

/**
 * A directive as Intercom's Markdown writes it (`:::name key="value"` up to `:::`); one with a label in brackets has
 * its attributes in curly ones. An outer directive gets more colons than those within it.
 */
export function directiveBlock(
  name: string,
  attributes: Readonly<Record<string, string>>,
  label: Label,
  content: string,
): string {
  const widths = [...content.matchAll(/^[\s>\d.)*+-]*(:{3,})/gmu)].map(([, colons = ""]) => colons.length + 1);
  const colons = ":".repeat(Math.max(3, ...widths));
  const pairs = Object.entries({ ...attributes, ...label.attributes }).map(
    ([key, value]) => `${key}="${quoted(value)}"`,
  );
  const opening =
    label.markdown === ""
      ? [`${colons}${name}`, ...pairs].join(" ")
      : `${colons}${name}[${label.markdown}]${pairs.length === 0 ? "" : `{${pairs.join(" ")}}`}`;
  return [opening, ...(content === "" ? [] : [content]), colons].join("\n");
}

/** What is read as a reference in an attribute: old names count without their semicolon, unless more follows. */
const REFERENCE = /&(?=#[\dXx]|[\dA-Za-z]{1,31};|[A-Za-z]{2,6}\d{0,2}(?![\dA-Za-z=]))/gu;

function quoted(value: string): string {
  if (/[\n\r]/u.test(value)) throw new Unsayable("a line end stands in an attribute");
  return value.replace(REFERENCE, "&amp;").replaceAll('"', "&quot;");
}
