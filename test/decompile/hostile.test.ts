import { describe, expect, it } from "vitest";
import { decompileRaw } from "../../src/decompile/body.ts";
import { headingFragments } from "../../src/decompile/headings.ts";
import { context, decompile, normal, recompile } from "./round.ts";

const p = (words: string): string => `<p class="no-margin">${words}</p>`;
const item = (words: string): string => `<ul><li>${words}</li></ul>`;
const cell = (words: string): string => `<table><tbody><tr><td>${words}</td></tr></tbody></table>`;
const section = (title: string): string => `<details><summary>${title}</summary>${p("a")}</details>`;
const callout = (words: string): string =>
  `<div class="intercom-interblocks-callout" style="background-color: #e3e7fa80; border-color: #334bfa33;">${words}</div>`;
const nested = (levels: number, open: string, close: string): string =>
  `${open.repeat(levels)}${p("deep")}${close.repeat(levels)}`;

/** Words that Markdown, HTML or helpsync itself might take for more than words. */
const words = [
  "&amp;amp; &amp;lt; &amp;#65; &amp;nbsp; &amp;NotANamedOne; &amp;",
  "&#0; &#1; &#7; &#x1b; &#x7f; &#x85; &#xfdd0;1&#xfdd1; &#xfdd2; \uFDD3 \uFDD4 \uFFFE &#xffff;",
  "&#x200b; &#x200e; &#x200f; &#x202e;evil&#x202c; &#x2028; &#x2029; &#xfeff; &#x3000; &#xad;",
  "]]&gt; &lt;![CDATA[x]]&gt; &lt;?php ?&gt; &lt;!-- --&gt; --&gt; &lt;/details&gt; &lt;/div&gt; &lt;/td&gt; &lt;pre&gt; &lt;script&gt;",
  "ends in a backslash \\",
  "\\| \\\\| | \\` \\[ \\] \\&amp; \\&lt; \\",
  "[a](b) ![a](b) [a]: b [^1] [^1]: x [a][b] [[a]] [!NOTE] [x] [ ]",
  "` `` ``` ~ ~~ ~~~ * ** *** _ __ ___ = == === - -- --- + # ## ###### &gt; : :: ::: ::::",
  "*a* **b** _c_ __d__ ~~e~~ `f` ***g*** a*b*c a_b_c *a **b* c**",
  "http://a.b https://a.b/_c_?d=*e* www.a.b a@b.c mailto:a@b.c xmpp:a@b.c ftp://a.b &lt;http://a.b&gt;",
  ":smile: :+1: :note[x]{y} ::leaf[x] {#id} {.class} {{x}} {% x %} $x$ $$x$$ @you #1 !!! note",
  "1. 1) 01. 999999999. 1234567890. a. -1. 1.a",
  "💡x 💡 <b>💡</b>x<i>…</i>y<b>\u0301</b> <b>(</b>a<b>)</b> <i>*</i><b>_</b><i>`</i>",
];
const starts =
  "1. |1) |+ |- |* |# |#|> |>|    |\t|```|~~~|---|===|***|:::|:::callout|::button|| a ||:-|[a]: b|[^1]: b|<div>|<!--|<b>|&nbsp;|{|%|[!NOTE]|=|-|+|1.|_ _ _"
    .split("|")
    .map((start) => start.replaceAll("<", "&lt;"));

const bodies: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    words.flatMap((text, index): [string, string][] => [
      [`words ${String(index)} in paragraphs`, p(text) + p(`a<br>${text}`) + p(`<b>${text}</b> <i>${text}</i>`)],
      [`words ${String(index)} in headings and lists`, `<h2>${text}</h2>${item(text)}${item(p(text) + p(text))}`],
      [`words ${String(index)} in tables`, cell(text) + cell(p(text) + p(text)) + cell(`<code>${text}</code>`)],
      [`words ${String(index)} in titles and callouts`, section(text) + section(`<b>${text}</b>`) + callout(text)],
      [`words ${String(index)} in code`, `<pre><code>${text}<br>${text}</code></pre>${p(`<code>${text}</code>`)}`],
      [
        `words ${String(index)} in links and pictures`,
        p(`<a href="https://x.example/">${text}</a>`) +
          p(`<img src="https://x.example/a.png" alt="${text.replace(/<[^>]*>/gu, "")}"> a`) +
          `<a class="intercom-h2b-button" href="https://x.example/">${text}</a>`,
      ],
      [`words ${String(index)} as addresses`, p(`<a href="https://x.example/${text.replace(/<[^>]*>/gu, "")}">a</a>`)],
    ]),
  ),
  "starts of paragraphs": starts.map((start) => p(`${start}x`) + p(`${start} x`) + p(start)).join(""),
  "starts of lines": p(starts.map((start) => `${start} x<br>${start}`).join("<br>")),
  "starts of items": starts.map((start) => item(`${start} x`) + item(start)).join(p("-")),
  "starts of callouts and cells": starts.map((start) => callout(p(`${start} x`)) + cell(p(`${start} x`))).join(""),
  "starts within marks": starts.map((start) => p(`<b>${start}</b> x`) + p(`<b>${start} x</b>`)).join(""),
};

