import { describe, expect, test } from "vitest";
import { htmlToMarkdown } from "../../../src/sandbox/markdown/from-html.ts";
import { markdownToHtml } from "../../../src/sandbox/markdown/to-html.ts";
import { completeQuirks } from "../../../src/sandbox/quirks.ts";
import { rewriteBody } from "../../../src/sandbox/rewrite/body.ts";

const ID = "h_0123456789";
const quirks = completeQuirks({ headingIds: "keepIfShaped", headingLevels: "keep" });

function stored(html: string): string {
  return rewriteBody(html, {
    quirks,
    image: (url) => ({ url, width: 2, height: 3 }),
    headingId: () => ID,
  });
}

const CALLOUT =
  '<div class="intercom-interblocks-callout" style="background-color: #feedaf80; border-color: #fbc91633;">';

/** Markdown as it is read, and the stored HTML that it is read from and written to. */
const BOTH_WAYS: readonly (readonly [name: string, markdown: string, html: string])[] = [
  ["paragraphs", "One\n\nTwo\n", '<p class="no-margin">One</p><p class="no-margin">Two</p>'],
  ["bold, italic, code", "**b** _i_ `c`\n", '<p class="no-margin"><b>b</b> <i>i</i> <code>c</code></p>'],
  [
    "link with a query",
    "[a](https://x.test/?b=1&c=2)\n",
    '<p class="no-margin"><a href="https://x.test/?b=1&amp;c=2" target="_blank" class="intercom-content-link">a</a></p>',
  ],
  ["heading with its id", `## Start {#${ID}}\n`, `<h2 id="${ID}">Start</h2>`],
  [
    "lists in lists",
    "- a\n  - b\n\n1. c\n",
    '<ul><li><p class="no-margin">a</p><ul><li><p class="no-margin">b</p></li></ul></li></ul>' +
      '<ol><li><p class="no-margin">c</p></li></ol>',
  ],
  [
    "image",
    "![alt](https://x.test/a.png)\n",
    '<div class="intercom-container"><img src="https://x.test/a.png" alt="alt" width="2" height="3"></div>',
  ],
  ["code", "```\n:::callout\nb\n```\n", "<pre><code>:::callout<br>b</code></pre>"],
  ["rule", "---\n", "<hr>"],
  [
    "table",
    "| A | B    |\n| - | ---- |\n| 1 | 2<br>3 |\n".replace(
      "| A | B    |\n| - | ---- |",
      "| A | B      |\n| - | ------ |",
    ),
    '<div class="intercom-interblocks-table-container"><table role="presentation"><tbody>' +
      '<tr><td><p class="no-margin">A</p></td><td><p class="no-margin">B</p></td></tr>' +
      '<tr><td><p class="no-margin">1</p></td><td><p class="no-margin">2<br>3</p></td></tr></tbody></table></div>',
  ],
  [
    "callout",
    ':::callout backgroundColor="#feedaf80" borderColor="#fbc91633"\nMind\n\n- it\n:::\n',
    `${CALLOUT}<p class="no-margin">Mind</p><ul><li><p class="no-margin">it</p></li></ul></div>`,
  ],
  [
    "collapsible in a callout",
    ':::callout backgroundColor="#feedaf80" borderColor="#fbc91633"\n:::collapsible title="More &quot;of&quot; it"\nIn\n:::\n:::\n',
    `${CALLOUT}<details><summary>More "of" it</summary><div class="collapsible-section-content">` +
      '<p class="no-margin">In</p></div></details></div>',
  ],
  [
    "button",
    ':::button href="https://x.test/?a=1&amp;b" label="Go" align="center"\n:::\n',
    '<div class="intercom-container intercom-align-center">' +
      '<a class="intercom-h2b-button" target="_blank" href="https://x.test/?a=1&amp;b">Go</a></div>',
  ],
  ...[
    ["youtube", "https://www.youtube.com/embed/abc?rel=0"],
    ["vimeo", "https://player.vimeo.com/video/abc"],
    ["wistia", "https://fast.wistia.net/embed/iframe/abc"],
    ["loom", "https://www.loom.com/embed/abc"],
    ["vidyard", "https://play.vidyard.com/abc"],
  ].map(
    ([provider = "", address = ""]) =>
      [
        `video of ${provider}`,
        `:::video id="abc" provider="${provider}"\n:::\n`,
        `<div class="intercom-h2b-video"><iframe src="${address}" frameborder="0" allowfullscreen></iframe></div>`,
      ] as const,
  ),
  ["words that look like a directive", "\\:::callout\n", '<p class="no-margin">:::callout</p>'],
  ["signs that mean something", "1\\. a\\*b & \\&amp;\n", '<p class="no-margin">1. a*b &amp; &amp;amp;</p>'],
];

describe("Intercom's Markdown", () => {
  test.each(BOTH_WAYS)("%s, as read", (_name, markdown, html) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  test.each(BOTH_WAYS)("%s, as written", (_name, markdown, html) => {
    expect(stored(markdownToHtml(markdown))).toBe(html);
  });

  test.each([
    ["a block quote is a paragraph", "> said\n", '<p class="no-margin">said</p>'],
    ["a code block has no language", "```js\na\n```\n", "<pre><code>a</code></pre>"],
    [
      "an attachment is a link",
      ':::attachments\n:::attachment href="https://x.test/a.pdf" name="a.pdf"\n:::\n:::\n',
      '<p class="no-margin"><a href="https://x.test/a.pdf" target="_blank" class="intercom-content-link">a.pdf</a></p>',
    ],
    [
      "a directive that is not closed ends with the text",
      ':::collapsible title="T"\nIn',
      '<details><summary>T</summary><div class="collapsible-section-content"><p class="no-margin">In</p></div></details>',
    ],
    ["a directive that is not known is text", ":::tip\n", '<p class="no-margin">:::tip</p>'],
    ["a heading of its own id keeps its words", "# A {#b}\n", `<h1 id="${ID}">A {#b}</h1>`],
  ])("%s", (_name, markdown, html) => {
    expect(stored(markdownToHtml(markdown))).toBe(html);
  });

  test("a video of an unknown provider is refused", () => {
    expect(() => stored(markdownToHtml(':::video id="a" provider="other"\n:::'))).toThrow("Unsupported video source");
  });

  test("a player that its id does not tell all of travels as a block of Intercom's", () => {
    const html =
      '<div class="intercom-h2b-video"><iframe src="https://vimeo.com/a?h=b" frameborder="0" allowfullscreen></iframe></div>';
    const markdown = htmlToMarkdown(html);
    expect(markdown).toMatch(/^:::intercom-block data="[\w+/=]+"\n:::\n$/);
    expect(stored(markdownToHtml(markdown))).toBe(html);
  });

  test("alignment, blank lines and colours of cells are lost", () => {
    const html = '<p class="intercom-align-center no-margin">a</p><p class="no-margin"></p><p class="no-margin">b</p>';
    expect(htmlToMarkdown(html)).toBe("a\n\nb\n");
  });
});
