import { describe, expect, test } from "vitest";
import { compilePage, compileText, type Folder } from "./compiling.ts";

const meant = (body: string, rest: Omit<Folder, "pages"> = {}): string => compileText(body, rest).body.meant;

describe("the same meaning", () => {
  test.each([
    ["other marks", "*a* **b**\n\n- c", "_a_ __b__\n\n* c"],
    ["other line ends within a paragraph", "a b\nc", "a\nb c"],
    ["other kinds of headings", "# A", "A\n="],
    ["a loose or a tight list", "- a\n- b", "- a\n\n- b"],
    ["numbers of a list's items", "1. a\n1. b", "1. a\n2. b"],
    ["indented or fenced code, of any language", "```js\na\n```", "    a"],
    ["reference or direct link", "[a][b]\n\n[b]: https://x.y", '[a](https://x.y "tooltip")'],
    ["comments", "a\n\n<!-- x -->\n\nb", "a\n\nb"],
    ["escapes and entities", "a \\* & b", "a &#42; &amp; b"],
    ["spaces in a table", "|a|b|\n|-|-|\n|1|2|", "| a | b |\n| --- | --- |\n| 1 | 2 |"],
    ["a heading that repeats the title", "# The  Title\n\na", "a"],
  ])("%s", (_name, left, right) => {
    expect(meant(left)).toBe(meant(right));
  });

  test("the same picture under another name", () => {
    const assets = { "a.png": "H", "b/c.png": "H" };
    expect(meant("![x](a.png)", { assets })).toBe(meant("![x](b/c.png)", { assets }));
    expect(meant('<img src="a.png">', { assets })).toBe(meant('<img src="b/c.png">', { assets }));
  });

  test("another way to the same article", () => {
    const of = (address: string): string =>
      compilePage({ pages: { "a.md": `[b](${address})`, "b.md": "b" } }, "a").body.meant;
    expect(of("b.md")).toBe(of("./b"));
  });

  test("it does not hang on the bodies of other files", () => {
    const of = (body: string): string =>
      compilePage({ pages: { "a.md": "[b](b.md#c)", "b.md": { body, title: "B" } } }, "a").body.meant;
    expect(of("## C")).toBe(of("other words"));
  });
});

describe("another meaning", () => {
  test.each([
    ["words", "a", "b"],
    ["emphasis", "a", "*a*"],
    ["level of a heading", "# A", "## A"],
    ["a link's address", "[a](https://x.y)", "[a](https://x.z)"],
    ["alternative text", "![a](https://x.y)", "![b](https://x.y)"],
    ["colour of a callout", ":::callout{color=red}\na\n:::", ":::callout{color=blue}\na\n:::"],
    ["a tick", "- [ ] a", "- [x] a"],
    ["spaces in code", "```\na b\n```", "```\na  b\n```"],
  ])("%s", (_name, left, right) => {
    expect(meant(left)).not.toBe(meant(right));
  });

  test("another picture under the same name", () => {
    expect(meant("![](a.png)", { assets: { "a.png": "H" } })).not.toBe(
      meant("![](a.png)", { assets: { "a.png": "I" } }),
    );
    expect(meant('<img src="a.png">', { assets: { "a.png": "H" } })).not.toBe(
      meant('<img src="a.png">', { assets: { "a.png": "I" } }),
    );
  });

  test("a link's target that got a translation", () => {
    const pages = { "a.md": "a", "a.fr.md": "[b](b.md)", "b.md": "b" };
    const before = compilePage({ pages }, "a", "fr").body.meant;
    expect(compilePage({ pages: { ...pages, "b.fr.md": "b" } }, "a", "fr").body.meant).not.toBe(before);
  });
});
