import { isMap, isScalar, isSeq, parseDocument, type Scalar, type YAMLSeq } from "yaml";
import type { Key } from "../model/key.ts";

/**
 * A file's text with former keys in its `moved_from`; all else stays as it is, byte for byte. A key that the file has
 * again is taken out of the list where it stands in it.
 * @param text with any line ends, with or without frontmatter, which must be sound
 * @param own the keys that the file has now: it was never another one under them
 */
export function withFormerKeys(text: string, keys: readonly Key[], own: readonly Key[]): string {
  const mark = text.startsWith("\u{FEFF}") ? "\u{FEFF}" : "";
  const rest = text.slice(mark.length);
  const end = /\r\n|\n|\r/.exec(rest)?.[0] ?? "\n";
  const block = /^(---[ \t]*(?:ya?ml[ \t]*)?(?:\r\n|\n|\r))((?:[^\r\n]*(?:\r\n|\n|\r))*?)---[ \t]*(?:\r\n|\n|\r|$)/i.exec(rest);
  if (block === null) return `${mark}---${end}${lineOf(keys)}${end}---${end}${end}${rest}`;
  const [, opening = "", yaml = ""] = block;
  return mark + opening + withKeys(yaml, keys, own, end) + rest.slice(opening.length + yaml.length);
}

function withKeys(yaml: string, keys: readonly Key[], own: readonly Key[], end: string): string {
  const { contents } = parseDocument(yaml, { prettyErrors: false });
  const pair = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === "moved_from") : undefined;
  const value: unknown = pair?.value;
  if (!isScalar(value) && !isSeq(value)) return `${yaml}${lineOf(keys)}${end}`;
  const former = isSeq(value) ? value.items.map((item) => textOf(item)) : [textOf(value)];
  const added = keys.filter((key) => !former.includes(key));
  const stays = former.every((key) => !(own as readonly string[]).includes(key));
  const last: unknown = isSeq(value) ? value.items.at(-1) : undefined;
  if (stays && isSeq(value) && value.flow !== true && isScalar(last)) return afterItem(yaml, last, added, end);
  const all = [...former.filter((key) => key !== "" && !(own as readonly string[]).includes(key)), ...added];
  return replaced(yaml, value, all);
}

function textOf(node: unknown): string {
  return isScalar(node) && typeof node.value === "string" ? node.value : "";
}

/** Another item of a list that is written line by line, as far indented as the last. */
function afterItem(yaml: string, { range }: Scalar, added: readonly string[], end: string): string {
  const [from = 0, to = 0] = range ?? [];
  const line = yaml.slice(yaml.lastIndexOf("\n", from - 1) + 1, from);
  const ends = to + yaml.slice(to).search(/[\r\n]|$/);
  return yaml.slice(0, ends) + added.map((key) => `${end}${line}${spelled(key)}`).join("") + yaml.slice(ends);
}

function replaced(yaml: string, { range }: Scalar | YAMLSeq, keys: readonly string[]): string {
  const [from = 0, to = 0] = range ?? [];
  const [only, ...others] = keys.map(spelled);
  const value = others.length === 0 ? (only ?? "[]") : `[${[only, ...others].join(", ")}]`;
  // What was empty, or a list of lines, stands behind its key as one value.
  const before = yaml.slice(0, from).replace(/:\s*$/, ": ");
  const after = yaml.slice(to);
  const ended = /[\r\n]$/.test(yaml.slice(from, to)) && !/^[\r\n]/.test(after) ? "\n" : "";
  return before + value + ended + after;
}

function lineOf(keys: readonly Key[]): string {
  const [only, ...others] = keys.map(spelled);
  return `moved_from: ${others.length === 0 ? (only ?? "[]") : `[${[only, ...others].join(", ")}]`}`;
}

/** Quoted where YAML would read something else, within a list on one line as well. */
function spelled(key: string): string {
  return /^[a-z]+:[\p{L}\p{N}_./-]+(?: [\p{L}\p{N}_./-]+)*$/u.test(key) ? key : JSON.stringify(key);
}
