import { describe, expect, test } from "vitest";
import { P, rewrite } from "./rewriting.ts";

describe("blocks as they are sent, and as they are stored", () => {
  test.each<[string, string, string]>([
    [
      "heading below h1 is promoted",
      "<h2>a</h2><h3>b</h3>",
      '<h1 id="h_0000000001">a</h1><h2 id="h_0000000002">b</h2>',
    ],
    ["heading levels beside an h1", "<h1>a</h1><h3>b</h3>", '<h1 id="h_0000000001">a</h1><h3 id="h_0000000002">b</h3>'],
    ["no heading deeper than h4", "<h1>a</h1><h6>b</h6>", '<h1 id="h_0000000001">a</h1><h4 id="h_0000000002">b</h4>'],
    ["heading id that was sent", '<h1 id="h_3d75a56c5c">a</h1>', '<h1 id="h_0000000001">a</h1>'],
    ["list", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", `<ul><li>${P("a")}</li><li>${P("b")}</li></ul>`],
    ["start of a numbered list", '<ol start="3"><li>a</li></ol>', `<ol><li>${P("a")}</li></ol>`],
    ["nested list", "<ul><li>a<ul><li>b</li></ul></li></ul>", `<ul><li>${P("a")}<ul><li>${P("b")}</li></ul></li></ul>`],
    [
      "list right in a list",
      "<ul><li>a</li><ul><li>b</li></ul></ul>",
      `<ul><li>${P("a")}<ul><li>${P("b")}</li></ul></li></ul>`,
    ],
    ["empty item", "<ul><li></li></ul>", `<ul><li>${P("")}</li></ul>`],
    ["task list", '<ul><li><input type="checkbox" checked> a</li></ul>', `<ul><li>${P("a")}</li></ul>`],
    ["code block", '<pre><code class="language-js">a\n  b\n</code></pre>', "<pre><code>a<br>  b</code></pre>"],
    ["coloured code", '<pre><span class="k">if</span> x</pre>', "<pre><code>if x</code></pre>"],
    ["blank line in code", "<pre><code>a\n\nb</code></pre>", "<pre><code>a<br><br>b</code></pre>"],
    [
      "callout",
      '<div class="intercom-interblocks-callout" style="border-color:#334bfa33;background-color: #e3e7fa80;color:red"><p>a</p></div>',
      `<div class="intercom-interblocks-callout" style="background-color: #e3e7fa80; border-color: #334bfa33;">${P("a")}</div>`,
    ],
    [
      "table",
      "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td colspan=2 style='width: 139px; color: red'>b</td></tr></tbody></table>",
      `<div class="intercom-interblocks-table-container"><table role="presentation"><tbody><tr><td>${P("a")}</td></tr><tr><td style="width: 139px;">${P("b")}</td></tr></tbody></table></div>`,
    ],
    [
      "empty cell",
      "<table><tr><td></td></tr></table>",
      `<div class="intercom-interblocks-table-container"><table role="presentation"><tbody><tr><td>${P("")}</td></tr></tbody></table></div>`,
    ],
    [
      "caption",
      "<table><caption>c</caption><tr><td>a</td></tr></table>",
      `${P("c")}<div class="intercom-interblocks-table-container"><table role="presentation"><tbody><tr><td>${P("a")}</td></tr></tbody></table></div>`,
    ],
    [
      "collapsible",
      "<details open>\n<summary>s</summary>\n<p>a</p></details>",
      `<details><summary>s</summary><div class="collapsible-section-content">${P("a")}</div></details>`,
    ],
    ["rule and break", "<p>a<br>b</p><hr>", `${P("a<br>b")}<hr>`],
  ])("%s", (_name, sent, stored) => {
    expect(rewrite(sent)).toBe(stored);
  });
});
