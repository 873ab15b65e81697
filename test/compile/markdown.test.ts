import { describe, expect, test } from "vitest";
import { headingId } from "../../src/dialect/heading-id.ts";
import { compileText } from "./compiling.ts";

const p = (inner: string): string => `<p class="no-margin">${inner}</p>`;
const link = (href: string, inner: string): string =>
  `<a href="${href}" target="_blank" class="intercom-content-link">${inner}</a>`;
const picture = (inner: string): string => `<div class="intercom-container">${inner}</div>`;
const table = (...rows: string[][]): string =>
  `<div class="intercom-interblocks-table-container"><table role="presentation"><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${p(cell)}</td>`).join("")}</tr>`)
    .join("")}</tbody></table></div>`;
const callout = (background: string, border: string, inner: string): string =>
  `<div class="intercom-interblocks-callout" style="background-color: ${background}; border-color: ${border};">${inner}</div>`;
const blue = (inner: string): string => callout("#e3e7fa80", "#334bfa33", inner);
const green = (inner: string): string => callout("#d7efdc80", "#1bb15733", inner);
const yellow = (inner: string): string => callout("#feedaf80", "#fbc91633", inner);
const red = (inner: string): string => callout("#fed9db80", "#fd3a5733", inner);
const gray = (inner: string): string => callout("#e8e8e880", "#73737633", inner);
const details = (title: string, inner: string): string =>
  `<details><summary>${title}</summary><div class="collapsible-section-content">${inner}</div></details>`;
const heading = (level: number, slug: string, inner: string): string =>
  `<h${String(level)} id="${headingId("article:page", slug)}">${inner}</h${String(level)}>`;
const video = (src: string): string => `<div class="intercom-h2b-video"><iframe src="${src}"></iframe></div>`;

/** What stands in a file, what is sent for it, and the codes of the warnings that it earns. */
type Case = readonly [name: string, markdown: string, html: string, codes?: readonly string[]];

