import { describe, expect, test } from "vitest";
import { compile, compilePage, compileText } from "./compiling.ts";

describe("the title", () => {
  test.each([
    ["its frontmatter's", { title: "T", body: "# A\n\nb" }, "T", "<h1"],
    ["a first heading that repeats it is left out", { title: "T t", body: "# t  T\n\nb" }, "T t", "<p"],
    ["the first heading's", { body: "# A *b* {#x}\n\nc" }, "A b", "<p"],
    ["the first heading's, below some words", { body: "c\n\n## A" }, "A", "<p"],
    ["the file's name", { body: "b" }, "my page", "<p"],
  ])("%s", (_name, page, title, start) => {
    const compiled = compilePage({ pages: { "g/my page.md": page } }, "g/my page");
    expect(compiled.title).toBe(title);
    expect(compiled.html.startsWith(start)).toBe(true);
  });

  test("a heading that repeats it is left out however it is spelled", () => {
    expect(compileText("<!-- x -->\n\n## the TITLE {#t}\n\na [b](#t)").html).toBe(
      '<p class="no-margin">a <a href="{article:page en}" target="_blank" class="intercom-content-link">b</a></p>',
    );
  });

  test("a section deep in the text that repeats it stays", () => {
    expect(compileText("a\n\n## The title\n\nb").html).toContain("<h2");
  });

  test("an index without a heading is named by its folder", () => {
    expect(compilePage({ pages: { "g/faq/index.md": "b" } }, "g/faq/index").title).toBe("faq");
  });
});

describe("what is desired", () => {
  const pages = {
    "z.md": { body: "a", title: "Z", description: "", state: "draft" as const, author: "me@x.y" },
    "g/b.md": "b",
    "g/b.fr.md": "b",
    "g/a.md": "a",
  };

  test("collections first, then articles by key", () => {
    expect(compile({ pages }).desired.resources.map((resource) => resource.key)).toEqual([
      "collection:g",
      "article:g/a",
      "article:g/b",
      "article:z",
    ]);
  });

  test("only what a file says has a value", () => {
    const [, a, , z] = compile({ pages }).desired.resources.map((resource) => resource.locales.en);
    expect(z).toMatchObject({ file: "content/z.md", title: "Z", description: "", state: "draft", author: "me@x.y" });
    expect(Object.keys(a ?? {}).sort()).toEqual(["body", "file", "source", "title"]);
  });

  test("a folder's name is a title that no file says", () => {
    expect(compile({ pages }).desired.resources[0]?.locales).toEqual({ en: { title: "g" } });
  });
});

describe("a problem", () => {
  test("has the line and column of the file, and the line's text", () => {
    const body = "a\n\nb [c](gone.md) and\nmore";
    const { problems } = compilePage({ pages: { "a.md": { body, bodyLine: 5 } } }, "a");
    expect(problems).toMatchObject([
      {
        code: "link-target-missing",
        severity: "error",
        place: { file: "content/a.md", line: 7, column: 3, length: 12 },
        line: "b [c](gone.md) and",
      },
    ]);
  });

  test("in raw HTML points at the address", () => {
    const { problems } = compilePage({ pages: { "a.md": '<div>\n  <img src="gone.png">\n</div>' } }, "a");
    expect(problems.map((problem) => problem.place)).toMatchObject([{ line: 2, column: 8 }]);
  });

  test("that repeats is said once, at its first place, with its number", () => {
    const { problems } = compilePage({ pages: { "a.md": "a\n\n> b\n\nc\n\n> d" } }, "a");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "block-quote-lost", place: { line: 3, column: 1 } });
    expect(problems[0]?.message).toContain("2");
  });

  test("of an anchor is found across files", () => {
    const pages = { "a.md": "x\n\n[b](b.md#nope)", "b.md": "b" };
    const { problems } = compile({ pages });
    expect(problems).toMatchObject([
      { code: "link-heading-missing", place: { file: "content/a.md", line: 3, column: 1 } },
    ]);
  });
});
