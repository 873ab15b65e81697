import { describe, expect, test } from "vitest";
import { UnsupportedHtml } from "../../../src/sandbox/rewrite/unsupported.ts";
import { P, rewrite } from "./rewriting.ts";

describe("what Intercom refuses", () => {
  test.each<[string, string, RegExp]>([
    ["definition list", "<dl><dt>a</dt><dd>b</dd></dl>", /definition list/i],
    ["definition list in a cell", "<table><tr><td><dl><dt>a</dt></dl></td></tr></table>", /definition list/i],
    ["empty list", "<ul></ul>", /empty list/i],
    ["table without a cell", "<table></table>", /without a cell/],
    ["table in an item", "<ul><li><table><tr><td>a</td></tr></table></li></ul>", /inside a list/],
    ["table in a table", "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>", /inside a table/],
    [
      "table in a callout in an item",
      '<ul><li><div class="intercom-interblocks-callout"><table><tr><td>a</td></tr></table></div></li></ul>',
      /inside a list/,
    ],
    ["other video host", '<iframe src="https://example.com/v/1"></iframe>', /video source: https:\/\/example.com/],
    ["host that only ends like one", '<iframe src="https://notyoutube.com/embed/1"></iframe>', /video source/],
    ["Loom page that is no player", '<iframe src="https://www.loom.com/share/1"></iframe>', /video source/],
    ["image that is not there", '<img src="https://missing.example.com/a.png">', /Image not found at URL/],
    ["relative image", '<p>a <img src="images/a.png"></p>', /not a public absolute URL/],
    ["data image", '<img src="data:image/png;base64,AAAA">', /not a public absolute URL/],
    ["image without a source", "<img>", /not a public absolute URL/],
    ["elements in elements without end", "<div>".repeat(50_000), /nested too deeply/],
    ["templates in templates without end", "<template>".repeat(50_000), /nested too deeply/],
  ])("%s", (_name, sent, message) => {
    expect(() => rewrite(sent)).toThrow(UnsupportedHtml);
    expect(() => rewrite(sent)).toThrow(message);
  });
});

test("what people nest is taken, and many siblings are no depth", () => {
  expect(rewrite(`${"<ul><li>".repeat(60)}low`)).toContain("low");
  expect(rewrite("<p>a".repeat(2_000))).toBe(P("a").repeat(2_000));
});
