import type { Text } from "mdast";
import { problemKind } from "../../model/problem.ts";
import type { Notices } from "../notices.ts";
import type { Parent } from "./walk.ts";

export const foreignSyntax = problemKind<{ what: string; example: string; count: number }>({
  code: "foreign-syntax",
  severity: "warning",
  message: ({ what, example, count }) =>
    `\`${example}\` is ${what}, which helpsync cannot read: it stays in the article as text${count === 1 ? "" : `, as do ${String(count - 1)} more of them in this file`}.`,
  hint: () => "Write what readers should see instead, or take it out.",
});

/** Syntax of other site generators, which Markdown reads as words. */
const SYNTAXES: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "a template tag", pattern: /\{%.*?%\}/g },
  { what: "a template expression", pattern: /\{\{.*?\}\}/g },
  { what: "a wiki link", pattern: /\[\[[^\][]+\]\]/g },
  { what: "a directive of another tool", pattern: /^:{3,}\s*[a-z][^\n]*/gim },
  { what: "an include", pattern: /\[!INCLUDE\b[^\]\n]*\]?/gi },
  { what: "an MDX import", pattern: /^import\s[^\n]*?\sfrom\s+['"][^'"\n]+['"];?/gm },
  { what: "an MDX export", pattern: /^export\s+(?:const|default|function)\s[^\n]*/gm },
  { what: "a MkDocs admonition", pattern: /^(?:!!!|\?\?\?\+?)\s+\w[^\n]*/gm },
  { what: "a MkDocs snippet", pattern: /^--8<--[^\n]*/gm },
  {
    what: "an attribute list",
    pattern: /\{:?\s*[.#][^}\n]*\}|\{:?\s*(?:align|width|height|loading|target|rel)=[^}\n]*\}/g,
  },
  { what: "an icon", pattern: /:(?:material|fontawesome|octicons|simple)-[\w-]+:/g },
  { what: "a Logseq property", pattern: /^[\w-]+:: [^\n]*/gm },
];

/** Whether a text may hold any of them: most hold none, and are asked once. */
const ANY = new RegExp(SYNTAXES.map(({ pattern }) => pattern.source).join("|"), "im");

/** Warns, once a file and syntax, of what another site generator would have replaced. Takes the texts of one file. */
export function foreignSyntaxIn(notices: Notices): (node: Text, parent: Parent) => void {
  const examples = new Map<string, string>();
  return (node, parent) => {
    if (!ANY.test(node.value)) return;
    // `{#id}` behind a heading is its id.
    const value = parent.type === "heading" ? node.value.replace(/\{\s*#[^}]*\}\s*$/, "") : node.value;
    for (const { what, pattern } of SYNTAXES) {
      for (const match of value.matchAll(pattern)) {
        const before = value.slice(0, match.index).split("\n");
        const start = node.position?.start ?? { line: 1, column: 1 };
        const sameLine = before.length === 1;
        const column = (sameLine ? start.column : 1) + (before.at(-1) ?? "").length;
        const example = examples.get(what) ?? match[0].split("\n")[0] ?? "";
        examples.set(what, example);
        notices.count(
          foreignSyntax,
          { line: start.line + before.length - 1, column, length: match[0].length },
          { what, example },
        );
      }
    }
  };
}
