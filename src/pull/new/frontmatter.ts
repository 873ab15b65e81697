import { stringify } from "yaml";

/** The lines of a frontmatter, in the order in which they are written. A value that is absent has no line. */
export interface FrontmatterLines {
  readonly title: string;
  readonly description?: string | undefined;
  readonly state?: string | undefined;
  readonly author?: string | undefined;
  readonly uid?: string | undefined;
  readonly unlisted?: true | undefined;
}

/** A frontmatter with its two rules, a line a key; quotes only where YAML would read something else without. */
export function frontmatter(lines: FrontmatterLines): string {
  const { title, description, state, author, uid, unlisted } = lines;
  const written = Object.entries({ title, description, state, author, uid, unlisted })
    .filter((entry): entry is [string, string | true] => entry[1] !== undefined)
    .map(([key, value]) => lineOf(key, value));
  return ["---", ...written, "---", ""].join("\n");
}

/** A title as a file can say it: content reads it without space around it, and on one line. */
export function writableTitle(title: string): string {
  return writableText(title).replace(/[ \t\n]+/g, " ");
}

/** Any other text as a file can say it: content reads it without space around it. */
export function writableText(text: string): string {
  // Half a character has no bytes of UTF-8.
  return text.replace(/\p{Surrogate}/gu, "\uFFFD").trim();
}

function lineOf(key: string, value: string | true): string {
  const line = stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
  if (value === true || (!line.includes("\n") && !looksNested(value))) return line;
  return `${key}: ${looksNested(value) ? flatQuoted(value) : JSON.stringify(value)}`;
}

// Content refuses YAML that nests deeper than 64 levels, and counts brackets and indicators of texts, too.
const BRACKETS = 16;
const INDICATORS = 64;

function looksNested(text: string): boolean {
  return (text.match(/[[{]/g)?.length ?? 0) > BRACKETS || (text.match(/[-?:][ \t]/g)?.length ?? 0) > INDICATORS;
}

function flatQuoted(text: string): string {
  return JSON.stringify(text)
    .replaceAll("[", "\\x5b")
    .replaceAll("{", "\\x7b")
    .replace(/(?<=[-?:]) /g, "\\x20");
}
