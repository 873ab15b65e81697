import matter from "gray-matter";
import { raise, type Problem } from "../model/problem.ts";
import { frontmatterLanguage, frontmatterNotFirst, frontmatterUnclosed } from "./frontmatter-problems.ts";
import { readYaml, type YamlBlock, type YamlReading } from "./yaml-block.ts";

/** A file cut into its frontmatter and what is below. */
export interface SplitFile {
  /** Absent where the file has none, or where it could not be read. */
  readonly block?: YamlBlock;
  readonly body: string;
  /** The line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
}

const FENCE = /^---[ \t]*$/;
const YAML_FENCE = /^---[ \t]*(?:ya?ml[ \t]*)?$/i;
const KEY_LINE = /^[ \t]*["']?[\p{L}\p{N}_][^:\n]*["']?:(?:[ \t]|$)/u;

const refuse = (): never => {
  throw new Error("Frontmatter is YAML and never runs.");
};

// gray-matter only cuts: the values are read with their places elsewhere, and its engines that run code are taken away.
const ENGINES = { yaml: () => ({}), js: refuse, javascript: refuse, json: refuse };

/**
 * Cuts a file at its frontmatter: a first line `---`, YAML, and the next line `---`. A first line `---` with a blank
 * line below it and no mapping between is a rule, as Markdown has it.
 * @param text with `\n` line ends, no byte order mark
 * @param file path from the folder of the config
 */
export function splitFrontmatter(text: string, file: string): SplitFile {
  const whole = (problems: readonly Problem[]): SplitFile => ({ body: text, bodyLine: 1, problems });
  if (/^[^\s+-]/.test(text)) return whole([]);
  const lines = text.split("\n");
  const first = lines[0] ?? "";
  if (!YAML_FENCE.test(first)) return whole(foreignOpening(lines, file));
  const close = lines.findIndex((line, index) => index > 0 && FENCE.test(line));
  if (close < 0) {
    const meant = first.trimEnd() !== "---" || KEY_LINE.test(lines[1] ?? "");
    return whole(meant ? [raise(frontmatterUnclosed, placeOf(file, 1, first), {}, first)] : []);
  }
  const cut = matter(["---", ...lines.slice(1, close + 1)].join("\n"), { language: "yaml", engines: ENGINES });
  const reading = readYaml(`${cut.matter}\n`, file);
  if (reading.kind === "other" && (lines[1] ?? "").trim() === "") return whole([]);
  const below = { body: lines.slice(close + 1).join("\n"), bodyLine: close + 2 };
  return reading.kind === "mapping"
    ? { block: reading.block, ...below, problems: [] }
    : { ...below, problems: problemsOf(reading) };
}

function problemsOf(reading: Exclude<YamlReading, { kind: "mapping" }>): readonly Problem[] {
  return reading.kind === "other" ? [reading.problem] : reading.problems;
}

/** Openings of frontmatter that is not read, and frontmatter below blank lines. */
function foreignOpening(lines: readonly string[], file: string): Problem[] {
  const first = lines[0] ?? "";
  const toml = FENCE_OF_TOML.test(first) && lines.some((line, index) => index > 0 && FENCE_OF_TOML.test(line));
  if (toml || /^---[ \t]*[^-\s]/.test(first)) {
    return [raise(frontmatterLanguage, placeOf(file, 1, first), { opening: first.trimEnd() }, first)];
  }
  const open = lines.findIndex((line) => line.trim() !== "");
  if (open < 1 || !FENCE.test(lines[open] ?? "") || !KEY_LINE.test(lines[open + 1] ?? "")) return [];
  if (!lines.some((line, index) => index > open && FENCE.test(line))) return [];
  return [raise(frontmatterNotFirst, placeOf(file, open + 1, "---"), {}, lines[open])];
}

const FENCE_OF_TOML = /^\+\+\+[ \t]*$/;

function placeOf(file: string, line: number, text: string): { file: string; line: number; column: number; length: number } {
  return { file, line, column: 1, length: Math.max(1, text.trimEnd().length) };
}
