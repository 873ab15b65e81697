import { CLASSES } from "./names.ts";

/** What an element of plain HTML may stand in, and whether it parts the words on its sides. */
interface Plain {
  readonly within: (parent: string | undefined) => boolean;
  readonly parts: boolean;
  readonly empty?: true;
}

const BLOCKS = ["div", "blockquote", "details", "li", "td", "th"];
const LINES = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "pre"];
const MARKS = ["strong", "b", "em", "i", "s", "del", "u", "ins", "sub", "sup", "mark", "kbd", "code", "a"];

const amongBlocks = (parent: string | undefined): boolean => parent === undefined || BLOCKS.includes(parent);
const inLine = (parent: string | undefined): boolean =>
  amongBlocks(parent) || LINES.includes(parent ?? "") || MARKS.includes(parent ?? "");
const directlyIn =
  (...parents: readonly string[]) =>
  (parent: string | undefined): boolean =>
    parents.includes(parent ?? "");

const block: Plain = { within: amongBlocks, parts: true };
const mark: Plain = { within: inLine, parts: false };

const elements = new Map<string, Plain>([
  ...["div", "blockquote", "details", "ul", "ol", "table", ...LINES].map((name): [string, Plain] => [name, block]),
  ...MARKS.map((name): [string, Plain] => [name, mark]),
  ["hr", { ...block, empty: true }],
  ["br", { within: inLine, parts: true, empty: true }],
  ["img", { within: inLine, parts: true, empty: true }],
  ["li", { within: directlyIn("ul", "ol"), parts: true }],
  ["tbody", { within: directlyIn("table"), parts: true }],
  ["tr", { within: directlyIn("tbody"), parts: true }],
  ["td", { within: directlyIn("tr"), parts: true }],
  ["th", { within: directlyIn("tr"), parts: true }],
]);

const TAG = /<(\/?)([a-z]+[1-6]?)((?: [a-z][\w-]*="[^"]*")*)>/gu;
/** Deeper ones are read otherwise. */
const DEEPEST = 100;

/**
 * The words of a body in plain HTML, as compilers and editors write it: every tag closed, nothing where a browser would
 * move it. Of any other it is `undefined`: that has to be parsed, which takes ten times as long. What is not a letter may
 * be another character here.
 */
export function plainText(html: string): string | undefined {
  const open: string[] = [];
  let text = "";
  let end = 0;
  for (const tag of html.matchAll(TAG)) {
    const [whole, slash, name = "", attributes = ""] = tag;
    const between = html.slice(end, tag.index);
    const parent = open.at(-1);
    if (between !== "" && !inLine(parent) && between.trim() !== "") return undefined;
    text += between;
    end = tag.index + whole.length;
    const element = elements.get(name);
    if (element === undefined) return undefined;
    if (slash !== "") {
      if (attributes !== "" || open.pop() !== name) return undefined;
    } else {
      const isNested = name === "a" && open.includes("a");
      if (!element.within(parent) || isNested || open.length === DEEPEST) return undefined;
      if (element.empty === undefined) open.push(name);
    }
    if (element.parts) text += " ";
    // Intercom takes a button out of its line, and how it ends is not said where it ends.
    else if (attributes.includes(CLASSES.button)) return undefined;
  }
  if (open.length > 0) return undefined;
  return decoded(text + html.slice(end));
}

/** Of characters that are written by name only those are known that any writer of HTML escapes. */
function decoded(text: string): string | undefined {
  const known = text
    .replace(/&(?:amp|lt|gt|quot|apos|#x26|#x3C|#x3E|#x22|#x27|#39);/gu, "-")
    .replace(/&(?:nbsp|#xA0);/gu, " ");
  // eslint-disable-next-line no-control-regex
  return /[<\u0000]|&(?!\s|$)/u.test(known) ? undefined : known;
}
