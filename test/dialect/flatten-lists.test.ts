import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flattenLists, hasNestedLists } from "../../src/dialect/flatten-lists.ts";
import { wordsOf, wordsText } from "../../src/dialect/words.ts";
import { rewriteBody } from "../../src/sandbox/rewrite/body.ts";
import { runs } from "../runs.ts";
import { sentBlocks } from "./bodies.ts";

const P = '<p class="no-margin">';
const item = (text: string, below = ""): string => `<li>${P}${text}</p>${below}</li>`;

describe("flattening lists", () => {
  it("leaves a body without lists in lists as it is, letter by letter", () => {
    const html = `<ul>${item("one")}${item("two")}</ul><P>a &gt; b</P><ol>${item("1")}</ol><a title="<ul><ul>">x</a>`;
    expect(flattenLists(html)).toBe(html);
  });

  it("makes points below a point points beside it", () => {
    const html = `<ul>${item("one", `<ul>${item("deep", `<ul>${item("deeper")}</ul>`)}</ul>`)}${item("two")}</ul>`;
    expect(flattenLists(html)).toBe(`<ul>${item("one")}${item("deep")}${item("deeper")}${item("two")}</ul>`);
  });

  it("keeps steps below a point as steps, and their numbers", () => {
    const html = `<ul>${item("do", `<ol>${item("a")}${item("b")}</ol>${P}then</p>`)}${item("two")}</ul>`;
    const flat = `<ul>${item("do")}</ul><ol>${item("a")}${item("b")}</ol><ul>${item("then")}${item("two")}</ul>`;
    expect(flattenLists(html)).toBe(flat);
  });

  it("keeps what stands below a step in that step, so that the next one keeps its number", () => {
    const below = `<ul>${item("a")}<li>loose <b>words</b></li></ul>`;
    const html = `<ol>${item("first", below)}${item("second")}</ol>`;
    expect(flattenLists(html)).toBe(
      `<ol><li>${P}first</p>${P}a</p>${P}loose <b>words</b></p></li>${item("second")}</ol>`,
    );
  });

  it("keeps drawn boxes of task lists, pictures and links with what they stand in", () => {
    const picture = '<div class="intercom-container"><img src="https://x.example/a.png?b=1&amp;c=2" alt="A"></div>';
    const html = `<ul>${item("☐ one", `<ul>${item('☑ <a href="https://x.example">two</a>', picture)}</ul>`)}</ul>`;
    const flat = flattenLists(html);
    expect(flat).toBe(`<ul>${item("☐ one")}${item('☑ <a href="https://x.example">two</a>', picture)}</ul>`);
  });

  it("takes lists out of what stands in a point: a callout, a collapsible", () => {
    const callout = `<div class="intercom-interblocks-callout" style="x"><ul>${item("in")}</ul></div>`;
    expect(flattenLists(`<ul><li>${callout}</li></ul>`)).toBe(
      `<ul><li><div class="intercom-interblocks-callout" style="x">${P}in</p></div></li></ul>`,
    );
  });

  it("keeps every word, link and picture in order, leaves no list in a list, and changes nothing the second time", () => {
    fc.assert(
      fc.property(sentBlocks, (blocks) => {
        const html = blocks.join("");
        const flat = flattenLists(html);
        expect(wordsOf(flat, [])).toEqual(wordsOf(html, []));
        expect(wordsText(flat)).toBe(wordsText(html));
        expect(hasNestedLists(flat)).toBe(false);
        expect(flattenLists(flat)).toBe(flat);
      }),
      { numRuns: runs(300) },
    );
  });

  it("gives what a workspace takes that refuses lists in lists", () => {
    const quirks = {
      nestedLists: "reject400",
      calloutOnWrite: "keep",
      detailsOnWrite: "keep",
      unreachableImage: "reject400",
      headingLevels: "keep",
      headingIds: "keepIfShaped",
    } as const;
    const context = { quirks, image: (url: string) => ({ url, width: 1, height: 1 }), headingId: () => "h_0123456789" };
    fc.assert(
      fc.property(sentBlocks, (blocks) => {
        rewriteBody(flattenLists(blocks.join("")), context);
      }),
      { numRuns: runs(200) },
    );
  });
});
