import { isAlias, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit, type Document } from "yaml";
import type { Mark } from "../model/content.ts";
import { raise, type Problem } from "../model/problem.ts";
import { placeAt } from "./text.ts";
import {
  CONFLICT_MARKER,
  SYNTAX_WORDING,
  yamlAlias,
  yamlDuplicateKey,
  yamlNotAMapping,
  yamlSyntax,
  yamlTag,
  yamlTooDeep,
} from "./yaml-problems.ts";

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

const DEEPEST = 64;

/**
 * Reads a YAML mapping with its positions; an empty text is an empty mapping.
 * @param text with `\n` line ends; blank lines may stand for what precedes it in the file, so that lines agree
 * @param file path from the folder of the config
 */
export function readYaml(text: string, file: string): YamlReading {
  const deep = nestsTooDeep(text);
  if (deep !== undefined) return broken([raiseAt(text, file, deep, 1, yamlTooDeep, { limit: DEEPEST })]);
  const document = parseDocument(text, { prettyErrors: false, lineCounter: new LineCounter() });
  const problems = syntaxProblems(document, text, file);
  if (problems.length > 0) return broken(problems);
  const contents = document.contents;
  const mark = (start: number, end: number): Mark => markAt(text, file, start, end);
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
    return broken([raiseAt(text, file, offset, 1, yamlAlias, { why: lowerFirst(error.message) })]);
  }
  return { kind: "mapping", block: blockOf(document, (value ?? {}) as Record<string, unknown>, mark) };
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

function syntaxProblems(document: Document, text: string, file: string): Problem[] {
  // The first mistake makes the parser stumble over what follows: only keys that are there twice are told one by one.
  const first = document.errors.find((error) => error.code !== "DUPLICATE_KEY");
  const problems = document.errors
    .filter((error) => error === first || error.code === "DUPLICATE_KEY")
    .map((error) => {
      const [start, end] = error.pos;
      if (error.code === "DUPLICATE_KEY") {
        const key = /^[^:\n]*/.exec(text.slice(start))?.[0] ?? "";
        return raiseAt(text, file, start, key.length, yamlDuplicateKey, { key });
      }
      const marker = /^(?:<{7}|={7}|>{7})(?: |$)/m.exec(text);
      if (marker) return raiseAt(text, file, marker.index, 7, yamlSyntax, CONFLICT_MARKER);
      const words = SYNTAX_WORDING[error.code] ?? {
        message: lowerFirst(error.message),
        hint: "Put the value in quotes, or check the indentation of the lines around.",
      };
      return raiseAt(text, file, start, end - start, yamlSyntax, words);
    });
  for (const warning of document.warnings) {
    const [start, end] = warning.pos;
    problems.push(raiseAt(text, file, start, end - start, yamlTag, { tag: text.slice(start, end) }));
  }
  visit(document, {
    Pair(_, pair) {
      if (!isPair(pair) || isScalar(pair.key)) return;
      const start = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
      const what = isAlias(pair.key) ? "an alias" : "a list or a mapping";
      const words = { message: `a key must be text, not ${what}`, hint: "Write the key as one word." };
      problems.push(raiseAt(text, file, start, 1, yamlSyntax, words));
    },
  });
  return problems;
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

/** The parser calls itself for each level, so a hostile file could end the process: it is asked only where it can cope. */
function nestsTooDeep(text: string): number | undefined {
  let depth = 0;
  let offset = 0;
  for (const character of text) {
    if (character === "[" || character === "{") depth += 1;
    if ((character === "]" || character === "}") && depth > 0) depth -= 1;
    if (depth > DEEPEST) return offset;
    offset += character.length;
  }
  let lineStart = 0;
  for (const line of text.split("\n")) {
    const indicators = line.match(/[-?:][ \t]/g)?.length ?? 0;
    if (indicators > 2 * DEEPEST || line.search(/[^ ]/) > 2 * DEEPEST) return lineStart;
    lineStart += line.length + 1;
  }
  return undefined;
}

function markAt(text: string, file: string, start: number, end: number): Mark {
  const place = placeAt(text, start, file);
  const line = text.split("\n", place.line)[place.line - 1] ?? "";
  const length = Math.max(1, Math.min(end - start, line.length - place.column + 1));
  return { place: { ...place, length }, line };
}

function raiseAt<A extends Readonly<Record<string, string | number>>>(
  text: string,
  file: string,
  start: number,
  length: number,
  kind: Parameters<typeof raise<A>>[0],
  values: A,
): Problem {
  const mark = markAt(text, file, start, start + length);
  return raise(kind, mark.place, values, mark.line);
}

function broken(problems: readonly Problem[]): YamlReading {
  return { kind: "broken", problems };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
