import type { Config } from "../model/config.ts";
import type { Problem } from "../model/problem.ts";
import { NO_FRONTMATTER, readFrontmatter, type ReadFrontmatter } from "./frontmatter.ts";
import { splitFrontmatter } from "./frontmatter-block.ts";
import type { PlacedFile } from "./layout.ts";
import { shownPath } from "./place.ts";
import { readPlainFrontmatter } from "./plain-frontmatter.ts";
import { decodeText } from "./text.ts";

/** A Markdown file, placed and read. */
export interface ReadFile extends PlacedFile {
  /** Path from the folder of the config. */
  readonly file: string;
  readonly frontmatter: ReadFrontmatter;
  readonly body: string;
  /** The line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  /** It could not be read well enough to say that something is missing from it. */
  readonly broken: boolean;
}

/** Reads one file: bytes to text, text to frontmatter and body. */
export function readFile(placed: PlacedFile, bytes: Uint8Array, config: Config): ReadFile {
  const file = shownPath(config, placed.path);
  const decoded = decodeText(bytes, file);
  if ("problem" in decoded) {
    const nothing = { frontmatter: NO_FRONTMATTER, body: "", bodyLine: 1 };
    return { ...placed, file, ...nothing, problems: [decoded.problem], broken: true };
  }
  const plain = readPlainFrontmatter(decoded.text, file);
  if (plain !== undefined) {
    const { frontmatter, body, bodyLine } = plain;
    return { ...placed, file, frontmatter, body, bodyLine, problems: [], broken: false };
  }
  const { block, body, bodyLine, problems } = splitFrontmatter(decoded.text, file);
  const frontmatter = block === undefined ? NO_FRONTMATTER : readFrontmatter(block);
  return {
    ...placed,
    file,
    frontmatter,
    body,
    bodyLine,
    problems: [...problems, ...frontmatter.problems],
    broken: problems.length > 0,
  };
}

/** Whether a file says anything below its frontmatter. */
export function hasBody(file: ReadFile): boolean {
  return /[^ \t\n]/.test(file.body);
}

/** Whether a file is the `index.md` of a folder; the one at the root is an article like any other. */
export function isFolderIndex(file: ReadFile): boolean {
  return file.logical.endsWith("/index");
}
