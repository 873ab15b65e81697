import { describe, expect, it } from "vitest";
import { markdownBlocks } from "../../../src/compile/markdown/blocks.ts";
import { mergeBody, type BodySides } from "../../../src/pull/merge/merge-body.ts";
import { canonical } from "./documents.ts";

const merge = (sides: BodySides): { readonly text: string; readonly conflicts: number } =>
  mergeBody(sides, markdownBlocks);

/** A teammate's edit of what the writer's text is in Intercom. */
function edited(ours: string, change: (answer: string) => string): string {
  const answer = canonical(ours);
  const theirs = change(answer);
  expect(theirs).not.toBe(answer);
  const { text, conflicts } = merge({ ours, source: ours, answer, theirs });
  expect(conflicts).toBe(0);
  return text;
}

describe("an edit in Intercom", () => {
  it.each([
    [
      "of one item leaves the other items as they are spelled",
      "*   one _a_\n*   two\n    b\n*   three\n",
      "two b",
      "deux",
      "*   one _a_\n*   deux\n*   three\n",
    ],
    [
      "that adds an item numbers on",
      "1. one\n2. two\n   a\n3. three\n",
      "\n2. ",
      "\n2. new\n3. ",
      "1. one\n2. new\n3. two\n   a\n4. three\n",
    ],
    [
      "that adds an item among ones keeps the ones",
      "1) one\n1) two\n",
      "\n2. two",
      "\n2. two\n3. three",
      "1) one\n1) two\n1) three\n",
    ],
    [
      "of one row leaves the other rows as they are spelled",
      "|a  |b|\n|---|:-:|\n| 1 |2|\n|3  |4|\n",
      "| 3 | 4 |",
      "| 3 | 5 |\n| 6 | 7 |",
      "|a  |b|\n|---|:-:|\n| 1 |2|\n| 3 | 5 |\n| 6 | 7 |\n",
    ],
    [
      "keeps comments and definitions",
      "a [b][c]\n\n<!-- d -->\n\ne _f_\n\n[c]: https://x.example/\n",
      "e *f*",
      "e *g*",
      "a [b][c]\n\n<!-- d -->\n\ne *g*\n\n[c]: https://x.example/\n",
    ],
    [
      "at the end comes above the definitions",
      "a [b][c]\n[d][c]\n\n[c]: https://x.example/\n",
      /$/u,
      "\nNew\n",
      "a [b][c]\n[d][c]\n\nNew\n\n[c]: https://x.example/\n",
    ],
    [
      "in brackets is no reference",
      "a [b]\n\n[b]: https://x.example/\n",
      /$/u,
      "\nsee [b] or `[b]`\n",
      "a [b]\n\nsee \\[b] or `[b]`\n\n[b]: https://x.example/\n",
    ],
    ["of a heading has the writer's depth", "### a\n\nb\n\n#### c\n", "# a", "# d", "### d\n\nb\n\n#### c\n"],
    [
      "that takes out what parted two lists leaves two lists",
      "- a\n- b\n\nc\n\n- d\n",
      "c\n\n-",
      "*",
      "- a\n- b\n\n* d\n",
    ],
  ])("%s", (_name, ours, what, by, expected) => {
    const text = edited(ours, (answer) => answer.replace(what, by));
    expect(text).toBe(expected);
  });

  it("takes what runs into its neighbour in canonical Markdown", () => {
    const ours = "- a\n\nb\n\n    c _d_\n";
    const text = edited(ours, (answer) => answer.replace("b\n\n", ""));
    expect(text).toBe("- a\n\n```\nc _d_\n```\n");
  });

  it("leaves what Intercom did not take as the writer has it", () => {
    const ours = "# Title\n\n> [!NOTE]\n> a _b_\n>\n> c\n\n### d\n\ne\n";
    const answer = "a *b*\n\nc\n\n## d\n\ne\n";
    const { text } = merge({ ours, source: ours, answer, theirs: "New\n\na *b*\n\nc\n\n## d\n\nf\n" });
    expect(text).toBe("# Title\n\nNew\n\n> [!NOTE]\n> a _b_\n>\n> c\n\n### d\n\nf\n");
  });

  it("is found by its words where no answer is known", () => {
    const ours = "a _b_\n\n* c\n* d\n";
    expect(merge({ ours, source: ours, theirs: "a *b*\n\n- c\n- e\n\nf\n" })).toEqual({
      text: "a _b_\n\n* c\n* e\n\nf\n",
      conflicts: 0,
    });
  });
});

