import type { Nodes } from "mdast";
import { problemKind } from "../../model/problem.ts";
import type { Notices, Spot } from "../notices.ts";
import { codeLines } from "./directive-lines.ts";

/** Levels of lists, quotes, directives and HTML in each other. The deepest that was seen in a real corpus is 9. */
const DEEPEST = 64;

/** UTF-16 units of one body: a book of 200 pages. Some Markdown takes the parser time that grows with the square. */
const LONGEST = 500_000;

export const nestingTooDeep = problemKind<{ limit: number }>({
  code: "nesting-too-deep",
  severity: "error",
  message: ({ limit }) =>
    `Lists, quotes or HTML elements stand in each other more than ${String(limit)} levels deep, which no article needs.`,
  hint: () => "Close each HTML element that is opened above, and indent lists no further than they need.",
});

export const bodyTooLarge = problemKind<{ length: number; limit: number }>({
  code: "body-too-large",
  severity: "error",
  message: ({ length, limit }) =>
    `The text has ${String(length)} characters, and an article may have ${String(limit)} at most.`,
  hint: () => "Split it into several articles, or list the file under `ignore` in the config.",
});

/** Whether a body can be parsed at all. The parsers call themselves for each level: a hostile file could end the program. */
export function isWithinLimits(body: string, notices: Notices): boolean {
  if (body.length > LONGEST) {
    notices.raise(bodyTooLarge, { line: 1, column: 1 }, { length: body.length, limit: LONGEST });
    return false;
  }
  const line = firstTooDeep(body.split("\n"));
  if (line !== undefined) raiseTooDeep(notices, { line: line + 1, column: 1 });
  return line === undefined;
}

/** Runs a step that calls itself for each level; a body that is too deep for it is a problem of its file. */
export function withinStack<Result>(tree: Nodes | undefined, notices: Notices, step: () => Result): Result | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof RangeError && error.message.includes("call stack"))) throw error;
    raiseTooDeep(notices, { line: tree === undefined ? 1 : deepestLine(tree), column: 1 });
    return undefined;
  }
}

function raiseTooDeep(notices: Notices, spot: Spot): void {
  notices.raise(nestingTooDeep, spot, { limit: DEEPEST });
}

const BLANK = /^[\s>]*$/;
const RULE = /^\s*([-*_])(?:[ \t]*\1){2,}\s*$/;
const MARKERS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))+/;
const OPENING = /^\s*:{3,}\s*[A-Za-z]/;
const CLOSING = /^\s*:{3,}\s*$/;
/** Elements that stay open until they are closed, whatever follows. */
const TAG =
  /<(\/?)(?:div|section|article|main|aside|header|footer|nav|center|figure|details|table|ul|ol|dl|blockquote)\b/gi;

/** The first line, from 0, that stands in too many levels by its look; `undefined` where none does. */
function firstTooDeep(lines: readonly string[]): number | undefined {
  const code = codeLines(lines);
  let indents: number[] = [];
  let elements = 0;
  let directives = 0;
  for (const [index, line] of lines.entries()) {
    if (code.has(index) || (BLANK.test(line) && !line.includes(">"))) continue;
    const markers = RULE.test(line) ? "" : (MARKERS.exec(line)?.[0] ?? "");
    const count = markers.replace(/[\s\d]/g, "").length;
    const indent = line.search(/\S/);
    if (count > 0) indents = [...indents.filter((above) => above < indent), indent];
    else if (indent === 0) indents = [];
    if (OPENING.test(line)) directives += 1;
    else if (CLOSING.test(line) && directives > 0) directives -= 1;
    for (const [, slash] of line.replace(/`[^`]*`/g, "").matchAll(TAG)) {
      elements = Math.max(0, elements + (slash === "" ? 1 : -1));
      if (elements > DEEPEST) return index;
    }
    if (indents.length + Math.max(0, count - 1) + directives > DEEPEST) return index;
  }
  return undefined;
}

/** The line on which the deepest node of a tree starts; found without a call for each level. */
function deepestLine(tree: Nodes): number {
  let level: readonly Nodes[] = [tree];
  for (;;) {
    const below = level.flatMap((node): Nodes[] => ("children" in node ? node.children : []));
    if (below.length === 0) return level[0]?.position?.start.line ?? 1;
    level = below;
  }
}
