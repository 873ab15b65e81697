import fc from "fast-check";
import { fromHtml } from "hast-util-from-html";
import { toText } from "hast-util-to-text";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { schema } from "../../src/compile/html/schema.ts";
import { compileText } from "./compiling.ts";

const word = fc.stringMatching(/^[a-zäéß]{1,8}$/);
const prose = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));

const leaf = fc.oneof(
  prose,
  prose.map((text) => `**${text}**`),
  prose.map((text) => `[${text}](https://x.y)`),
  prose.map((text) => `\`${text}\``),
);
/** Blocks of Markdown in each other; every word in them is one that readers must see. */
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.array(leaf, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" ")),
    fc.tuple(fc.integer({ min: 1, max: 6 }), prose).map(([level, text]) => `${"#".repeat(level)} ${text}`),
    prose.map((text) => `\`\`\`\n${text}\n\`\`\``),
    fc.tuple(prose, prose).map(([head, cell]) => `| ${head} |\n|---|\n| ${cell} |`),
    prose.map((text) => `<div><u>${text}</u></div>`),
    fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((inner) => indented(inner.join("\n\n"), "- ", "  ")),
    tie("block").map((inner) => indented(inner, "> ", "> ")),
    tie("block").map((inner) => `> [!NOTE]\n${indented(inner, "> ", "> ")}`),
    tie("block").map((inner) => `:::collapsible title="zz"\n${inner}\n:::`),
    tie("block").map((inner) => `<details><summary>zz</summary>\n\n${inner}\n\n</details>`),
  ),
}));
const page = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join("\n\n"));

function indented(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? first : rest) + line)
    .join("\n");
}

/** Text as it may stand in any file, broken HTML and half a directive included. */
const anything = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 10 }),
      fc.constantFrom(
        ..."\n|\n\n|- |> |    |# |```|:::|:::tip|::|{|}|[|](|)|![|<|>|</|<div>|<p>|<b>|<table>|<td>|<li>|<ul>|<a href=|<img src=|\"|'|&|*|**|~~|`|[^a]|[^a]: |<!--|-->|<pre>|<svg>|<script>|\n# a|\n# b-1|{#h}|{#a}".split(
          "|",
        ),
      ),
      fc.constantFrom("helpsync-symbol:0", "[a](page.md)", "\uFDD00\uFDD1", "&#xFDD0;", "javascript:x"),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

const allowed = new Set(schema.tagNames);

describe("laws", () => {
  test("no word of a page is lost, and none comes twice", () => {
    fc.assert(
      fc.property(page, (markdown) => {
        const { html } = compileText(markdown);
        const shown = wordsOf(
          toText(
            fromHtml(html.replaceAll("<br>", " ").replace(/<\/?(?:p|h\d|td|summary|pre)\b/g, " $&"), {
              fragment: true,
            }),
          ),
        );
        const written = wordsOf(markdown.replace(/https:\/\/x\.y|\[!NOTE\]|:::collapsible title=|<\/?\w+>/g, " "));
        expect(shown.sort()).toEqual(written.sort());
      }),
      { numRuns: 300 },
    );
  });

  test("whatever stands in a file, one line of Intercom's own HTML comes out, and the second time the same", () => {
    fc.assert(
      fc.property(anything, (markdown) => {
        const { body } = compileText(markdown);
        const html = body.parts.map((part) => (typeof part === "string" ? part : "https://x.y")).join("");
        expect(html).not.toMatch(/[\n\r\uFDD0\uFDD1]/);
        const ids = [...html.matchAll(/<h\d id="([^"]*)"/g)].map((match) => match[1]);
        expect(new Set(ids).size).toBe(ids.length);
        visit(fromHtml(html, { fragment: true }), "element", (node) => {
          expect(allowed).toContain(node.tagName);
          for (const name of ["href", "src"]) {
            expect(String(node.properties[name] ?? "https:")).toMatch(/^(?:https?|mailto|tel|xmpp):/i);
          }
        });
        expect(compileText(markdown).body).toEqual(body);
      }),
      { numRuns: 500 },
    );
  });

  test("raw HTML in a file changes nothing of all else in it", () => {
    const markdown = anything.map((text) => text.replace(/[<>]/g, ""));
    fc.assert(
      fc.property(fc.oneof(markdown, page), (text) => {
        const [alone, besides] = [compileText(text), compileText(`<div><i></i></div>\n\n${text}`)];
        expect(besides.body.parts).toEqual(alone.body.parts);
        expect(besides.codes.filter((code) => code !== "article-empty")).toEqual(
          alone.codes.filter((code) => code !== "article-empty"),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("wrapping lines elsewhere changes neither what is meant nor what is sent", () => {
    fc.assert(
      fc.property(fc.array(prose, { minLength: 1 }), fc.array(fc.boolean(), { minLength: 1 }), (paragraphs, breaks) => {
        const text = paragraphs.join("\n\n");
        let index = 0;
        const wrapped = text.replaceAll(" ", () => (breaks[index++ % breaks.length] === true ? "\n" : " "));
        const [left, right] = [compileText(text), compileText(wrapped)];
        expect(right.body).toEqual(left.body);
      }),
    );
  });
});

function wordsOf(text: string): string[] {
  return text.match(/[a-zäéß]+/g) ?? [];
}
