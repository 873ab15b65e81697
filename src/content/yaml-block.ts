import { isMap, isNode, isScalar, parseDocument, visit, type Document } from "yaml";
import type { Mark } from "../model/content.ts";
import { raise, type Problem } from "../model/problem.ts";
import { markAt, raiseAt, type NamedText } from "./yaml-marks.ts";
import { DEEPEST, nestingTooDeep } from "./yaml-nesting.ts";
import { yamlAlias, yamlNotAMapping, yamlTooDeep } from "./yaml-problems.ts";
import { syntaxProblems } from "./yaml-syntax.ts";

/** A path in the data, as zod tells it. */
export type YamlPath = readonly PropertyKey[];

/** A mapping that was read without a mistake of syntax. */
export interface YamlBlock {
  /** Plain data; whole numbers too large to be exact are their digits, as text. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Where a key stands; the nearest thing above it where there is none. */
  readonly markKey: (path: YamlPath) => Mark;
  /** Where a value stands; its key where it is empty. */
  readonly markValue: (path: YamlPath) => Mark;
  /** How a value is spelled in the file; empty for a mapping or a list. */
  readonly spelling: (path: YamlPath) => string;
}

export type YamlReading =
  | { readonly kind: "mapping"; readonly block: YamlBlock }
  | { readonly kind: "other"; readonly problem: Problem }
  | { readonly kind: "broken"; readonly problems: readonly Problem[] };

/**
 * Reads a YAML mapping with its positions; an empty text is an empty mapping.
 * @param text with `\n` line ends; blank lines may stand for what precedes it in the file, so that lines agree
 * @param file path from the folder of the config
 */
export function readYaml(text: string, file: string): YamlReading {
  const named: NamedText = { text, file };
  const deep = nestingTooDeep(text);
  if (deep !== undefined) return broken([raiseAt(named, deep, deep + 1, yamlTooDeep, { limit: DEEPEST })]);
  const document = parseDocument(text, { prettyErrors: false });
  const problems = syntaxProblems(document, named);
  if (problems.length > 0) return broken(problems);
  const contents = document.contents;
  const mark = (start: number, end: number): Mark => markAt(named, start, end);
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null)) {
    const at = mark(contents.range[0], contents.range[1]);
    const found = isScalar(contents) ? "text" : "a list";
    return { kind: "other", problem: raise(yamlNotAMapping, at.place, { found }, at.line) };
  }
  keepLargeNumbers(document);
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // The parser throws a ReferenceError for an alias without an anchor and for aliases that would explode.
    if (!(error instanceof ReferenceError)) throw error;
    const offset = Math.max(0, text.search(/(?<=[\s[{,])\*/));
    return broken([raiseAt(named, offset, offset + 1, yamlAlias, { why: aliasWords(error.message) })]);
  }
  return { kind: "mapping", block: blockOf(document, (value ?? {}) as Record<string, unknown>, mark) };
}

function aliasWords(message: string): string {
  if (message.startsWith("Excessive alias count")) {
    return "The aliases (`*name`) of this file stand for more values than any file of this kind needs.";
  }
  const name = /: (\S+)$/.exec(message)?.[1] ?? "name";
  return `\`*${name}\` is an alias, which repeats the value that \`&${name}\` names, but no line above it does.`;
}

function blockOf(
  document: Document,
  value: Readonly<Record<string, unknown>>,
  mark: (start: number, end: number) => Mark,
): YamlBlock {
  const markKey = (path: YamlPath): Mark => {
    for (let length = path.length; length > 0; length -= 1) {
      const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
      const last = path[length - 1];
      if (isMap(parent)) {
        const key = parent.items.map((item) => item.key).find((each) => isScalar(each) && String(each.value) === last);
        if (isScalar(key) && key.range) return mark(key.range[0], key.range[1]);
      } else {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return mark(node.range[0], node.range[1]);
      }
    }
    return mark(0, 0);
  };
  const markValue = (path: YamlPath): Mark => {
    const node = document.getIn(path, true);
    const range = isNode(node) ? node.range : undefined;
    if (!range || range[0] === range[1]) return markKey(path);
    return mark(range[0], range[1]);
  };
  const spelling = (path: YamlPath): string => {
    const node = document.getIn(path, true);
    return isScalar(node) ? (node.source ?? "") : "";
  };
  return { value, markKey, markValue, spelling };
}

/** Ids of more than 15 digits would lose digits as numbers. */
function keepLargeNumbers(document: Document): void {
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value !== "number" || Number.isSafeInteger(scalar.value)) return;
      if (scalar.source !== undefined && /^\d+$/.test(scalar.source)) scalar.value = scalar.source;
    },
  });
}

function broken(problems: readonly Problem[]): YamlReading {
  return { kind: "broken", problems };
}

