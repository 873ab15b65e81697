import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromHtml } from "hast-util-from-html";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { compileTranslation, type CompiledTranslation } from "../../src/compile/article.ts";
import { schema } from "../../src/compile/html/schema.ts";
import { indexLinks, type LinkIndex } from "../../src/compile/links/link-index.ts";
import { removeComments } from "../../src/compile/markdown/comments.ts";
import { rewriteDirectiveLines } from "../../src/compile/markdown/directive-lines.ts";
import { parseMarkdown } from "../../src/compile/markdown/parse.ts";
import { walk } from "../../src/compile/markdown/walk.ts";
import { keyOf } from "../../src/model/key.ts";
import { config, folder, textOf } from "../compile/compiling.ts";

const corpora = join(import.meta.dirname, "../../../shared/corpora");
/** Every how many files one is taken; `corpora.test.ts` compiles and applies the whole help centers. */
const share = Number(process.env["CORPORA_SHARE"] ?? 4);
const names = ["arduino", "plausible", "hexo", "logseq", "taskade", "privacyguides", "business-central"];
const { content, tree } = folder({ pages: {} });
const index: LinkIndex = indexLinks(content, tree, config);

describe.skipIf(!existsSync(corpora))("on the help centers in ../shared/corpora", () => {
  test.each(names)(
    "%s: one line of allowed elements, each id once, every written word there",
    { timeout: 120_000 },
    (name) => {
      const pages = pagesOf(name);
      expect(pages.length).toBeGreaterThan(4);
      const allowed = new Set(schema.tagNames);
      const lost: string[] = [];
      for (const { path, body } of pages) {
        const compiled = compileBody(path, body);
        const html = compiled.parts.map((part) => (typeof part === "string" ? part : "https://x.y")).join("");
        expect(html).not.toMatch(/[\n\r]/);
        const parsed = fromHtml(html, { fragment: true });
        const ids: unknown[] = [];
        const shown: string[] = [compiled.title];
        visit(parsed, (node) => {
          if (node.type === "text") shown.push(node.value);
          if (node.type !== "element") return;
          expect(allowed).toContain(node.tagName);
          if (node.properties["id"] !== undefined) ids.push(node.properties["id"]);
        });
        expect(new Set(ids).size).toBe(ids.length);
        const words = shown.join("").normalize("NFKC");
        lost.push(
          ...writtenWords(body)
            .filter((word) => !words.includes(word.normalize("NFKC")))
            .map((word) => `${path}: ${word}`),
        );
      }
      expect(lost).toEqual([]);
    },
  );
});

function pagesOf(name: string): { path: string; body: string }[] {
  const root = join(corpora, name);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .filter((_path, position) => position % share === 0)
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8")
        .replace(/^\uFEFF/, "")
        .replace(/\r\n?/g, "\n");
      return { path, body: text.replace(/^---\n[\s\S]*?\n---(?:\n|$)/, "") };
    });
}

function compileBody(path: string, body: string): CompiledTranslation {
  const articlePath = path.replace(/\.md$/, "");
  return compileTranslation(
    { file: path, path, ...textOf(body), bodyLine: 1 },
    { key: keyOf("article", articlePath), locale: "en", articlePath, originalPath: path, index },
  );
}

/** The words of the Markdown's text and code; raw HTML aside, which may hold what readers are not to see. */
function writtenWords(body: string): string[] {
  const parsed = parseMarkdown(rewriteDirectiveLines(body));
  walk(parsed, (node, position, parent) => (node.type === "html" ? removeComments(node, position, parent) : undefined));
  const words: string[] = [];
  const notes = new Set<string>();
  visit(parsed, "footnoteDefinition", (node) => {
    // Of two notes of one name the second one is left out, with a warning.
    if (notes.has(node.identifier)) node.children = [];
    notes.add(node.identifier);
  });
  visit(parsed, ["text", "inlineCode", "code"], (node, _index, parent) => {
    const value = toString(node).replace(/^\[![^\]\n]+\]/, "");
    words.push(...wordsOf(parent?.type === "heading" ? value.replace(/\{\s*#[^}]*\}\s*$/, "") : value));
  });
  return words;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
