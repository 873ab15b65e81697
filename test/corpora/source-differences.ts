import type { Nodes, Root, RootContent } from "mdast";
import { diffArrays } from "diff";
import { visit } from "unist-util-visit";
import { markdownBlocks } from "../../src/compile/markdown/blocks.ts";
import { rewriteDirectiveLines } from "../../src/compile/markdown/directive-lines.ts";
import { parseMarkdown } from "../../src/compile/markdown/parse.ts";

/** Blocks of a text as they were and as they are in their place. */
export interface Hunk {
  readonly before: string;
  readonly after: string;
}

/** What has no name of its own. */
export const OTHER = "other";

/** What stands between two neighbours that both texts have. */
export function hunksOf(before: string, after: string): Hunk[] {
  const [old, now] = [before, after].map((text) =>
    markdownBlocks(text).map(({ start, end }) => text.slice(start, end).trim()),
  );
  const hunks: { before: string[]; after: string[] }[] = [];
  let isOpen = false;
  for (const { value, added, removed } of diffArrays(old ?? [], now ?? [])) {
    if (!added && !removed) {
      isOpen = false;
      continue;
    }
    if (!isOpen) hunks.push({ before: [], after: [] });
    isOpen = true;
    hunks.at(-1)?.[added ? "after" : "before"].push(...value);
  }
  return hunks.map((hunk) => ({ before: hunk.before.join("\n\n"), after: hunk.after.join("\n\n") }));
}

/** Why two spellings of a part of a text differ. */
export function kindsOf(hunk: Hunk, before: string, after: string): string[] {
  const [old, now] = [treeOf(hunk.before, before), treeOf(hunk.after, after)];
  if (hunk.after === "" || hunk.before === "") return [whyOneSided(hunk, old.children)];
  const used: string[] = [];
  const isEqual = (without?: string): boolean => {
    const [one, other] = [old, now].map((tree) => {
      const copy = structuredClone(tree);
      for (const [name, mask] of MASKS) if (used.includes(name) && name !== without) mask(copy);
      return JSON.stringify(copy);
    });
    return one === other;
  };
  if (isEqual()) return [spellingKind(hunk)];
  for (const [name] of MASKS) {
    used.push(name);
    if (!isEqual()) continue;
    for (const one of [...used]) if (isEqual(one)) used.splice(used.indexOf(one), 1);
    return used;
  }
  return [whyOther(hunk, old)];
}

type Mask = (tree: Root) => void;

/** Each takes one kind of difference out of a tree. */
const MASKS: readonly (readonly [string, Mask])[] = [
  ["lines of a paragraph joined", textsOf((value) => value.replace(/[ \t]*\n[ \t]*/gu, " "))],
  ["reference links written in place", inlineReferences],
  ["language of code not kept by Intercom", each("code", (node) => Object.assign(node, { lang: null, meta: null }))],
  ["way to an image", each("image", (node) => Object.assign(node, { url: "" }))],
  ["way to a page", each("link", (node) => Object.assign(node, { url: "" }))],
  ["title of a link or image", each(["image", "link"], (node) => Object.assign(node, { title: null }))],
  ["depth of headings", each("heading", (node) => Object.assign(node, { depth: 1 }))],
  ["space between items", each(["list", "listItem"], (node) => Object.assign(node, { spread: false }))],
  ["number that a list starts at", each("list", (node) => Object.assign(node, { start: null }))],
  ["space at the ends of texts", textsOf((value) => value.replace(/\s+/gu, " "))],
];

function each(types: string | string[], change: (node: Nodes) => void): Mask {
  return (tree) => {
    visit(tree, types as "link", (node) => {
      change(node);
    });
  };
}

function textsOf(change: (value: string) => string): Mask {
  return (tree) => {
    visit(tree, "text", (node) => {
      node.value = change(node.value);
    });
  };
}

function inlineReferences(tree: Root): void {
  const definitions = new Map<string, { url: string; title?: string | null | undefined }>();
  visit(tree, "definition", ({ identifier, url, title }) => {
    if (!definitions.has(identifier)) definitions.set(identifier, { url, title });
  });
  visit(tree, ["linkReference", "imageReference"], (node) => {
    if (node.type !== "linkReference" && node.type !== "imageReference") return;
    const { url = "", title = null } = definitions.get(node.identifier) ?? {};
    const isLink = node.type === "linkReference";
    const made = isLink
      ? { type: "link", title, url, children: node.children }
      : { type: "image", title, url, alt: node.alt ?? "" };
    for (const name of Object.keys(node)) Reflect.deleteProperty(node, name);
    Object.assign(node, made);
  });
  withoutDefinitions(tree);
}

function withoutDefinitions(tree: Root): void {
  tree.children = tree.children.filter(({ type }) => type !== "definition");
}

/** The tree of a part, with the definitions of the whole, and without positions. */
function treeOf(part: string, whole: string): Root {
  const definitions = parseMarkdown(whole).children.flatMap((node) =>
    node.type === "definition" ? [whole.slice(node.position?.start.offset, node.position?.end.offset)] : [],
  );
  const tree = parseMarkdown(rewriteDirectiveLines([part, ...definitions].join("\n\n")));
  visit(tree, (node) => {
    Reflect.deleteProperty(node, "position");
  });
  const uses = JSON.stringify(tree).includes('Reference"');
  if (!uses) withoutDefinitions(tree);
  return tree;
}

/** The same Markdown, spelled in another way. */
function spellingKind({ before, after }: Hunk): string {
  const marks = (text: string): string => text.replace(/^(\s*(?:>\s*)*)(?:[*+-]|\d+[.)])\s+/gmu, "$1- ");
  if (marks(before).replace(/\s+/gu, " ") === marks(after).replace(/\s+/gu, " ")) return "marks of lists, space";
  if (/^\s*(?:~~~|```| {4}|\t)/mu.test(before)) return "fences of code";
  if (/^\|?.*\|.*\n\|?[ :|-]+$/mu.test(before)) return "padding of tables";
  return "marks, escapes and line ends of the same text";
}

function whyOneSided({ before }: Hunk, old: readonly RootContent[]): string {
  if (before === "") return "blocks that a part of HTML became";
  if (old.every(({ type }) => type === "definition")) return "reference links written in place";
  if (old.every(({ type }) => type === "html")) return "HTML that says nothing";
  if (old[0]?.type === "heading") return "heading that repeated the title";
  if (/^(?:<a\s[^>]*>\s*(?:<\/a>)?\s*)+$/u.test(before)) return "anchors, since headings have ids of their own";
  if (old.every(({ type }) => type === "footnoteDefinition")) return "footnotes";
  return OTHER;
}

function whyOther({ before }: Hunk, old: Root): string {
  const types = new Set<string>();
  visit(old, (node) => {
    types.add(node.type);
  });
  if (/\{%|\{\{|\]\{|^:::|\[!INCLUDE|<[A-Z][A-Za-z]+/mu.test(before)) return "syntax of other tools";
  if (types.has("html")) return "HTML became Markdown";
  if (types.has("containerDirective") || types.has("leafDirective")) return "directives";
  if (types.has("blockquote")) return "block quotes and callouts";
  if (types.has("footnoteReference") || types.has("footnoteDefinition")) return "footnotes";
  if (types.has("definition")) return "reference links written in place";
  if (types.has("table")) return "tables";
  if (types.has("list")) return "lists";
  if (types.has("heading")) return "headings";
  if (types.has("image")) return "pictures in a paragraph of text";
  return OTHER;
}
