import { describe, expect, test } from "vitest";
import type { Quirks } from "../../../src/sandbox/quirks.ts";
import { UnsupportedHtml } from "../../../src/sandbox/rewrite/unsupported.ts";
import { P, rewrite } from "./rewriting.ts";

describe("quirks of rewriting", () => {
  test.each<[string, Partial<Quirks>, string, string]>([
    [
      "headings kept",
      { headingLevels: "keep" },
      "<h2>a</h2><h6>b</h6>",
      '<h2 id="h_0000000001">a</h2><h4 id="h_0000000002">b</h4>',
    ],
    [
      "headings flattened",
      { headingLevels: "flattenToH2" },
      "<h1>a</h1><h4>b</h4>",
      '<h1 id="h_0000000001">a</h1><h2 id="h_0000000002">b</h2>',
    ],
    [
      "shaped ids kept, once each",
      { headingIds: "keepIfShaped" },
      '<h1 id="h_3d75a56c5c">a</h1><h1 id="h_3d75a56c5c">b</h1><h1 id="h_3D75">c</h1>',
      '<h1 id="h_3d75a56c5c">a</h1><h1 id="h_0000000001">b</h1><h1 id="h_0000000002">c</h1>',
    ],
    [
      "callout taken apart",
      { calloutOnWrite: "toParagraph" },
      '<div class="intercom-interblocks-callout"><p>a</p></div>',
      P("a"),
    ],
    [
      "details taken apart",
      { detailsOnWrite: "strip" },
      "<details><summary>s</summary><p>a</p></details>",
      P("s") + P("a"),
    ],
    [
      "image dropped",
      { unreachableImage: "dropImage" },
      '<p>a <img src="https://missing.example.com/a.png"></p><p><img src="https://missing.example.com/a.png"></p>',
      P("a "),
    ],
  ])("%s", (_name, quirks, sent, stored) => {
    expect(rewrite(sent, quirks)).toBe(stored);
  });

  test("nested lists refused, lists in a cell not", () => {
    const quirks = { nestedLists: "reject400" } as const;
    expect(() => rewrite("<ul><li>a<ol><li>b</li></ol></li></ul>", quirks)).toThrow(/Nested lists/);
    expect(rewrite("<table><tr><td><ul><li>a</li></ul></td></tr></table>", quirks)).toContain("<ul><li>");
  });

  test("a relative image is refused although unreachable ones are dropped", () => {
    expect(() => rewrite('<img src="a.png">', { unreachableImage: "dropImage" })).toThrow(UnsupportedHtml);
  });
});
