import type { Element, ElementContent } from "hast";
import { element } from "../../dialect/html-tree.ts";
import type { NodeKeys } from "./node-key.ts";
import { runsOf, type Run } from "./runs.ts";

/** A word, a gap, a picture or a break, with the marks that stand around it, from the outside in. */
interface Token {
  readonly key: string;
  readonly path: readonly Element[];
  readonly content: ElementContent;
}

interface MarkedToken extends Token {
  readonly kind: Run["kind"];
}

/** Scripts that are written without spaces: what a word is in them, a dictionary tells. */
const UNSPACED = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join("");
const WORDS = new RegExp(
  [
    String.raw`\n|[^\S\n]+`,
    String.raw`(?<unspaced>[${UNSPACED}ー\p{M}]+)`,
    String.raw`(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}_'’\u200c\u200d])+`,
    String.raw`\p{Extended_Pictographic}(?:\p{M}|\p{Emoji_Modifier}|\u200d|\p{Extended_Pictographic})*`,
    "[^]",
  ].join("|"),
  "gu",
);

const SEGMENTER = new Intl.Segmenter("ja", { granularity: "word" });

/** One line out of two: words that went in `del`, words that came in `ins`, and how many such marks there are. */
export function mergeLine(
  before: Element,
  after: Element,
  keys: NodeKeys,
): { readonly children: ElementContent[]; readonly marks: number } {
  const tokens = joinedRuns(markedTokens(tokensOf(before, keys), tokensOf(after, keys)));
  return { children: woven(tokens, keys), marks: tokens.filter(({ kind }) => kind !== "same").length };
}

function tokensOf(line: Element, keys: NodeKeys): Token[] {
  const tokens: Token[] = [];
  const read = (node: ElementContent, path: readonly Element[]): void => {
    const around = path.map(keys.shell).join("");
    if (node.type === "text") {
      for (const word of wordsOf(node.value)) {
        tokens.push({ key: `${around}${word}`, path, content: { type: "text", value: word } });
      }
    } else if (node.type === "element") {
      if (node.children.length === 0) tokens.push({ key: `${around}${keys.of(node)}`, path, content: node });
      else for (const child of node.children) read(child, [...path, node]);
    }
  };
  for (const child of line.children) read(child, []);
  return tokens;
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(WORDS)].flatMap(([word, unspaced]) =>
    unspaced === undefined ? [word] : [...SEGMENTER.segment(word)].map(({ segment }) => segment),
  );
}

function markedTokens(before: readonly Token[], after: readonly Token[]): MarkedToken[] {
  let [left, right] = [0, 0];
  const keysOf = (tokens: readonly Token[]): string[] => tokens.map(({ key }) => key);
  return runsOf(keysOf(before), keysOf(after)).flatMap(({ kind, count }) => {
    const run = kind === "removed" ? before.slice(left, left + count) : after.slice(right, right + count);
    if (kind !== "added") left += count;
    if (kind !== "removed") right += count;
    return run.map((token) => ({ ...token, kind }));
  });
}

/** A gap that stayed between two changes goes and comes with them: two words in one mark read better than two marks. */
function joinedRuns(tokens: readonly MarkedToken[]): MarkedToken[] {
  const joined: MarkedToken[] = [];
  let changes: MarkedToken[] = [];
  const flush = (): void => {
    joined.push(...changes.filter(({ kind }) => kind === "removed"), ...changes.filter(({ kind }) => kind === "added"));
    changes = [];
  };
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    const isJoint = isGap(token) && changes.length > 0 && next !== undefined && next.kind !== "same";
    if (token.kind !== "same") changes.push(token);
    else if (isJoint) changes.push({ ...token, kind: "removed" }, { ...token, kind: "added" });
    else {
      flush();
      joined.push(token);
    }
  });
  flush();
  return joined;
}

function isGap({ content }: Token): boolean {
  return content.type === "text" && /^[^\S\n]+$/u.test(content.value);
}

/** Tokens as a line again: neighbours in the same marks share them. */
function woven(tokens: readonly MarkedToken[], keys: NodeKeys): ElementContent[] {
  const line: ElementContent[] = [];
  let open: { readonly shell: string; readonly into: ElementContent[] }[] = [];
  for (const { kind, path, content } of tokens) {
    const mark = kind === "same" ? [] : [element(kind === "removed" ? "del" : "ins", {}, [])];
    const wanted = [...path, ...mark];
    const shells = wanted.map(keys.shell);
    const differs = shells.findIndex((shell, depth) => open[depth]?.shell !== shell);
    open = open.slice(0, differs === -1 ? shells.length : differs);
    for (const around of wanted.slice(open.length)) {
      const into: ElementContent[] = [];
      (open.at(-1)?.into ?? line).push({ ...around, children: into });
      open.push({ shell: keys.shell(around), into });
    }
    append(open.at(-1)?.into ?? line, content);
  }
  return line;
}

function append(into: ElementContent[], content: ElementContent): void {
  const last = into.at(-1);
  if (content.type === "text" && last?.type === "text") last.value += content.value;
  else into.push(content.type === "text" ? { ...content } : content);
}
