import { isNode, isScalar, type Pair, type Scalar, type YAMLMap } from "yaml";
import { conflictOf } from "./conflict.ts";
import { mappingOf, splitFile } from "./split-file.ts";
import { yamlValue } from "./yaml-value.ts";

export interface FrontmatterEdit {
  readonly key: "title" | "description" | "state" | "author";
  /** The value in Intercom; `null` where its line is to go. */
  readonly to: string | null;
  /** `conflict`: the writer changed it, too, so both lines stand between conflict markers. */
  readonly as: "value" | "conflict";
}

/** The order in which new keys stand below each other. */
const ORDER: readonly FrontmatterEdit["key"][] = ["title", "description", "state", "author"];

interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * A file's text with other values in its frontmatter; all else stays as it is, byte for byte.
 * @param text with any line ends, with or without frontmatter, which must be sound
 * @param edits one a key at most
 */
export function editFrontmatter(text: string, edits: readonly FrontmatterEdit[]): string {
  const { mark, opening, yaml, closing, body, lineEnd } = splitFile(text);
  const changed = editYaml(yaml, edits, lineEnd);
  if (changed === yaml) return text;
  if (opening !== "") return mark + opening + changed + closing + body;
  const gap = body === "" || /^[\r\n]/.test(body) ? "" : lineEnd;
  return `${mark}---${lineEnd}${changed}---${lineEnd}${gap}${body}`;
}

function editYaml(yaml: string, edits: readonly FrontmatterEdit[], lineEnd: string): string {
  const mapping = mappingOf(yaml);
  if (mapping?.flow === true) return editBraces(yaml, edits, lineEnd);
  const sorted = edits.toSorted((left, right) => ORDER.indexOf(left.key) - ORDER.indexOf(right.key));
  const replacements = sorted.flatMap((edit) => replacementFor(edit, yaml, mapping, lineEnd));
  return replaced(yaml, replacements);
}

/** The later one of two at the same place goes below the other. */
function replaced(text: string, replacements: readonly Replacement[]): string {
  const inOrder = replacements.toSorted((left, right) => left.from - right.from);
  return inOrder.reduceRight((all, { from, to, text: part }) => all.slice(0, from) + part + all.slice(to), text);
}

function replacementFor(
  { key, to, as }: FrontmatterEdit,
  yaml: string,
  mapping: YAMLMap | undefined,
  lineEnd: string,
): Replacement[] {
  const pair = pairOf(mapping, key);
  const line = to === null ? "" : `${key}: ${yamlValue(to, undefined, "lines")}`;
  if (pair === undefined) {
    if (to === null) return [];
    const at = placeFor(key, yaml, mapping);
    const added = as === "conflict" ? conflictOf("", line, "\n").replaceAll("\n", lineEnd) : line;
    return [{ from: at, to: at, text: added + lineEnd }];
  }
  const whole = linesOf(pair, yaml);
  const value = to === null ? undefined : valueReplacement(pair, yaml, to, "lines");
  if (as === "value") return [value ?? { ...whole, text: "" }];
  const ours = yaml.slice(whole.from, whole.to);
  const theirs = value === undefined ? "" : replacedWithin(ours, value, whole.from);
  const marked = conflictOf(withoutEnd(ours), withoutEnd(theirs), "\n").replace(/(?<!\r)\n/g, lineEnd);
  return [{ ...whole, text: marked + lineEnd }];
}

function replacedWithin(lines: string, { from, to, text }: Replacement, start: number): string {
  return lines.slice(0, from - start) + text + lines.slice(to - start);
}

function withoutEnd(text: string): string {
  return text.replace(/(?:\r\n|\n|\r)$/, "");
}

function pairOf(mapping: YAMLMap | undefined, key: string): Pair | undefined {
  return mapping?.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Below the nearest key that comes before it in the usual order; a title first, all else last. */
function placeFor(key: FrontmatterEdit["key"], yaml: string, mapping: YAMLMap | undefined): number {
  for (const before of ORDER.slice(0, ORDER.indexOf(key)).toReversed()) {
    const pair = pairOf(mapping, before);
    if (pair !== undefined) return linesOf(pair, yaml).to;
  }
  return key === "title" ? 0 : yaml.length;
}

/** The whole lines of a key and its value. */
function linesOf({ key, value }: Pair, yaml: string): Pick<Replacement, "from" | "to"> {
  const start = isNode(key) ? (key.range?.[0] ?? 0) : 0;
  const end = Math.max(isNode(key) ? (key.range?.[1] ?? 0) : 0, contentEnd(value, yaml));
  const before = yaml.slice(0, start);
  const from = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  const ending = /\r\n|\n|\r|$/.exec(yaml.slice(end));
  return { from, to: end + (ending?.index ?? 0) + (ending?.[0].length ?? 0) };
}

/** Where a value ends, without the lines that are empty below a block of text. */
function contentEnd(value: unknown, yaml: string): number {
  const [start, end] = isNode(value) ? (value.range ?? [0, 0]) : [0, 0];
  return start + yaml.slice(start, end).trimEnd().length;
}

function valueReplacement(pair: Pair, yaml: string, to: string, within: "lines" | "braces"): Replacement {
  const value = pair.value as Scalar | null;
  const start = value?.range?.[0] ?? 0;
  const end = contentEnd(value, yaml);
  const spelled = yamlValue(to, value?.type, within);
  if (end > start) return { from: start, to: end, text: spelled };
  // Nothing stands behind the colon.
  const behind = isNode(pair.key) ? (pair.key.range?.[1] ?? 0) : 0;
  const colon = yaml.indexOf(":", behind) + 1;
  return { from: colon, to: colon, text: ` ${spelled}` };
}

/** A mapping in braces; where there is a conflict, all of it stands twice. */
function editBraces(yaml: string, edits: readonly FrontmatterEdit[], lineEnd: string): string {
  const changed = edits.reduce(editInBraces, yaml);
  if (changed === yaml || edits.every(({ as }) => as === "value")) return changed;
  const marked = conflictOf(withoutEnd(yaml), withoutEnd(changed), "\n");
  return marked.replace(/(?<!\r)\n/g, lineEnd) + lineEnd;
}

function editInBraces(yaml: string, { key, to }: FrontmatterEdit): string {
  const mapping = mappingOf(yaml);
  const pair = pairOf(mapping, key);
  if (mapping === undefined) return yaml;
  if (pair === undefined) {
    if (to === null) return yaml;
    const at = (mapping.range?.[0] ?? 0) + 1;
    const added = ` ${key}: ${yamlValue(to, undefined, "braces")}${mapping.items.length === 0 ? " " : ","}`;
    return replaced(yaml, [{ from: at, to: at, text: added }]);
  }
  if (to !== null) return replaced(yaml, [valueReplacement(pair, yaml, to, "braces")]);
  const start = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
  const end = Math.max(contentEnd(pair.value, yaml), isNode(pair.key) ? (pair.key.range?.[1] ?? 0) : 0);
  const comma = /^\s*:?\s*,\s*/.exec(yaml.slice(end))?.[0].length ?? 0;
  const above = comma === 0 ? (/,\s*$/.exec(yaml.slice(0, start))?.[0].length ?? 0) : 0;
  return yaml.slice(0, start - above) + yaml.slice(end + comma);
}
