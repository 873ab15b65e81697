import { describe, expect, it } from "vitest";
import { wordsOf, wordsText } from "../../src/dialect/words.ts";

const ACME = "https://intercom.help/acme";

describe("words of a body", () => {
  it("are its words, link targets, images and videos, markup left out", () => {
    const body =
      '<h2 id="h_3d75a56c5c">Set&nbsp;up</h2><p class="no-margin">See <b>th</b>e ' +
      `<a href="${ACME}/fr/articles/12-x#h_3d75a56c5c">guide</a>.<br>Now</p>` +
      '<div class="intercom-container"><img src="https://downloads.intercomcdn.com/i/o/1/x.png?expires=1" alt="not a word"></div>' +
      '<iframe src="https://youtu.be/jqO8AQHj7Fw"></iframe>';
    expect(wordsOf(body, [ACME])).toEqual({
      words: ["Set", "up", "See", "the", "guide.", "Now"],
      links: ["intercom:article/12"],
      images: ["https://downloads.intercomcdn.com/i/o/1/x.png"],
      videos: ["https://www.youtube.com/embed/jqO8AQHj7Fw?rel=0"],
    });
  });

  it("count images that are alike by their number", () => {
    expect(wordsOf('<p>a <img src="https://a.example/1.png"> b</p>', [], "alike")).toEqual({
      words: ["a", "b"],
      links: [],
      images: [""],
      videos: [],
    });
  });

  it("are none for a body without any", () => {
    expect(wordsOf('<p class="no-margin"></p>', []).words).toEqual([]);
    expect(wordsText("")).toBe("");
  });

  it("read as one line a block, a break or a line of code", () => {
    const body =
      "<h1>Title</h1><ul><li>one <i>two</i></li><li><p>three</p></li></ul><table><tr><td>a</td><td>b</td></tr></table>" +
      "<details><summary>More</summary><p>x<br>y</p></details><pre><code>if  (a)<br>  b\n</code></pre>";
    expect(wordsText(body).split("\n")).toEqual([
      "Title",
      "one two",
      "three",
      "a",
      "b",
      "More",
      "x",
      "y",
      "if (a)",
      "b",
    ]);
  });
});
