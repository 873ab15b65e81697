import { printable } from "./paint.ts";

/** Longer texts are shortened: nobody reads them, and a comment has little room. */
const LONGEST = 600;

/**
 * Text of which Markdown reads nothing: a code span on one line, with more backticks around it than it has in a row.
 * GitHub makes no mentions, links or references of what stands in one.
 */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const gap = /^`|`$/u.test(line) ? " " : "";
  return line === "" ? '""' : `${fence}${gap}${line}${gap}${fence}`;
}

/**
 * A sentence that holds titles, names or messages of others, for the middle of a line of Markdown: its plain words as
 * they are, and whatever Markdown or GitHub could read something into in code spans. What stands in backticks already
 * is code.
 */
export function inertText(text: string): string {
  const shown: string[] = [];
  let risky: string[] = [];
  const flush = (): void => {
    if (risky.length > 0) shown.push(riskyText(risky.join(" ")));
    risky = [];
  };
  for (const [token] of oneLine(text).matchAll(/(?:`[^`]+`|[^\s`]|`)+/gu)) {
    const quoted = QUOTED.exec(token);
    if (quoted === null && !isPlain(token)) {
      risky.push(token);
      continue;
    }
    flush();
    shown.push(quoted === null ? token : `${quoted[1] ?? ""}${codeSpan(quoted[2] ?? "")}${quoted[3] ?? ""}`);
  }
  flush();
  return shown.length === 0 ? '""' : shown.join(" ");
}

/** Text for the inside of an HTML element that Markdown leaves alone, as code: GitHub reads nothing into that. */
export function codeElement(text: string): string {
  const escaped = oneLine(text).replace(/[&<>"'`]/gu, (character) => `&#${String(character.codePointAt(0))};`);
  return `<code>${escaped}</code>`;
}

/** A fenced block of lines that no line can end. */
export function fenced(language: string, lines: readonly string[]): string[] {
  const text = lines.map(printable);
  const longest = Math.max(2, ...text.flatMap((line) => [...line.matchAll(/`+/gu)].map(([run]) => run.length)));
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...text, fence];
}

/** A link that leads to a page of the web and nowhere else; nothing where the address is none. */
export function linkTo(address: string, words: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  return `[${words}](<${href.replace(/[<>\\()\s]/gu, encodeURIComponent)}>)`;
}

/** A text without its end where it is too long. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function oneLine(text: string): string {
  return shortened(
    printable(shortened(text, 4 * LONGEST))
      .replace(/\s+/gu, " ")
      .trim(),
    LONGEST,
  );
}

/** The marks of the sentence around it stay outside, where they belong to the sentence. */
function riskyText(text: string): string {
  const [, lead = "", inner = "", trail = ""] = /^(["'(]*)(.*?)(["')]*[.,;:!?]*)$/u.exec(text) ?? [];
  const isOwn = trail.includes(")") && inner.includes("(");
  return inner.trim() === "" || isOwn ? codeSpan(text) : `${lead}${codeSpan(inner)}${trail}`;
}

const QUOTED = /^(["'(]*)`([^`]+)`(["')]*[.,;:!?]*)$/u;

/** A word with the marks of a sentence around it. No dot, slash, sign or digit after a hyphen is inside: no address, name or reference. */
const WORD = /^["'(]*[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}]+|[.,]\p{Nd}+)*(?:%|["')]*[.,;:!?…]*["')]*)$/u;
const MARKS = new Set(["%", "–", "→", "·", "e.g.", "i.e."]);

/** What could be the hash of a commit. */
const HASH = /(?<!\w)[0-9a-f]{7,}(?!\w)/iu;

function isPlain(token: string): boolean {
  return MARKS.has(token) || (WORD.test(token) && !HASH.test(token));
}
