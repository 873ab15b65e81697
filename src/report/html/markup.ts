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

/** An option of the command line, if it is not too long for a narrow screen. */
const OPTION = /(?<![^\s("])--[a-z][a-z-]{0,27}(?![\w-])/gu;

/** A sentence for people, in which what stands in backticks is code, and each option. */
export function sentence(text: string): Markup {
  const pieces = text.split("`");
  const isPaired = pieces.length % 2 === 1;
  // Without its partner a backtick is one of the text.
  const said = (isPaired ? pieces : [text]).map((piece, index) =>
    index % 2 === 1 ? code(piece) : withOptions(piece, (option) => markup`<code>${option}</code>`),
  );
  return markup`${said}`;
}

/** What a person types or reads letter by letter. */
export function code(text: string): Markup {
  return markup`<code>${withOptions(text, (option) => option)}</code>`;
}

/** An option stays on one line: behind its hyphens a browser would break it. */
function withOptions(text: string, around: (option: Markup) => Markup): Markup {
  const options = [...text.matchAll(OPTION)].map(([option]) => around(markup`<span class="option">${option}</span>`));
  const pieces = text.split(OPTION).map((piece, index) => markup`${piece}${options[index]}`);
  return markup`${pieces}`;
}

/** Bytes as UTF-8. */
export function sizeOf({ html }: Markup): number {
  return Buffer.byteLength(html);
}
