import type { Config } from "../model/config.ts";
import type { Mark } from "../model/content.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import { fingerprint } from "../dialect/fingerprint.ts";
import { Failure } from "../model/failure.ts";
import type { Problem } from "../model/problem.ts";
import type { SourceFile } from "../model/source.ts";
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
export function readFile(placed: PlacedFile, source: Pick<SourceFile, "bytes">, config: Config): ReadFile {
  const file = shownPath(config, placed.path);
  const { bytes } = source;
  if (isPlainText(bytes)) return readText(placed, bytes, source, file);
  const decoded = decodeText(bytes, file);
  if ("text" in decoded) {
    const plain = new TextEncoder().encode(decoded.text);
    return readText(placed, plain, { bytes: plain }, file);
  }
  const nothing = { frontmatter: NO_FRONTMATTER, body: () => "", bodyPrint: () => printOf(""), bodyLine: 1 };
  return { ...placed, file, ...nothing, problems: [decoded.problem], broken: true };
}

/**
 * @param bytes a plain text
 * @param source where they are found again
 */
function readText(placed: PlacedFile, bytes: Uint8Array, source: Pick<SourceFile, "bytes">, file: string): ReadFile {
  const plain = readPlainFrontmatter(bytes, file);
  if (plain !== undefined) {
    const { frontmatter, above, bodyLine } = plain;
    const below = bytes.subarray(above);
    const print = printOf(below);
    const body = (): string => textOf(bodyAgain(source.bytes.subarray(above), print, file));
    const conflict = mayHoldConflict(bytes) ? conflictIn(textOf(below), bodyLine, file) : {};
    const read = { body, bodyPrint: () => print, bodyLine };
    return { ...placed, file, frontmatter, ...read, ...conflict, problems: [], broken: false };
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

/** @throws Failure where it is not the body any more that was read at first */
function bodyAgain(below: Uint8Array, print: Fingerprint, file: string): Uint8Array {
  if (printOf(below) === print) return below;
  throw new Failure({
    what: `${file} was changed while helpsync was at work.`,
    why: "It was read twice, and held something else the second time.",
    next: "Run the command again.",
    done: "This only read: it changed nothing.",
  });
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