describe("edits on both sides", () => {
  it("of one list are both taken, of one item they are in conflict", () => {
    const source = "* a\n* b\n* c\n";
    const answer = "- a\n- b\n- c\n";
    const apart = merge({ ours: "* A\n* b\n* c\n", source, answer, theirs: "- a\n- b\n- C\n- d\n" });
    expect(apart).toEqual({ text: "* A\n* b\n* C\n* d\n", conflicts: 0 });
    const same = merge({ ours: "* a\n* mine\n* c\n", source, answer, theirs: "- a\n- theirs\n- c\n" });
    expect(same).toEqual({
      text: "* a\n<<<<<<< content\n* mine\n=======\n* theirs\n>>>>>>> Intercom\n* c\n",
      conflicts: 1,
    });
  });

  it("of one block stand between markers, the same edit once", () => {
    const sides = { source: "a\n\nb\n", answer: "a\n\nb\n" };
    expect(merge({ ...sides, ours: "a\n\nmine\n", theirs: "a\n\ntheirs\n" })).toEqual({
      text: "a\n\n<<<<<<< content\n\nmine\n\n=======\n\ntheirs\n\n>>>>>>> Intercom\n",
      conflicts: 1,
    });
    expect(merge({ ...sides, ours: "a\n\nsame\n", theirs: "a\n\nsame\n" })).toEqual({
      text: "a\n\nsame\n",
      conflicts: 0,
    });
    expect(merge({ ...sides, ours: "a\n", theirs: "a\n\ntheirs\n" }).text).toContain(
      "<<<<<<< content\n\n=======\n\ntheirs",
    );
  });

  it("of lines of code that are apart are both taken", () => {
    const code = (first: string, last: string): string => `\`\`\`\n${first}\nmiddle\n${last}\n\`\`\`\n`;
    const sides = { source: code("a", "b"), answer: code("a", "b") };
    expect(merge({ ...sides, ours: code("A", "b"), theirs: code("a", "B") })).toEqual({
      text: code("A", "B"),
      conflicts: 0,
    });
  });
});

describe("without a base", () => {
  it("what is equal stays, all else is in conflict; a definition, a comment and the title are not", () => {
    const ours = "# The title\n\na _b_\n\n<!-- c -->\n\nmine\n\n[d]: https://x.example/\n";
    expect(merge({ ours, theirs: "a *b*\n", title: "The title" })).toEqual({
      text: "# The title\n\na _b_\n\n<!-- c -->\n\n<<<<<<< content\n\nmine\n\n=======\n\n>>>>>>> Intercom\n\n[d]: https://x.example/\n",
      conflicts: 1,
    });
    expect(merge({ ours: "a\n\nb\n", theirs: "a\n\nnew\n\nb\n" })).toEqual({
      text: "a\n\n<<<<<<< content\n\n=======\n\nnew\n\n>>>>>>> Intercom\n\nb\n",
      conflicts: 1,
    });
  });
});

describe("a large body", () => {
  const blocksOf = (text: string): ReturnType<typeof markdownBlocks> => {
    let start = 0;
    return text.split("\n\n").map((block) => {
      const found = { start, end: start + block.length, kind: "paragraph" as const, words: block, targets: [] };
      start += block.length + 2;
      return found;
    });
  };
  it.each([
    ["of different blocks", (index: number) => `word ${String(index)}`],
    ["of blocks that are all alike", (index: number) => `word ${String(index % 3)}`],
  ])("%s is merged in a time that grows with it", (_name, wordAt) => {
    const blocks = Array.from({ length: 2000 }, (_, index) => wordAt(index));
    const source = blocks.join("\n\n");
    const ours = blocks.map((block, index) => (index % 10 === 1 ? `${block} ours` : block)).join("\n\n");
    const theirs = blocks.map((block, index) => (index % 10 === 6 ? `${block} theirs` : block)).join("\n\n");
    const start = performance.now();
    const merged = mergeBody({ ours, source, answer: source, theirs }, blocksOf);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(merged.conflicts).toBe(0);
    expect(merged.text.match(/ours/gu)?.length).toBe(200);
    expect(merged.text.match(/theirs/gu)?.length).toBe(200);
  });
});
