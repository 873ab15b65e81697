import { describe, expect, it } from "vitest";
import { compareAnswer } from "../../src/dialect/losses.ts";

const ACME = "https://intercom.help/acme";
const compare = (sent: string, answered: string): ReturnType<typeof compareAnswer> =>
  compareAnswer(sent, answered, [ACME]);
const callout = (content: string, colour = "#feedaf80"): string =>
  `<div class="intercom-interblocks-callout" style="background-color: ${colour}; border-color: #fbc91633;">${content}</div>`;

describe("what an answer lacks", () => {
  it("is nothing where Intercom only rewrote", () => {
    const sent =
      '<h2>A</h2><p>b <strong>c</strong> <a href="https://x.example">d</a></p><ul><li>e</li></ul><pre><code>f\ng\n</code></pre>' +
      '<div class="intercom-container"><img src="https://img.example.com/h.png" alt="h"></div>';
    const answered =
      '<h1 id="h_3d75a56c5c">A</h1>\n<p class="no-margin">b <b>c</b> <a href="https://x.example" target="_blank" class="intercom-content-link">d</a></p>' +
      '<p class="no-margin"></p><ul><li><p class="no-margin">e</p></li></ul><pre><code>f<br>g</code></pre>' +
      '<div class="intercom-container"><img src="https://downloads.intercomcdn.com/i/o/1/h.png?expires=1" alt="h" width="1" height="2"></div>';
    expect(compare(sent, answered)).toEqual({ lost: [], markup: [] });
  });

  it("is nothing where Intercom added", () => {
    expect(compare("<p>a</p>", "<p>a <b>b</b></p><p>c</p>")).toEqual({ lost: [], markup: [] });
  });

  it("names lost words in their passages", () => {
    expect(compare("<p>one two three</p><p>four</p>", "<p>one three</p>").lost).toEqual([
      'the word "two"',
      'the word "four"',
    ]);
    const long = "a b c d e f g h i j";
    expect(compare(`<p>${long}</p><p>k</p>`, "<p>k</p>").lost).toEqual(['the words "a b c d e f g h…"']);
  });

  it("counts lost words where two bodies share next to nothing", () => {
    const words = (prefix: string): string =>
      Array.from({ length: 1500 }, (_, index) => prefix + String(index)).join(" ");
    const { lost } = compare(`<p>${words("a")}</p>`, `<p>${words("b")}</p>`);
    expect(lost).toEqual(['1500 words, among them "a0 a1 a2 a3 a4 a5 a6 a7…"']);
  });

  it("does not take moved words, nor words that were only parted or joined, for lost", () => {
    expect(compare("<p>a b</p><p>c d</p>", "<p>c d</p><p>a b</p>").lost).toEqual([]);
    expect(compare("<p>a foobar b</p>", "<p>a foo<br>bar b</p>").lost).toEqual([]);
  });

  it("names lost links by the address that was sent", () => {
    const sent = `<p><a href="${ACME}/en/articles/12">a</a> <a href="https://x.example">b</a> <a href="https://x.example">c</a></p>`;
    expect(compare(sent, "<p>a b c</p>").lost).toEqual([
      `the link to ${ACME}/en/articles/12`,
      "the link to https://x.example (2 times)",
    ]);
    expect(compare(sent, sent.replace(/12/u, "12-title")).lost).toEqual([]);
  });

  it("counts lost images and names lost videos", () => {
    const image = '<p><img src="https://img.example.com/a.png"></p>';
    expect(compare(`<p>a</p>${image}`, "<p>a</p>").lost).toEqual(["an image"]);
    expect(compare(image + image + image, image).lost).toEqual(["2 images"]);
    expect(compare('<p>a</p><iframe src="https://youtu.be/jqO8AQHj7Fw"></iframe>', "<p>a</p>").lost).toEqual([
      "the video https://www.youtube.com/embed/jqO8AQHj7Fw?rel=0",
    ]);
  });

  it.each([
    ["callout → paragraph", callout("<p>a</p>"), "<p>a</p>"],
    ["colour of a callout", callout("<p>a</p>"), '<div class="intercom-interblocks-callout"><p>a</p></div>'],
    ["collapsible", "<details><summary>a</summary><p>b</p></details>", "<p>a</p><p>b</p>"],
    ["table", "<table><tr><td>a</td></tr></table>", "<p>a</p>"],
    ["heading → paragraph", "<h2>a</h2><h3>b</h3>", "<h2>a</h2><p>b</p>"],
    ["heading level", "<h1>a</h1><h2>b</h2><h3>c</h3>", "<h1>a</h1><h2>b</h2><h2>c</h2>"],
    ["heading id", '<h1 id="h_3d75a56c5c">a</h1>', '<h1 id="h_0000000000">a</h1>'],
    ["first number of a list", '<ol start="3"><li>a</li></ol>', "<ol><li>a</li></ol>"],
    ["numbers of a list", "<ol><li>a</li></ol>", "<ul><li>a</li></ul>"],
    [
      "button → link",
      '<p><a class="intercom-h2b-button" href="https://x.example">a</a></p>',
      '<p><a href="https://x.example">a</a></p>',
    ],
    ["description of an image", '<img src="https://x.example/a" alt="a">', '<img src="https://x.example/a">'],
    ["alignment", '<p class="intercom-align-center">a</p>', "<p>a</p>"],
    ["code block", "<pre><code>a</code></pre>", "<p>a</p>"],
    ["bold", "<p><b>a</b> b</p>", "<p>a b</p>"],
    ["italic", "<p><i>a</i> b</p>", "<p>a b</p>"],
    ["strikethrough", "<p><del>a</del></p>", "<p>a</p>"],
    ["inline code", "<p><code>a</code></p>", "<p>a</p>"],
    ["line break", "<p>a<br>b</p>", "<p>a b</p>"],
    ["horizontal rule", "<p>a</p><hr>", "<p>a</p>"],
  ])("names lost markup: %s", (name, sent, answered) => {
    expect(compare(sent, answered)).toEqual({ lost: [], markup: [name] });
  });

  it("names each construct once", () => {
    const { lost, markup } = compare(callout("a") + callout("b"), "<p>a</p><p>b</p>");
    expect({ lost, markup }).toEqual({ lost: [], markup: ["callout → paragraph"] });
    expect(compare("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>a</li><li>b</li></ul>").markup).toEqual([
      "nested list",
    ]);
  });

  it("does not take one mark in two pieces for a loss", () => {
    expect(compare("<p><b>a b</b></p>", "<p><b>a</b> <strong>b</strong></p>").markup).toEqual([]);
    expect(compare("<p><b>a</b><b>b</b></p>", "<p><b>ab</b></p>").markup).toEqual([]);
  });
});
