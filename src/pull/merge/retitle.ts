import { conflictOf } from "./conflict.ts";
import type { FrontmatterEdit } from "./edit-frontmatter.ts";

/** The title in Intercom, as an edit of a file. */
export interface TitleEdit {
  readonly to: string;
  readonly as: FrontmatterEdit["as"];
}

/** The heading that is the title: offsets of its whole lines in the body, and how deep it stands. */
export interface HeadingSpan {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

export interface Retitled {
  readonly body: string;
  /** What is to be said in the frontmatter; absent where the heading says it. */
  readonly edit?: FrontmatterEdit;
}

/**
 * Gives a file another title where it says the old one: in the frontmatter, in its first heading, or in both. A file
 * that is named by its path gets a `title`, as does one whose heading cannot say it.
 * @param body Markdown with `\n` line ends
 * @param inFrontmatter whether the frontmatter has a title
 * @param heading the heading that is the title, or repeats it
 */
export function retitle(
  body: string,
  { to, as }: TitleEdit,
  inFrontmatter: "title" | "no title",
  heading: HeadingSpan | undefined,
): Retitled {
  const edit: FrontmatterEdit = { key: "title", to, as };
  if (heading === undefined) return { body, edit };
  const written = body.slice(heading.start, heading.end);
  const text = headingText(to);
  if (inFrontmatter === "title") {
    // Until a person has decided, the heading stands for what the file says.
    if (as === "conflict") return { body, edit };
    return { body: withHeading(body, heading, text === undefined ? "" : inMannerOf(written, text, heading)), edit };
  }
  if (text === undefined) {
    // A heading that repeats no title would be part of the body.
    return { body: as === "value" ? withHeading(body, heading, "") : body, edit };
  }
  const changed = inMannerOf(written, text, heading);
  return { body: withHeading(body, heading, as === "value" ? changed : conflictOf(written, changed, "\n\n")) };
}

function withHeading(body: string, { start, end }: HeadingSpan, lines: string): string {
  const after = lines === "" ? body.slice(end).replace(/^\n{1,2}/, "") : body.slice(end);
  return body.slice(0, start) + lines + after;
}

/** With the id that stands behind the old one, and underlined where that is. */
function inMannerOf(written: string, text: string, { depth }: HeadingSpan): string {
  const lines = written.split("\n");
  const underline = lines.length > 1 ? (lines.at(-1) ?? "") : undefined;
  const own = underline === undefined ? written.replace(/[ \t]+#+[ \t]*$/, "") : (lines.at(-2) ?? "");
  const id = /\s*\{\s*#[^\s}]+[^}]*\}\s*$/.exec(own)?.[0].trim();
  const line = id === undefined ? text : `${text} ${id}`;
  // A line of text may be read as a list or a quote.
  const isPlain = underline !== undefined && /^[\p{L}]/u.test(text);
  return isPlain ? `${line}\n${underline}` : `${"#".repeat(depth)} ${line}`;
}

/** A title as words of Markdown; `undefined` where a heading cannot say it. */
function headingText(title: string): string | undefined {
  const isPlain = title === title.replace(/[ \t\n]+/g, " ").trim() && title !== "";
  // What looks like an id at the end is taken for one, however it is spelled.
  if (!isPlain || /\{\s*#[^\s}]+[^}]*\}\s*$/.test(title)) return undefined;
  return title
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, "\\\\")
    .replace(/[*`~[\]]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/<(?=[A-Za-z!/?])/g, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/(?<=https?):(?=\/\/)|(?<=www)\.|(?<=[\w+.-])@(?=[\w-]+\.)|(?<=mailto|xmpp):/giu, "\\$&")
    .replace(/(^|\s)(#+)$/, "$1\\$2");
}
