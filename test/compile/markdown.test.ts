import { p, link, picture, table, heading, testCases } from "./cases.ts";

testCases({
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
    [
      "a row longer than the header",
      "| a |\n|--|\n| 1 | 2 |",
      table(["<b>a</b>", ""], ["1", "2"]),
      ["table-row-longer"],
    ],
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
  footnotes: [
    [
      "twice under one name",
      "a[^x]\n\n[^x]: X\n\n[^x]: Y",
      `${p("a[1]")}<hr><ol><li>${p("X")}</li></ol>`,
      ["footnote-lost", "footnote-twice"],
    ],
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
});
