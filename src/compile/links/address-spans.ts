import type { Root } from "mdast";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import type { Processor } from "unified";
import { visit } from "unist-util-visit";
import { codeLines, rewriteDirectiveLines } from "../markdown/directive-lines.ts";
import { blockDirectives } from "../markdown/parse.ts";
import { ATTRIBUTE, TAG, type AddressUse } from "./html-addresses.ts";

/** An address as it stands in a text, to be read or exchanged without touching anything beside it. */
export interface AddressSpan {
  /** Offsets of the address alone, without brackets or quotes. */
  readonly start: number;
  readonly end: number;
  /** What it says, escapes and character references of Markdown or HTML undone. */
  readonly address: string;
  readonly use: AddressUse;
  /** Whether white space may stand in it: between `<` and `>`, or in quotes. */
  readonly enclosed: "yes" | "no";
}

/** A body longer than this is no content (`body-too-large`), and some Markdown takes time that grows with the square. */
const LONGEST = 500_000;

/**
 * Every address of a body in the order of the text: of links, images and definitions, of tags and of directives.
 * @param body Markdown with any line ends; one that cannot be parsed has none
 */
export function addressSpans(body: string): AddressSpan[] {
  if (body.length > LONGEST) return [];
  // As it is compiled: on the same lines, so that a line and a column lead back to the text as it is.
  const source = rewriteDirectiveLines(body.replace(/\r\n?/g, "\n"));
  const starts = lineStarts(body);
  const offsetOf = ({ line, column }: Point): number => (starts[line - 1] ?? 0) + column - 1;
  const noted: Noted[] = [];
  const found: AddressSpan[] = [];
  try {
    const tree = readerInto(noted).parse(source);
    visit(tree, "html", ({ position }) => {
      const start = position === undefined ? 0 : offsetOf(position.start);
      found.push(...inTags(body.slice(start, position === undefined ? 0 : offsetOf(position.end)), start));
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
  for (const { token, address, use } of noted) {
    const [start, end] = [offsetOf(token.start), offsetOf(token.end)];
    // In the title of a directive, which is rewritten, the columns differ.
    if (body.slice(start, end) !== source.slice(token.start.offset, token.end.offset)) continue;
    found.push({ start, end, address, use, enclosed: body[start - 1] === "<" ? "yes" : "no" });
  }
  found.push(...inDirectives(body));
  // A tag within a directive is found twice.
  const byStart = new Map(found.map((span) => [span.start, span]));
  return [...byStart.values()].sort((left, right) => left.start - right.start);
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)];
}

interface Point {
  readonly line: number;
  readonly column: number;
}

interface Token {
  readonly start: Point & { readonly offset: number };
  readonly end: Point & { readonly offset: number };
}

interface Noted {
  readonly token: Token;
  readonly address: string;
  readonly use: AddressUse;
}

interface Reading {
  readonly stack: { type: string; url?: string }[];
  resume(): string;
}

/** A parser that notes where each address stands while it reads it; a tree knows only what it says. */
function readerInto(noted: Noted[]): { parse(text: string): Root } {
  function note(this: Reading, token: Token): undefined {
    const address = this.resume();
    const node = this.stack.at(-1);
    if (node === undefined) return;
    node.url = address;
    noted.push({ token, address, use: node.type === "image" ? "image" : "link" });
  }
  function noteAddresses(this: Processor): undefined {
    const data = this.data() as { fromMarkdownExtensions?: unknown[] };
    const exit = { resourceDestinationString: note, definitionDestinationString: note };
    data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), { exit }];
  }
  return remark().use(remarkGfm).use(blockDirectives).use(noteAddresses);
}

/** Of raw HTML, as `replaceHtmlAddresses` reads it. */
function inTags(html: string, offset: number): AddressSpan[] {
  return [...html.matchAll(TAG)].flatMap((tag) => {
    const [, name = "", attributes = ""] = tag;
    const use = name.toLowerCase() === "img" ? "image" : "link";
    const start = offset + tag.index + name.length + 1;
    return [...attributes.matchAll(ATTRIBUTE)].flatMap((match) => {
      const [whole, , attribute = "", written = ""] = match;
      if (attribute.toLowerCase() !== (use === "image" ? "src" : "href")) return [];
      return [spanOf(written, start + match.index + whole.length - written.length, use)];
    });
  });
}

/** Quotes, and how Docusaurus names a file of its site, stand around an address. */
const AROUND = /^(?:\{useBaseUrl\(\s*)?["']?/;

function spanOf(written: string, at: number, use: AddressUse): AddressSpan {
  const opening = AROUND.exec(written)?.[0] ?? "";
  const inner = written.slice(opening.length).replace(/["']?(?:\s*\)\s*\})?$/, "");
  return {
    start: at + opening.length,
    end: at + opening.length + inner.length,
    address: (opening.startsWith("{") ? inner.replace(/^(?!\/)/, "/") : inner).replaceAll("&amp;", "&"),
    use,
    enclosed: /["']$/.test(opening) ? "yes" : "no",
  };
}

const DIRECTIVE = /^(?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)*:{2,}\s*[A-Za-z]/;
const HREF = /(?<=[\s{])href=("[^"]*"|'[^']*'|[^\s"'}]+)/g;

/** `:::button href="…"`, and `::button{href="…"}`. */
function inDirectives(body: string): AddressSpan[] {
  if (!body.includes("::")) return [];
  const lines = body.split("\n");
  const code = codeLines(lines);
  let offset = 0;
  return lines.flatMap((line, index) => {
    const start = offset;
    offset += line.length + 1;
    if (code.has(index) || !DIRECTIVE.test(line)) return [];
    return [...line.matchAll(HREF)].map((match) =>
      spanOf(match[1] ?? "", start + match.index + "href=".length, "link"),
    );
  });
}
