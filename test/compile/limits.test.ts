import { describe, expect, test } from "vitest";
import { compilePage, type CompiledPage } from "./compiling.ts";

const compileBody = (body: string): CompiledPage =>
  compilePage({ pages: { "page.md": { body, bodyLine: 3, title: "T" } } }, "page");

const errorsIn = (body: string): string[] =>
  compileBody(body)
    .problems.filter(({ severity }) => severity === "error")
    .map(({ code, place }) => `${place.file}:${String(place.line)} ${code}`);

const list = (depth: number): string =>
  Array.from({ length: depth }, (_, level) => `${"  ".repeat(level)}- a`).join("\n");

describe("a body that nests without end is an error of its file", () => {
  test.each([
    ["elements", "a\n\n".concat("<div>\n".repeat(1600)), 69],
    ["raw tables", "a\n\n".concat("<table><tr><td>".repeat(500)), 5],
    ["collapsibles", "a\n\n".concat("<details>\n".repeat(2000)), 69],
    ["quotes", `a\n\n${">".repeat(2000)} b`, 5],
    ["quotes line by line", Array.from({ length: 100 }, (_, level) => ">".repeat(level + 1)).join("\n"), 67],
    ["lists", list(300), 67],
    ["lists on one line", `a\n\n${"- ".repeat(2000)}b`, 5],
    ["callouts", ":::note\n\n".repeat(2000), 131],
  ])("%s, at the first line that is too deep", (_, body, line) => {
    expect(errorsIn(body)).toEqual([`content/page.md:${String(line)} nesting-too-deep`]);
  });

  test.each([
    ["bold text that is never closed", `a\n\n${"<b>".repeat(5000)}`],
    ["unknown elements", `a\n\n${Array.from({ length: 3000 }, (_, index) => `<x${String(index)}>`).join("")}`],
  ])("%s, which only the parser finds", (_, body) => {
    expect(errorsIn(body)).toEqual([expect.stringContaining("nesting-too-deep")]);
  });

  test("and nothing of it is published", () => {
    expect(compileBody(`a\n\n${">".repeat(2000)} b`)).toMatchObject({ title: "T", html: "" });
  });
});

describe("what nests as writers do is none", () => {
  test.each([
    ["a list of 20 levels", list(20)],
    ["many elements, each closed", "<div>\n\na\n\n</div>\n\n".repeat(200)],
    ["many lists", "- a\n  - b\n\nc\n\n".repeat(200)],
    ["many items", "- a\n".repeat(200)],
    ["a rule", "* ".repeat(200)],
    ["elements and quotes in code", `\`\`\`\n${"<div>\n".repeat(200)}${">".repeat(200)}\n\`\`\`\n`],
    ["elements in code in a line", "Write `<div>`.\n\n".repeat(200)],
  ])("%s", (_, body) => {
    expect(errorsIn(body)).toEqual([]);
  });
});

describe("the size of a body", () => {
  test("of half a million characters is an error, and it is not parsed", () => {
    expect(errorsIn("word ".repeat(100_001))).toEqual(["content/page.md:3 body-too-large"]);
  });
});

describe("an article without text", () => {
  const emptyIn = (body: string, said: object = {}): string[] =>
    compilePage({ pages: { "page.md": { body, bodyLine: 4, ...said } } }, "page").problems.map(
      ({ code, place }) => `${String(place.line)} ${code}`,
    );

  test.each([
    ["below its frontmatter", "\n", "3 article-empty"],
    ["but its title", "# z\n", "4 article-empty"],
    ["but a comment", "<!-- later -->\n", "4 article-empty"],
  ])("%s is a warning", (_, body, place) => {
    expect(emptyIn(body)).toEqual([place]);
  });

  test("is none where it is a draft, or where the whole file is blank, which is an error already", () => {
    expect(emptyIn("# z\n", { state: "draft" })).toEqual([]);
    expect(emptyIn("\n", { bodyLine: 1 })).toEqual([]);
  });

  test.each(["a", "# z\n\n![](https://example.com/a.png)", "- a", "---"])("%j is one with something", (body) => {
    expect(emptyIn(body)).not.toContainEqual(expect.stringContaining("article-empty"));
  });
});
