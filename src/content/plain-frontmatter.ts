import type { Mark } from "../model/content.ts";
import type { ReadFrontmatter } from "./frontmatter.ts";
import { frontmatterShape, isFrontmatterKey, type Frontmatter } from "./frontmatter-shape.ts";
import { DEEPEST } from "./yaml-nesting.ts";

/** A file whose frontmatter is plain, cut and checked. */
export interface PlainFile {
  readonly frontmatter: ReadFrontmatter;
  readonly body: string;
  /** The line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
}

const FENCE = /---[ \t]*(?:\n|$)/y;

/**
 * `key: value`: the value in quotes and without an escape, or bare behind a first character that means nothing.
 * Brackets would count as nesting wherever they stand.
 */
const LINE =
  /([A-Za-z][\w.-]*): +(?:"([^"\\[\]{}\p{Cc}]*)"|'([^'[\]{}\p{Cc}]*)'|([\w(/\u00A0-\u{10FFFF}](?:[^[\]{}\p{Cc}]*[^[\]{} \p{Cc}])?)) *\n/uy;

/** In lines of this length no indicators can stand that nest too deep. */
const LONGEST = 4 * DEEPEST;

/**
 * Reads frontmatter as nearly all writers write it: each line a key and one value that YAML can read in one way only. It
 * says what YAML itself would say, which takes twenty times as long: a plan reads all files.
 * @param text with `\n` line ends, no byte order mark
 * @param file path from the folder of the config
 * @returns undefined where anything is not plain, or wrong: then all of it is for YAML
 */
export function readPlainFrontmatter(text: string, file: string): PlainFile | undefined {
  if (!text.startsWith("---\n")) return undefined;
  const values: Frontmatter = {};
  const checked: Record<string, unknown> = values;
  const marks: Record<string, Mark> = {};
  const unknown: string[] = [];
  let lineNumber = 2;
  for (let start = 4; ; lineNumber += 1) {
    FENCE.lastIndex = start;
    if (FENCE.test(text)) {
      const frontmatter = { values, marks, unknown, problems: [] };
      return { frontmatter, body: text.slice(FENCE.lastIndex), bodyLine: lineNumber + 1 };
    }
    LINE.lastIndex = start;
    const [line, key = "", double, single, bare = ""] = LINE.exec(text) ?? [];
    if (line === undefined || line.length > LONGEST || key in marks || RESOLVED.test(key)) return undefined;
    const value = double ?? single ?? scalarOf(bare);
    if (value === undefined) return undefined;
    if (!isFrontmatterKey(key)) unknown.push(key);
    else {
      const read = frontmatterShape.shape[key].safeParse(value);
      if (!read.success) return undefined;
      checked[key] = read.data;
    }
    const place = { file, line: lineNumber, column: 1, length: key.length };
    marks[key] = { place, line: line.slice(0, -1) };
    start = LINE.lastIndex;
  }
}

/** Words that are no text to YAML, in any case to be sure: as a key, they would be another one. */
const RESOLVED = /^(?:null|true|false)$/i;

/** What an unquoted value is to YAML; undefined where that takes more to see. */
function scalarOf(text: string): string | number | boolean | undefined {
  if (text.includes(": ") || text.endsWith(":") || text.includes(" #")) return undefined;
  if (RESOLVED.test(text)) return text === "true" ? true : text === "false" ? false : undefined;
  // All of YAML's numbers are some of JavaScript's.
  if (/^\D/.test(text) || Number.isNaN(Number(text))) return text;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
