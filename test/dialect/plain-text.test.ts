import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText } from "../../src/dialect/plain-text.ts";
import { wordsText } from "../../src/dialect/words.ts";
import { runs } from "../runs.ts";

const count = (text: string): number => text.split(/\s+/u).filter((word) => word !== "").length;

const NAMES = [
  "p",
  "h2",
  "strong",
  "em",
  "code",
  "a",
  "ul",
  "ol",
  "li",
  "table",
  "tbody",
  "tr",
  "td",
  "th",
  "pre",
].concat(["div", "blockquote", "details", "summary", "s", "u", "hr", "br", "img", "kbd", "span", "script", "caption"]);
const TEXTS = [
  "one",
  "two three",
  " ",
  " four ",
  "&amp;",
  "a&nbsp;b",
  "a&#x3C;b",
  "a & b",
  "&copy;",
  "<!-- x -->",
  "\u00a0",
  "c\n",
];

/** Trees of elements anywhere, each closed: most of them as no compiler writes them. */
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...TEXTS),
    fc
      .tuple(fc.constantFrom(...NAMES), fc.array(tie("tree"), { maxLength: 4 }))
      .map(([name, content]) => `<${name} class="x">${content.join("")}</${name}>`.replace(/<\/(?:hr|br|img)>/u, "")),
  ),
}));

/** Tags in any order. */
const soup = fc
  .array(fc.oneof(fc.constantFrom(...TEXTS), fc.constantFrom(...NAMES.flatMap((name) => [`<${name}>`, `</${name}>`]))))
  .map((pieces) => pieces.join(""));

/** As compilers and editors write. */
const line = fc
  .array(
    fc.oneof(
      fc.constantFrom("one ", "two", " & ", "&amp;", "x&nbsp;y", "<br>", '<img src="a.png" alt="An image">'),
      fc.constantFrom(
        "<strong>bold </strong>",
        "<em>it</em>",
        '<a href="https://a.example/?a&amp;b">to a</a>',
        "<code>c d</code>",
      ),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));
const { written } = fc.letrec<{ written: string }>((tie) => ({
  written: fc.oneof(
    { depthSize: "small" },
    line.map((text) => `<p class="no-margin">${text}</p>`),
    line.map((text) => `<h2 id="h_0123456789">${text}</h2>`),
    fc.constant('<pre><code>a = "b"\n\nc</code></pre><hr>'),
    fc.array(tie("written"), { maxLength: 3 }).map((blocks) => `<ul><li>${blocks.join("</li><li>")}</li></ul>`),
    fc
      .array(tie("written"), { maxLength: 3 })
      .map((blocks) => `<table><tbody><tr><td>${blocks.join("</td><td>")}</td></tr></tbody></table>`),
    tie("written").map((block) => `<div class="intercom-interblocks-callout" style="a: b">${block}</div>`),
    tie("written").map((block) => `<details><summary>More</summary>${block}</details>`),
  ),
}));

test("what is found without parsing has as many words as what a browser shows", () => {
  const html = fc.oneof(
    soup,
    fc.array(tree, { maxLength: 4 }).map((trees) => trees.join("")),
    written,
  );
  fc.assert(
    fc.property(html, (body) => {
      const text = plainText(body);
      if (text !== undefined) expect(count(text)).toBe(count(wordsText(body)));
    }),
    { numRuns: runs(3000) },
  );
});

test("what compilers and editors write needs no parsing", () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 4 }), (blocks) => {
      expect(plainText(blocks.join(""))).toBeDefined();
    }),
    { numRuns: runs(500) },
  );
});
