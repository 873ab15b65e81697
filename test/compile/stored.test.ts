import { headingId } from "../../src/dialect/heading-id.ts";
import { blue, details, heading, link, p, picture, table, testCases } from "./cases.ts";

const fence = (html: string): string => `\`\`\`intercom-html\n${html}\n\`\`\``;
const code = (inner: string): string => `<pre><code>${inner}</code></pre>`;
const header = (colour: string, ...cells: string[]): string =>
  `<tr>${cells.map((cell) => `<td style="background-color: ${colour};">${cell}</td>`).join("")}</tr>`;
const painted = (...rows: string[]): string =>
  `<div class="intercom-interblocks-table-container"><table role="presentation"><tbody>${rows.join("")}</tbody></table></div>`;

testCases({
  "HTML that stays what it is": [
    [
      "marks that Markdown cannot send",
      `a\n\n${fence("<p>H<sub>2</sub>O <u>b</u></p>")}`,
      p("a") + p("H<sub>2</sub>O <u>b</u>"),
    ],
    [
      "is spelled as Intercom stores it",
      fence(
        "<p><strong>a</strong> <em>b</em></p><ul><li>c</li></ul><table><tr><td>d</td></tr></table><details><summary>e</summary>f</details><pre>g\nh</pre>",
      ),
      p("<b>a</b> <i>b</i>") + `<ul><li>${p("c")}</li></ul>` + table(["d"]) + details("e", p("f")) + code("g<br>h"),
    ],
    [
      "keeps addresses, also of other schemes, and leaves unsafe ones out",
      fence('<p><a href="sms:123">a</a> <a href="javascript:x">b</a></p><p><img src="https://x.y/a.png"></p>'),
      p(`${link("sms:123", "a")} b`) + picture('<img src="https://x.y/a.png" alt="">'),
    ],
    [
      "in a list and a callout",
      `- a\n\n  ${fence("<p><u>b</u></p>").replaceAll("\n", "\n  ")}\n\n> [!NOTE]\n> ${fence("<p><u>c</u></p>").replaceAll("\n", "\n> ")}`,
      `<ul><li>${p("a")}${p("<u>b</u>")}</li></ul>${blue(p("<u>c</u>"))}`,
    ],
    [
      "names its headings as the others",
      `## a\n\n${fence('<h2 onclick="x()">a</h2>')}\n\n[b](#a-1)`,
      heading(2, "a", "a") +
        heading(2, "a-1", "a") +
        p(link(`{article:page en #${headingId("article:page", "a-1")}}`, "b")),
    ],
    [
      "scripts and players of no web page",
      fence('<p onclick="x()">a</p><script>x()</script><iframe src="javascript:x()"></iframe><video src="a"></video>'),
      p("a"),
      ["html-element-dropped", "html-element-dropped", "html-element-dropped"],
    ],
    ["is code where another language stands behind the fence", "```html\n<u>a</u>\n```", code("&lt;u>a&lt;/u>")],
  ],
  "colour of a table's first row": [
    [
      "by name",
      ':::table header="blue"\n| a |\n| --- |\n| b |\n:::',
      painted(header("#e3e7fa80", p("<b>a</b>")), `<tr><td>${p("b")}</td></tr>`),
    ],
    [
      "of a table without a header",
      ':::table header="#ABC"\n|  |\n| --- |\n| b |\n:::',
      painted(header("#ABC", p("b"))),
    ],
    [
      "whose header is a picture",
      ':::table header="red"\n| <img src="https://x.y/a.png"> |\n| --- |\n| b |\n:::',
      painted(header("#fed9db80", p('<b><img src="https://x.y/a.png" alt=""></b>')), `<tr><td>${p("b")}</td></tr>`),
    ],
    [
      "that helpsync does not know",
      ':::table header="orange"\n| a |\n| --- |\n:::',
      table(["<b>a</b>"]),
      ["table-colour-unknown"],
    ],
  ],
  "what the round from Intercom and back needs": [
    [
      "addresses with a backslash are text",
      "me\\@x.de, www\\.x.de, https\\://x.de, \\uFDD2 \uFDD2",
      p("me@x.de, www.x.de, https://x.de, \\uFDD2 \uFFFD"),
    ],
    ["code begins with an empty line", "```\n\na\n```", code("<br>a")],
    [
      "headings in the middle",
      '<div align="center">\n\n## a\n\n</div>',
      heading(2, "a", "a").replace('">', '" class="intercom-align-center">'),
    ],
    [
      "a button in a callout, closed",
      '> [!NOTE]\n> :::button href="https://x.y" label="Go"\n> :::\n>\n> a',
      blue(
        `<div class="intercom-container"><a class="intercom-h2b-button" target="_blank" href="https://x.y">Go</a></div>${p("a")}`,
      ),
    ],
    ["separators of lines in a title", ':::collapsible title="a\u2028b"\nc\n:::', details("a\u2028b", p("c"))],
  ],
});
