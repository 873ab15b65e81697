import { describe, expect, test } from "vitest";
import { compareAnswer } from "../../src/dialect/losses.ts";
import { normalForm } from "../../src/dialect/normal.ts";
import { wordsOf, wordsText } from "../../src/dialect/words.ts";

/** Content in so many elements of a kind; `ul><li` names two in each other. */
function nested(tags: string, levels: number, content: string): string {
  const ends = tags.split("><").reverse().join("></");
  return `<${tags}>`.repeat(levels) + content + `</${ends}>`.repeat(levels);
}

const HOLDS = 'low <a href="https://x.example/">there</a> <img src="https://x.example/a.png"> <b>down</b>';

describe("a body that nests deeper than anyone writes", () => {
  test.each(["div", "b", "ul><li", "blockquote", "details", "table><tbody><tr><td", "template><p", "svg><g"])(
    "in <%s> has a normal form",
    (tags) => {
      expect(normalForm(`<p>top</p>${nested(tags, 50_000, HOLDS)}`, [])).toContain("<p>top</p>");
    },
  );

  test.each(["div", "ul><li", "blockquote"])("in <%s> keeps its words and images", (tags) => {
    expect(wordsOf(nested(tags, 50_000, HOLDS), [])).toEqual({
      words: ["low", "there", "down"],
      links: [], // The tag of a link is one level too many; what it holds stays.
      images: ["https://x.example/a.png"],
      videos: [],
    });
  });

  test("with many words at the bottom keeps them in their order", () => {
    const words = Array.from({ length: 200_000 }, (_, index) => String(index));
    const html = nested("div", 300, words.map((word) => `${word}<br>`).join(""));

    expect(wordsText(html).split("\n")).toEqual(words);
  });

  test("can be compared with what came back", () => {
    const sent = nested("blockquote", 10_000, "low <i>down</i>");

    expect(compareAnswer(sent, sent, [])).toEqual({ lost: [], markup: [] });
    expect(compareAnswer(sent, nested("blockquote", 10_000, "low"), []).lost).toEqual(['the word "down"']);
  });
});

test("what nests 100 levels deep is told apart, level by level", () => {
  const forms = [99, 100, 101].map((levels) => normalForm(nested("blockquote", levels, "low"), []));

  expect(new Set(forms).size).toBe(3);
  expect(forms.map((form) => normalForm(form, []))).toEqual(forms);
});
