import { printable } from "../paint.ts";

/** HTML that is ready to be written. Only `markup` and `trusted` make it. */
export interface Markup {
  readonly html: string;
}

type Part = string | number | Markup | readonly Markup[] | undefined;

/**
 * HTML from a template: what is put into it is text, and stays text in content and in quoted attributes alike, unless it
 * is markup itself.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return trusted(strings.map((piece, index) => piece + written(parts[index])).join(""));
}

/** Takes a string as HTML: for what `hast-util-to-html` wrote, and for the report's own style and script. */
export function trusted(html: string): Markup {
  return { html };
}

export const NOTHING: Markup = { html: "" };

function written(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string" || typeof part === "number") return escapeText(String(part));
  return "html" in part ? part.html : part.map((one) => one.html).join("");
}

/** Text of others, on one line, without the characters that would turn the direction of what follows. */
function escapeText(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A sentence for people, in which what stands in backticks is code. */
export function sentence(text: string): Markup {
  const pieces = text.split("`");
  // Without its partner a backtick is one of the text.
  if (pieces.length % 2 === 0) return markup`${text}`;
  return trusted(
    pieces.map((piece, index) => (index % 2 === 0 ? markup`${piece}` : markup`<code>${piece}</code>`).html).join(""),
  );
}

/** Bytes as UTF-8. */
export function sizeOf({ html }: Markup): number {
  return Buffer.byteLength(html);
}