/** Blocks in each other; the dialect reads 256 levels of elements. */
const nests: Readonly<Record<string, readonly [open: string, close: string]>> = {
  lists: ["<ul><li>", "</li></ul>"],
  "lists with words": ["<ol><li>a", "</li></ol>"],
  "collapsible sections": ["<details><summary>a</summary>", "</details>"],
  callouts: [callout("").replace("</div>", ""), "</div>"],
  divisions: ['<div class="intercom-align-center">', "</div>"],
  tables: ["<table><tbody><tr><td>", "</td></tr></tbody></table>"],
  marks: ["<b><i>", "</i></b>"],
  "all in turn": [
    `<ul><li>a${callout("").replace("</div>", "")}<details><summary>b</summary><table><tbody><tr><td>`,
    "</td></tr></tbody></table></details></div></li></ul>",
  ],
};

function expectLaws(html: string): void {
  const { markdown } = decompile(html);
  const sent = recompile(markdown).html;
  expect(normal(sent)).toBe(normal(html));
  expect(decompile(sent).markdown).toBe(markdown);
}

describe("hostile bodies say the same as Markdown", () => {
  it.each(Object.entries(bodies))("%s", (_name, html) => {
    expectLaws(html);
  });

  it.each(Object.entries(nests))("%s in each other", (_name, [open, close]) => {
    for (const levels of [3, 8, 20]) expectLaws(nested(levels, open, close));
  });

  it.each(Object.entries(nests))("300 levels of %s, which no one reads, lose no word", (_name, [open, close]) => {
    expect(recompile(decompile(nested(300, open, close)).markdown).html).toContain("deep");
  });

  it("120 KB", () => {
    const part = (index: number): string =>
      `<h2 id="h_${index.toString(16).padStart(10, "0")}">Part ${String(index)}</h2>` +
      p('Words, <b>bold</b> ones, and <a href="https://x.example/">a link</a> *. '.repeat(4)) +
      `<ol><li>${p("one")}<div class="intercom-container"><img src="https://downloads.intercomcdn.com/i/o/1/a.png" alt=""></div></li></ol>` +
      cell(p("<b>head</b>")) +
      section(`Question ${String(index)}?`);
    const html = Array.from({ length: 200 }, (_none, index) => part(index)).join("\n");

    expect(html.length).toBeGreaterThan(120_000);
    expectLaws(html);
  });
});

describe("a body that stays HTML as a whole", () => {
  const html =
    '<h2 id="h_3d75a56c5c">Prices</h2><p class="intercom-align-center no-margin">a <b>b</b> <a href="#h_3d75a56c5c">c</a></p>' +
    `<div class="intercom-container"><img src="https://x.example/a.png" alt=""></div>${item(p("```"))}${cell(p("a"))}`;

  it("says the same, block by block, with the reason", () => {
    const { markdown, raw } = decompileRaw(html, context, "it is tried");
    const sent = recompile(markdown).html;

    expect(normal(sent)).toBe(normal(html));
    expect(decompileRaw(sent, context, "").markdown).toBe(markdown);
    expect(raw.map(({ block, reason }) => `${block}: ${reason}`)).toEqual(
      ["heading", "paragraph", "paragraph", "list", "table"].map((block) => `${block}: it is tried`),
    );
    expect(markdown.split("\n")[0]).toBe("```intercom-html");
  });
});

describe("headings that links from other files lead to", () => {
  it("are called as in the Markdown of their body", () => {
    const html = '<h2 id="h_0d8a2f2ea4">Notes</h2><h2 id="h_3d75a56c5c">Notes</h2><h2 id="h_1111111111">???</h2>';

    expect([...headingFragments(html)]).toEqual([
      ["h_0d8a2f2ea4", "notes"],
      ["h_3d75a56c5c", "notes-1"],
      ["h_1111111111", "h_1111111111"],
    ]);
  });

  it("keep their ids where the context wants it", () => {
    const html = '<h2 id="h_0d8a2f2ea4">Notes</h2>';

    expect(decompile(html, { keepsHeadingId: () => true }).markdown).toBe("## Notes {#h_0d8a2f2ea4}\n");
  });
});
