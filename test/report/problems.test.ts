import fc from "fast-check";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/model/problem.ts";
import { formatProblems } from "../../src/report/problems.ts";
import { runs } from "../runs.ts";

const problem: Problem = {
  code: "frontmatter-value",
  severity: "error",
  place: { file: "content/a.md", line: 3, column: 8, length: 6 },
  message: "`state` must be `published` or `draft`, but is `public`",
  hint: "Did you mean `published`?",
  line: "state: public",
};

const plain = { color: false };

/** The line of the file and the carets below it. */
function drawn(changed: Partial<Problem>): string[] {
  return formatProblems([{ ...problem, ...changed }], plain)
    .split("\n")
    .slice(1, 3);
}

describe("problems as text", () => {
  it("show place, severity, code, line, caret and what to do", () => {
    expect(formatProblems([problem], plain)).toBe(
      [
        "content/a.md:3:8 error `state` must be `published` or `draft`, but is `public` [frontmatter-value]",
        "  3 | state: public",
        "    |        ^^^^^^",
        "  → Did you mean `published`?",
        "",
        "1 error and 0 warnings in 1 file. `helpsync explain CODE` tells more.",
        "",
      ].join("\n"),
    );
  });

  it("are nothing where there are none", () => {
    expect(formatProblems([], plain)).toBe("");
  });

  it("have errors last, right above the summary, else by place", () => {
    const at = (severity: Problem["severity"], file: string, line: number): Problem => ({
      ...problem,
      severity,
      place: { file, line, column: 1 },
    });
    const text = formatProblems([at("error", "b", 10), at("warning", "a", 1), at("error", "b", 9)], plain);
    expect(text.match(/^\S+:\d+:\d+ \w+/gm)).toEqual(["a:1:1 warning", "b:9:1 error", "b:10:1 error"]);
    expect(text).toContain("2 errors and 1 warning in 2 files.");
  });

  it("have no line and caret where the file has none", () => {
    const { line: _, ...folder } = problem;
    expect(formatProblems([folder], plain).split("\n").slice(0, 2)).toEqual([
      expect.stringContaining("content/a.md:3:8 error") as string,
      "  → Did you mean `published`?",
    ]);
  });

  it("are coloured only where asked for, with the same words", () => {
    const coloured = formatProblems([problem], { color: true });
    expect(coloured).not.toBe(formatProblems([problem], plain));
    expect(stripVTControlCharacters(coloured)).toBe(formatProblems([problem], plain));
  });

  it("show the same warning in many places once, and every error", () => {
    const many = (severity: Problem["severity"]): Problem[] =>
      Array.from({ length: 12 }, (_, index) => ({
        ...problem,
        severity,
        place: { file: `${String.fromCharCode(97 + index)}.md`, line: 1, column: 1 },
      }));
    const warnings = formatProblems(many("warning"), plain);
    expect(warnings.match(/\[frontmatter-value\]/g)).toHaveLength(1);
    expect(warnings).toContain("also in b.md:1, c.md:1, d.md:1, e.md:1, f.md:1, g.md:1, h.md:1, i.md:1 and 3 more");
    expect(warnings).toContain("0 errors and 12 warnings in 12 files.");
    expect(formatProblems(many("error"), plain).match(/\[frontmatter-value\]/g)).toHaveLength(12);
  });
});

describe("the caret", () => {
  it("stands under its character behind tabs, wide and combining characters", () => {
    const at = (line: string, word: string): string[] =>
      drawn({ line, place: { ...problem.place, column: line.indexOf(word) + 1, length: word.length } });
    expect(at("\ta: x", "x")).toEqual(["  3 | \ta: x", "    | \t   ^"]);
    expect(at("日本: x", "x")).toEqual(["  3 | 日本: x", "    | \u3000\u3000  ^"]);
    expect(at("e\u0301: x", "x")).toEqual(["  3 | e\u0301: x", "    |    ^"]);
    expect(at("a: 日本", "日本")).toEqual(["  3 | a: 日本", "    |    ^^^^"]);
  });

  it("stays in sight on a long line", () => {
    const line = `${"word ".repeat(400)}HERE${" word".repeat(400)}`;
    const [text = "", caret = ""] = drawn({ line, place: { ...problem.place, column: 2001, length: 4 } });
    expect(text.length).toBeLessThan(120);
    expect(text.slice(caret.indexOf("^"), caret.indexOf("^") + 4)).toBe("HERE");
  });

  it("marks exactly the mistake, wherever it is on a line", () => {
    const word = fc.stringMatching(/^[a-z ]{0,300}$/);
    fc.assert(
      fc.property(word, word, (before, after) => {
        const [text = "", caret = ""] = drawn({
          line: `${before}MARK${after}`,
          place: { ...problem.place, column: before.length + 1, length: 4 },
        });
        const at = caret.indexOf("^");
        expect(text.slice(at, at + 4)).toBe("MARK");
        expect(caret.slice(at)).toBe("^^^^");
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("what a file says to a terminal", () => {
  it("is never obeyed, in no part of a problem", () => {
    const evil = "\u001B]0;owned\u0007\u001B[2Ja\u202Eb\r";
    const text = formatProblems(
      [{ ...problem, message: evil, hint: evil, line: evil, place: { ...problem.place, file: evil, column: 1 } }],
      plain,
    );
    expect(["\u001B", "\u0007", "\u202E", "\r"].filter((character) => text.includes(character))).toEqual([]);
    expect(text).toContain("a\uFFFDb");
  });
});
