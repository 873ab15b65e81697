import type { List, Nodes, Root, RootContent, Table } from "mdast";
import type { MarkdownBlock, MarkdownPart } from "../../model/markdown-block.ts";
import { elementRuns } from "./element-runs.ts";
import { rewriteDirectiveLines } from "./directive-lines.ts";
import { parseMarkdown } from "./parse.ts";
import { sayingIn, type Saying } from "./saying.ts";

/** A body longer than this is no content (`body-too-large`), and some Markdown takes time that grows with the square. */
const LONGEST = 500_000;

/**
 * The top-level blocks of a body, in the order of the text; together they hold every line that is not empty. HTML
 * elements that blocks of Markdown stand in are one block with them.
 * @param body Markdown with `\n` line ends; one that cannot be parsed is a single block
 */
export function markdownBlocks(body: string): MarkdownBlock[] {
  const tree = parsedBody(body);
  if (tree === undefined) return wholeBlock(body);
  const lines = linesOf(body);
  const say = sayingIn(tree);
  const runs = elementRuns(tree.children);
  const blocks: MarkdownBlock[] = [];
  let next = 0;
  for (const run of runs) {
    const [first, last] = [run[0], run.at(-1)];
    const from = (first?.position?.start.line ?? 1) - 1;
    const to = Math.max(from + 1, last?.position?.end.line ?? from + 1);
    addStrayLines(blocks, lines, next, from);
    next = to;
    blocks.push(blockOf(run, lines, from, to, say));
  }
  addStrayLines(blocks, lines, next, lines.length);
  return blocks;
}

/** The tree of a body, on the lines of the body; `undefined` where it cannot be parsed. */
export function parsedBody(body: string): Root | undefined {
  if (body.length > LONGEST) return undefined;
  try {
    // On the same lines, so that whole lines of the tree are whole lines of the text.
    return parseMarkdown(rewriteDirectiveLines(body));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function wholeBlock(body: string): MarkdownBlock[] {
  const text = body.trim();
  if (text === "") return [];
  const start = body.lastIndexOf("\n", body.search(/\S/)) + 1;
  return [{ start, end: body.trimEnd().length, kind: "other", words: text.replace(/\s+/g, ""), targets: [] }];
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const found = { start, end: start + line.length, text: line };
    start += line.length + 1;
    return found;
  });
}

/** Lines that the parser does not see, e.g. the `:::` below a button, go with the block above them. */
function addStrayLines(blocks: MarkdownBlock[], lines: readonly Line[], from: number, to: number): void {
  for (let index = from; index < to; index++) {
    const line = lines[index];
    if (line === undefined || line.text.trim() === "") continue;
    const above = blocks.pop() ?? { start: line.start, kind: "other", words: "", targets: [] };
    blocks.push({ ...above, end: line.end });
  }
}

function blockOf(
  run: readonly RootContent[],
  lines: readonly Line[],
  from: number,
  to: number,
  say: Say,
): MarkdownBlock {
  let last = to - 1;
  // An open fence holds the empty lines down to the end of the text.
  while (last > from && (lines[last]?.text ?? "").trim() === "") last -= 1;
  const sayings = run.map(say);
  const [only, ...others] = run;
  const kind = only === undefined || others.length > 0 ? "other" : kindOf(only);
  return {
    start: lines[from]?.start ?? 0,
    end: lines[last]?.end ?? 0,
    kind,
    words: sayings.map(({ words }) => words).join(""),
    targets: sayings.flatMap(({ targets }) => targets),
    ...(only?.type === "heading" && kind === "heading" ? { depth: only.depth } : {}),
    ...(only?.type === "list" || only?.type === "table" ? { parts: partsOf(only, lines, say) } : {}),
  };
}

type Say = (node: Nodes) => Saying;

function kindOf(node: RootContent): MarkdownBlock["kind"] {
  switch (node.type) {
    case "heading":
    case "paragraph":
    case "list":
    case "table":
    case "code":
    case "definition":
      return node.type;
    case "footnoteDefinition":
      return "note";
    case "html":
      return node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, "").trim() === "" ? "comment" : "other";
    default:
      return "other";
  }
}

/** The items or rows; the line of dashes below a header belongs to it. */
function partsOf({ children }: List | Table, lines: readonly Line[], say: Say): MarkdownPart[] {
  return children.map((child, index) => {
    const from = (child.position?.start.line ?? 1) - 1;
    let last = (child.position?.end.line ?? from + 1) - 1 + (child.type === "tableRow" && index === 0 ? 1 : 0);
    while (last > from && (lines[last]?.text ?? "").trim() === "") last -= 1;
    return { start: lines[from]?.start ?? 0, end: lines[last]?.end ?? 0, ...say(child) };
  });
}