const cases: Readonly<Record<string, readonly Case[]>> = {
  text: [
    ["paragraphs in one unbroken line", "One\ntwo\n\nthree", p("One two") + p("three")],
    ["b and i", "**a** __b__ *c* _d_", p("<b>a</b> <b>b</b> <i>c</i> <i>d</i>")],
    ["a break by spaces, by backslash, by tag", "a  \nb\\\nc<br>d", p("a<br>b<br>c<br>d")],
    ["code with markup in it", "`<b>` & `a  b`", p("<code>&lt;b></code> &amp; <code>a b</code>")],
    ["a rule", "a\n\n---\n\nb", `${p("a")}<hr>${p("b")}`],
    ["a no-break space is no space", "a\u00A0b", p("a\u00A0b")],
    ["times and colons are no directives", "At 10:30 :smile: a:b", p("At 10:30 :smile: a:b")],
    ["struck text stays", "~~old~~ new", p("old new"), ["strikethrough-lost"]],
    ["nothing", "", ""],
    ["comments", "<!-- for editors\nonly -->\n\na <!-- b --> c", p("a c")],
  ],
  headings: [
    ["ids by slug", "# A b\n\n## A b", heading(1, "a-b", "A b") + heading(2, "a-b-1", "A b")],
    ["an id of Intercom's own", "## A {#h_0d8a2f2ea4}", '<h2 id="h_0d8a2f2ea4">A</h2>'],
    ["an id of the author's", "## A *b* {#here}", heading(2, "here", "A <i>b</i>")],
    ["levels 5 and 6", "##### A\n\n###### B", heading(4, "a", "A") + heading(4, "b", "B"), ["heading-level-lost"]],
    ["a heading without text", "##\n\na", p("a")],
  ],
  lists: [
    [
      "tight and loose alike",
      "- a\n- b\n\n1. c\n\n1. d",
      `<ul><li>${p("a")}</li><li>${p("b")}</li></ul><ol><li>${p("c")}</li><li>${p("d")}</li></ol>`,
    ],
    ["in each other", "- a\n  1. b", `<ul><li>${p("a")}<ol><li>${p("b")}</li></ol></li></ul>`],
    ["with code", "1. a\n\n   ```\n   b\n   ```", `<ol><li>${p("a")}<pre><code>b</code></pre></li></ol>`],
    ["another first number", "3. a", `<ol><li>${p("a")}</li></ol>`, ["list-start-lost"]],
    ["tasks", "- [ ] a\n- [x] b", `<ul><li>${p("☐ a")}</li><li>${p("☑ b")}</li></ul>`, ["task-list-lost"]],
    ["an item without text", "- a\n-", `<ul><li>${p("a")}</li><li>${p("")}</li></ul>`],
  ],
  tables: [
    ["header in bold", "| a | b |\n|--|--|\n| 1 | |", table(["<b>a</b>", "<b>b</b>"], ["1", ""])],
    ["header already bold", "| **a** b |\n|--|\n| 1 |", table(["<b>a b</b>"], ["1"])],
    ["no header", "| | |\n|--|--|\n| 1 | 2 |", table(["1", "2"])],
    [
      "aligned",
      "| a |\n|:-:|\n| 1 |",
      table(["<b>a</b>"], ["1"]).replaceAll('"no-margin"', '"intercom-align-center no-margin"'),
    ],
    [
      "in a list",
      "- x\n\n  | a | b |\n  |--|--|\n  | 1 | 2 |",
      `<ul><li>${p("x")}${p("<b>a</b> | <b>b</b>")}${p("1 | 2")}</li></ul>`,
      ["table-nested"],
    ],
    [
      "joined cells",
      "<table><tr><td colspan=2>a</td></tr><tr><td rowspan=2>b</td><td>c</td></tr><tr><td>d</td></tr></table>",
      table(["a", ""], ["b", "c"], ["", "d"]),
      ["table-span-lost"],
    ],
    ["without a cell", "<table><tr></tr></table>\n\na", p("a")],
  ],
  code: [
    ["lines split by br", "```js\na < b;\n\n  c\n```", "<pre><code>a &lt; b;<br><br>  c</code></pre>"],
    [
      "directives in it stay",
      '```\n:::callout color="red"\n:::\n```',
      '<pre><code>:::callout color="red"<br>:::</code></pre>',
    ],
    ["raw, with markup in it", "<pre>a\n<b>b</b></pre>", "<pre><code>a<br>b</code></pre>"],
  ],
  images: [
    ["alone", "![A b](https://x.y/a.png)", picture('<img src="https://x.y/a.png" alt="A b">')],
    [
      "several",
      "![](https://x.y/a.png)\n![](https://x.y/b.png)",
      picture('<img src="https://x.y/a.png" alt="">') + picture('<img src="https://x.y/b.png" alt="">'),
    ],
    [
      "linked",
      "[![](https://x.y/a.png)](https://x.y)",
      picture(link("https://x.y", '<img src="https://x.y/a.png" alt="">')),
    ],
    ["within text", "a ![](https://x.y/a.png) b", p('a <img src="https://x.y/a.png" alt=""> b')],
    [
      "with a size",
      '<img src="https://x.y/a.png" alt="A" width="40" height="30px">',
      picture('<img src="https://x.y/a.png" alt="A" width="40" height="30">'),
    ],
    [
      "centred",
      '<p align="center"><img src="https://x.y/a.png"></p>',
      '<div class="intercom-container intercom-align-center"><img src="https://x.y/a.png" alt=""></div>',
    ],
    [
      "Intercom's own, without its signature",
      "![](https://downloads.intercomcdn.com/i/o/1/a.png?expires=1&signature=2&req=3)",
      picture('<img src="https://downloads.intercomcdn.com/i/o/1/a.png" alt="">'),
    ],
  ],
  links: [
    ["to the web", "[a](https://x.y/?b=1&c=2)", p(link("https://x.y/?b=1&amp;c=2", "a"))],
    ["mail and telephone", "[a](mailto:a@x.y) [b](tel:+1)", p(`${link("mailto:a@x.y", "a")} ${link("tel:+1", "b")}`)],
    ["bare addresses", "https://x.y", p(link("https://x.y", "https://x.y"))],
    ["an unsafe scheme", "[a](javascript:alert%281%29)", p("a"), ["link-scheme-unsafe"]],
    ["our own scheme is nobody's", "[a](helpsync-symbol:0)", p("a"), ["link-scheme-unsafe"]],
    ["without an address", "[a]()", p("a"), ["link-empty"]],
    ["without text", '<a href="https://x.y"></a>', p(link("https://x.y", "https://x.y")), ["link-without-text"]],
  ],
  callouts: [
    ["GitHub's note", "> [!NOTE]\n> a\n>\n> - b", blue(`${p("a")}<ul><li>${p("b")}</li></ul>`)],
    [
      "all five",
      "> [!TIP]\n> a\n\n>[!WARNING]\n>b\n\n> [!Caution]\n> c\n\n> [!IMPORTANT] d",
      green(p("a")) + yellow(p("b")) + red(p("c")) + gray(p("d")),
    ],
    ["one that nobody knows", "> [!FOO]\n> a", p("[!FOO] a"), ["alert-unknown", "block-quote-lost"]],
    [
      "as Intercom writes it",
      ':::callout backgroundColor="#feedaf80" borderColor="#fbc91633"\na\n\n- b\n:::',
      yellow(`${p("a")}<ul><li>${p("b")}</li></ul>`),
    ],
    [
      "in colours of nobody's",
      ':::callout backgroundColor="#11223344" borderColor="#55667788"\na\n:::',
      callout("#11223344", "#55667788", p("a")),
    ],
    ["by colour", ":::callout{color=red}\na\n:::", red(p("a"))],
    ["without colour", ":::callout\na\n:::", gray(p("a"))],
    ["in an unknown colour", ":::callout{color=pink}\na\n:::", gray(p("a")), ["callout-colour-unknown"]],
    [
      "Docusaurus, with a title",
      ":::tip Try [this]\na\n:::\n\n:::danger[Hot]\nb\n:::",
      green(p("<b>Try [this]</b>") + p("a")) + red(p("<b>Hot</b>") + p("b")),
    ],
    ["MkDocs' HTML", '<div class="admonition warning" markdown>\n\n**a**\n\n</div>', yellow(p("<b>a</b>"))],
    ["in each other", "> [!NOTE]\n> a\n>\n> > [!TIP]\n> > b", blue(p("a") + p("b")), ["callout-nested"]],
    [
      "Intercom's HTML",
      '<div class="intercom-interblocks-callout" style="background-color:#fed9db80;border-color:#fd3a5733">a</div>',
      red(p("a")),
    ],
  ],
  "other directives": [
    [
      "button, closed",
      ':::button href="https://x.y" label="Go & see"\n:::\n\na',
      `<div class="intercom-container"><a class="intercom-h2b-button" target="_blank" href="https://x.y">Go &amp; see</a></div>${p("a")}`,
    ],
    [
      "button, not closed, in a collapsible",
      ':::collapsible title="T"\n:::button href="https://x.y" label="Go"\n:::\n\na',
      `${details("T", '<div class="intercom-container"><a class="intercom-h2b-button" target="_blank" href="https://x.y">Go</a></div>')}${p("a")}`,
    ],
    ["button without an address", '::button{label="Go"}', p("Go"), ["button-incomplete"]],
    [
      "collapsible with a callout in it",
      ':::collapsible title="More"\n:::callout color="blue"\na\n:::\n\nb\n:::\n\nc',
      details("More", blue(p("a")) + p("b")) + p("c"),
    ],
    [
      "video",
      ':::video id="abcdefghijk" provider="youtube"\n\na',
      video("https://www.youtube.com/embed/abcdefghijk?rel=0") + p("a"),
    ],
    ["video of nobody's", '::video{id="1" provider="foo"}', "", ["video-unknown"]],
    ["attachment", ':::attachment href="https://x.y/a.pdf" name="A.pdf"\n:::', p(link("https://x.y/a.pdf", "A.pdf"))],
    ["sealed block", ':::intercom-block data="e30="\n:::\n\na', p("a"), ["intercom-block-dropped"]],
    [
      "unknown, with a body",
      ":::foo\n**a**\n:::\n\n::bar[b]",
      p(":::foo") + p("<b>a</b>") + p(":::") + p("::bar[b]"),
      ["directive-unknown", "directive-unknown"],
    ],
    ["a line that only looks like one", ":::foo bar baz", p(":::foo bar baz"), ["foreign-syntax"]],
  ],
  HTML: [
    [
      "a collapsible around Markdown",
      "<details>\n<summary>S</summary>\n\n**a**\n\n</details>",
      details("S", p("<b>a</b>")),
    ],
    ["block quotes", "> a\n\n<blockquote>b</blockquote>", p("a") + p("b"), ["block-quote-lost"]],
    ["definition lists", "<dl><dt>a</dt><dd>b</dd></dl>", p("<b>a</b>") + p("b"), ["definition-list-lost"]],
    ["keys and small letters", "<kbd>Ctrl</kbd> x<sup>2</sup> H<sub>2</sub>O", p("<code>Ctrl</code> x² H₂O")],
    ["small letters that Unicode lacks", "x<sup>th</sup>", p("xth"), ["html-element-lost"]],
    ["underlined", "<u>a</u> <u>b</u>", p("a b"), ["html-element-lost"]],
    ["divisions do not run together", "<div>a</div><div>b</div>", p("a") + p("b")],
    ["bold around blocks", "<b><p>a</p><ul><li>b</li></ul></b>", `${p("<b>a</b>")}<ul><li>${p("<b>b</b>")}</li></ul>`],
    [
      "scripts and forms",
      "<script>alert(1)</script>\n\n<form><input type=text>a</form>",
      p("a"),
      ["html-element-dropped", "html-element-dropped", "html-element-lost"],
    ],
    ["event handlers and styles", '<p onclick="x()" style="color:red">a</p>', p("a"), ["html-style-lost"]],
    [
      "components of another language",
      "<Foo bar={1} />\n\na <Bar>b</Bar>",
      p("a b"),
      ["html-element-lost", "html-element-lost"],
    ],
    [
      "a player that Intercom takes",
      '<iframe src="https://player.vimeo.com/video/123"></iframe>',
      video("https://player.vimeo.com/video/123"),
    ],
    [
      "another player",
      '<iframe src="https://x.y/v"></iframe>',
      p(link("https://x.y/v", "https://x.y/v")),
      ["video-host-refused"],
    ],
    ["a video file", '<video><source src="a.mp4"></video>\n\na', p("a"), ["video-file-dropped"]],
    [
      "a figure",
      '<figure><img src="https://x.y/a.png"><figcaption>A</figcaption></figure>',
      picture('<img src="https://x.y/a.png" alt="">') + p("A"),
    ],
    ["tags that never close", "<b>a\n\nb", p("<b>a</b>") + p("<b>b</b>")],
  ],
  footnotes: [
    [
      "at the end, in order of use",
      "a[^x] b[^y]\n\n[^y]: Y\n[^x]: X[^y]",
      `${p("a[1] b[2]")}<hr><ol><li>${p("X[2]")}</li><li>${p("Y")}</li></ol>`,
      ["footnote-lost"],
    ],
    ["without a reference", "a\n\n[^x]: X", `${p("a")}<hr><ol><li>${p("X")}</li></ol>`, ["footnote-lost"]],
  ],
  "syntax of other tools": [
    ["templates", "{% hint %}\na {{ b }}", p("{% hint %} a {{ b }}"), ["foreign-syntax", "foreign-syntax"]],
    ["wiki links", "[[a b]]", p("[[a b]]"), ["foreign-syntax"]],
    ["includes", "a [!INCLUDE [b](includes/b.md)] c", p("a [!INCLUDE b] c"), ["foreign-syntax"]],
    ["none in code", "`{% a %}` and\n\n    [[b]]", `${p("<code>{% a %}</code> and")}<pre><code>[[b]]</code></pre>`],
  ],
};

for (const [group, rows] of Object.entries(cases)) {
  describe(group, () => {
    test.each(rows.map(([name, markdown, html, codes]) => ({ name, markdown, html, codes: codes ?? [] })))(
      "$name",
      ({ markdown, html, codes }) => {
        const compiled = compileText(markdown);
        expect(compiled.html).toBe(html);
        expect([...compiled.codes].sort()).toEqual([...codes].sort());
      },
    );
  });
}
