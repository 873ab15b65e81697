import type { Mark, Marks } from "../model/content.ts";
import type { ReadFrontmatter } from "./frontmatter.ts";
import { frontmatterShape, isFrontmatterKey, type Frontmatter } from "./frontmatter-shape.ts";
import { textOf } from "./text.ts";
import { DEEPEST } from "./yaml-nesting.ts";

/** A file whose frontmatter is plain, cut and checked. */
export interface PlainFile {
  readonly frontmatter: ReadFrontmatter;
  /** How many bytes stand above the body. */
  readonly above: number;
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
 * @param bytes a plain text
 * @param file path from the folder of the config
 * @returns undefined where anything is not plain, or wrong: then all of it is for YAML
 */
export function readPlainFrontmatter(bytes: Uint8Array, file: string): PlainFile | undefined {
  const above = lengthOfHead(bytes);
  if (above === undefined) return undefined;
  const head = textOf(bytes.subarray(0, above));
  const values: Frontmatter = {};
  const checked: Record<string, unknown> = values;
  const keys: string[] = [];
  const unknown: string[] = [];
  let lineNumber = 2;
  for (let start = 4; ; lineNumber += 1) {
    FENCE.lastIndex = start;
    if (FENCE.test(head)) {
      const frontmatter = { values, marks: new PlainMarks(keys, head, file), unknown, problems: [] };
      return { frontmatter, above, bodyLine: lineNumber + 1 };
    }
    LINE.lastIndex = start;
    const [line, key = "", double, single, bare = ""] = LINE.exec(head) ?? [];
    if (line === undefined || line.length > LONGEST || keys.includes(key) || RESOLVED.test(key)) return undefined;
    const value = double ?? single ?? scalarOf(bare);
    if (value === undefined) return undefined;
    if (!isFrontmatterKey(key)) unknown.push(key);
    else {
      const read = frontmatterShape.shape[key].safeParse(value);
      if (!read.success) return undefined;
      checked[key] = read.data;
    }
    keys.push(key);
    start = LINE.lastIndex;
  }
}

/** Each key has a line of its own, in their order; where it stands is looked up when somebody asks. */
class PlainMarks implements Marks {
  readonly #keys: readonly string[];
  readonly #head: string;
  readonly #file: string;

  constructor(keys: readonly string[], head: string, file: string) {
    this.#keys = keys;
    this.#head = head;
    this.#file = file;
  }

  get size(): number {
    return this.#keys.length;
  }

  get(key: string): Mark | undefined {
    const above = this.#keys.indexOf(key) + 1;
    if (above === 0) return undefined;
    const place = { file: this.#file, line: above + 1, column: 1, length: key.length };
    return { place, line: this.#head.split("\n")[above] ?? "" };
  }

  *entries(): Iterable<readonly [string, Mark]> {
    for (const key of this.#keys) {
      const mark = this.get(key);
      if (mark !== undefined) yield [key, mark];
    }
  }
}

const LINE_END = 0x0a;
const DASH = 0x2d;

/** The bytes of a first line `---` and all below it to the next one that starts so. */
function lengthOfHead(bytes: Uint8Array): number | undefined {
  const dashesAt = (start: number): boolean =>
    bytes[start] === DASH && bytes[start + 1] === DASH && bytes[start + 2] === DASH;
  if (!dashesAt(0) || bytes[3] !== LINE_END) return undefined;
  for (let end = 3; end >= 0; end = bytes.indexOf(LINE_END, end + 1)) {
    if (dashesAt(end + 1)) return (bytes.indexOf(LINE_END, end + 1) + 1) || bytes.length;
  }
  return undefined;
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
