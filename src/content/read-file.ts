import type { Config } from "../model/config.ts";
import type { Mark } from "../model/content.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import { fingerprint } from "../dialect/fingerprint.ts";
import type { Problem } from "../model/problem.ts";
import { conflictIn, mayHoldConflict } from "./conflict.ts";
import { NO_FRONTMATTER, readFrontmatter, type ReadFrontmatter } from "./frontmatter.ts";
import { splitFrontmatter } from "./frontmatter-block.ts";
import type { PlacedFile } from "./layout.ts";
import { shownPath } from "./place.ts";
import { readPlainFrontmatter } from "./plain-frontmatter.ts";
import { decodeText, isPlainText, textOf } from "./text.ts";

/** A Markdown file, placed and read. */
export interface ReadFile extends PlacedFile {
  /** Path from the folder of the config. */
  readonly file: string;
  readonly frontmatter: ReadFrontmatter;
  /** What stands below the frontmatter. Mostly it is made of the bytes each time: few plans look at it. */
  readonly body: () => string;
  /** Fingerprint of that. */
  readonly bodyPrint: () => Fingerprint;
  /** The line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  /** Where a merge conflict was left in the body. */
  readonly conflict?: Mark;
  /** It could not be read well enough to say that something is missing from it. */
  readonly broken: boolean;
}

/** Reads one file: bytes to text, text to frontmatter and body. */
export function readFile(placed: PlacedFile, bytes: Uint8Array, config: Config): ReadFile {
  const file = shownPath(config, placed.path);
  if (isPlainText(bytes)) return readText(placed, bytes, file);
  const decoded = decodeText(bytes, file);
  if ("text" in decoded) return readText(placed, new TextEncoder().encode(decoded.text), file);
  const nothing = { frontmatter: NO_FRONTMATTER, body: () => "", bodyPrint: () => printOf(""), bodyLine: 1 };
  return { ...placed, file, ...nothing, problems: [decoded.problem], broken: true };
}

/** @param bytes a plain text */
function readText(placed: PlacedFile, bytes: Uint8Array, file: string): ReadFile {
  const plain = readPlainFrontmatter(bytes, file);
  if (plain !== undefined) {
    const { frontmatter, above, bodyLine } = plain;
    const below = { body: bodyBelow(bytes, above), bodyPrint: () => printOf(bytes.subarray(above)), bodyLine };
    const conflict = mayHoldConflict(bytes) ? conflictIn(below.body(), bodyLine, file) : {};
    return { ...placed, file, frontmatter, ...below, ...conflict, problems: [], broken: false };
  }
  const { block, body, bodyLine, problems } = splitFrontmatter(textOf(bytes), file);
  const frontmatter = block === undefined ? NO_FRONTMATTER : readFrontmatter(block);
  return {
    ...placed,
    file,
    frontmatter,
    body: () => body,
    bodyPrint: () => printOf(body),
    bodyLine,
    ...conflictIn(body, bodyLine, file),
    problems: [...problems, ...frontmatter.problems],
    broken: problems.length > 0,
  };
}

function bodyBelow(bytes: Uint8Array, above: number): () => string {
  return () => textOf(bytes.subarray(above));
}

function printOf(body: string | Uint8Array): Fingerprint {
  return fingerprint("body1", body);
}

/** Whether a file says anything below its frontmatter. */
export function hasBody(file: ReadFile): boolean {
  return /[^ \t\n]/.test(file.body());
}

/** Whether a file is the `index.md` of a folder; the one at the root is an article like any other. */
export function isFolderIndex(file: ReadFile): boolean {
  return file.logical.endsWith("/index");
}
