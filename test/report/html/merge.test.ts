import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldUnchanged, type Shown } from "../../../src/report/html/fold.ts";
import { mergeBlocks, type Merged } from "../../../src/report/html/merge.ts";
import { nodeKeys } from "../../../src/report/html/node-key.ts";
import { readBody } from "../../../src/report/html/body-tree.ts";
import { runsOf } from "../../../src/report/html/runs.ts";
import { samePictures } from "../../../src/report/html/same-pictures.ts";
import { writeRows } from "../../../src/report/html/write-rows.ts";
import { runs, seedOf } from "../../runs.ts";
import { HELP_CENTER } from "./reports.ts";

/** Two bodies in one, as HTML. */
function merged(before: string, after: string, fold: (rows: readonly Merged[]) => readonly Shown[] = asIs): string {
  const [old, now] = [readBody(before, [HELP_CENTER]), readBody(after, [HELP_CENTER])];
  const rows = fold(mergeBlocks(old, now, nodeKeys([HELP_CENTER], samePictures(old, now))));
  return writeRows(rows, { picture: (image) => [image], placeOf: () => undefined }).html;
}

function asIs(rows: readonly Merged[]): readonly Shown[] {
  return rows;
}

describe("two pages in one", () => {
  it("mark changed words in their block, within the marks that stand around them", () => {
    expect(merged("<p>Press <b>store</b> now.</p><p>End.</p>", "<p>Press <b>save</b> now.</p><p>End.</p>")).toBe(
      '<p class="changed">Press <strong><del>store</del><ins>save</ins></strong> now.</p><p>End.</p>',
    );
  });

  it("show words that only got a mark as changed", () => {
    expect(merged("<p>Press save.</p>", "<p>Press <i>save</i>.</p>")).toBe(
      '<p class="changed">Press <del>save</del><em><ins>save</ins></em>.</p>',
    );
  });

  it("compare Japanese by its words", () => {
    expect(merged("<p>パスワードで確認する。</p>", "<p>パスキーで確認する。</p>")).toBe(
      '<p class="changed"><del>パスワード</del><ins>パスキー</ins>で確認する。</p>',
    );
  });

  it("mark a block that is new or gone as a whole, and one that has little in common with what stood there", () => {
    const before = "<p>First.</p><p>Goes away entirely.</p><p>Last.</p>";
    expect(merged(before, "<p>First.</p><p>Something quite new stands here.</p><p>Last.</p>")).toBe(
      '<p>First.</p><del class="block"><p>Goes away entirely.</p></del><ins class="block"><p>Something quite new stands here.</p></ins><p>Last.</p>',
    );
  });

  it("find the item that changed in a list, and the cell in a table", () => {
    expect(
      merged("<ul><li>one</li><li>two is here</li></ul>", "<ul><li>new</li><li>one</li><li>two is there</li></ul>"),
    ).toBe(
      '<ul class="within"><li class="comes"><ins><p>new</p></ins></li><li><p>one</p></li><li><p class="changed">two is <del>here</del><ins>there</ins></p></li></ul>',
    );
    expect(
      merged("<table><tr><td>a b</td><td>c d</td></tr></table>", "<table><tr><td>a b</td><td>c e</td></tr></table>"),
    ).toContain('<td><p class="changed">c <del>d</del><ins>e</ins></p></td>');
  });

  it("show a heading of another rank and a callout of another colour as both of them", () => {
    expect(merged("<h1>A</h1><h2>Title</h2>", "<h1>A</h1><h3>B</h3><h2>C</h2><h3>Title</h3>")).toContain("<del");
    const callout = (background: string): string =>
      `<div class="intercom-interblocks-callout" style="background-color: ${background}; border-color: #334bfa33;"><p>Note</p></div>`;
    expect(merged(callout("#e3e7fa80"), callout("#fed9db80"))).toBe(
      '<del class="block"><div class="callout blue"><p>Note</p></div></del><ins class="block"><div class="callout red"><p>Note</p></div></ins>',
    );
  });

  it("take for no change what Intercom rewrites by itself, in blocks, links and pictures from the web", () => {
    const before = `<p class="no-margin">See <a href="${HELP_CENTER}/en/articles/7-install">this</a>.</p><div class="intercom-container"><img src="https://downloads.intercomcdn.com/i/o/1/a.png?expires=1&amp;signature=b" alt="P" width="3"></div>`;
    const after = `<p>See <a href="${HELP_CENTER}/de/articles/7">this</a>.</p><p><img src="https://example.com/a.png" alt="P"></p>`;
    expect(merged(before, after)).not.toMatch(/<(?:ins|del)/u);
  });

  it("say where a changed link led and where it leads, as text at its mark", () => {
    const line = (address: string): string => `<p>See <a href="${address}"><b>the guide</b></a> first.</p>`;
    const html = merged(line("https://example.com/old"), line("https://example.com/new?a=1&amp;b=2"));
    expect(html).toContain(
      '<del><a href="https://example.com/old" target="_blank" rel="noreferrer"><strong>the guide</strong></a><small class="address" dir="ltr"> (https://example.com/old)</small></del>',
    );
    expect(html).toContain(
      '<strong>the guide</strong></a><small class="address" dir="ltr"> (https://example.com/new?a=1&#x26;b=2)</small></ins>',
    );
    const page = merged(line("https://example.com/old"), line("helpsync-page:article:guides%2Fnew"));
    expect(page).toContain("(guides/new)");
    // The words of a link changed, not the link; and one whose words are its address says it already.
    expect(merged('<p>A <a href="https://e.com/">b c</a>.</p>', '<p>A <a href="https://e.com/">b d</a>.</p>')).toBe(
      '<p class="changed">A <a href="https://e.com/" target="_blank" rel="noreferrer">b <del>c</del><ins>d</ins></a>.</p>',
    );
    const bare = (address: string): string => `<p>Go to <a href="${address}">${address}</a>.</p>`;
    expect(merged(bare("https://e.com/a"), bare("https://e.com/b"))).not.toContain("<small");
  });

  it("lead to either side: without what comes it is the page before, without what goes the page after", () => {
    const words = fc
      .array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 6 })
      .map((list) => list.join(" "));
    const block = fc.oneof(
      words.map((line) => `<p>${line}</p>`),
      words.map((line) => `<h2>${line}</h2>`),
      fc
        .array(words, { minLength: 1, maxLength: 3 })
        .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`),
    );
    const body = fc.array(block, { maxLength: 6 }).map((blocks) => blocks.join(""));
    const textOf = (html: string): string =>
      html
        .replace(/<[^>]*>/gu, " ")
        .replace(/\s+/gu, " ")
        .trim();
    fc.assert(
      fc.property(body, body, (before, after) => {
        const html = merged(before, after);
        expect(textOf(html.replace(/<ins.*?<\/ins>/gu, ""))).toBe(textOf(before));
        expect(textOf(html.replace(/<del.*?<\/del>/gu, ""))).toBe(textOf(after));
      }),
      { numRuns: runs(200), seed: seedOf(7) },
    );
  });
});

describe("what is far from a change", () => {
  const paragraphs = (changed: string): string =>
    Array.from({ length: 20 }, (_, at) => `<p>${at === 10 ? changed : `Paragraph ${String(at)}`} is here.</p>`).join(
      "",
    );
  const at = (level: "whole" | "near" | "changed"): string =>
    merged(paragraphs("Old text"), paragraphs("New text"), (rows) => foldUnchanged(rows, level));

  it("is folded where the whole page is shown, and left out where less is, each time saying how much", () => {
    expect(at("whole").match(/<p/gu)).toHaveLength(20);
    expect(at("whole").match(/<summary lang="en">\d+ blocks without a change/gu)).toEqual([
      '<summary lang="en">8 blocks without a change',
      '<summary lang="en">7 blocks without a change',
    ]);
    expect(at("near").match(/Paragraph \d+/gu)).toEqual(["Paragraph 8", "Paragraph 9", "Paragraph 11", "Paragraph 12"]);
    expect(at("near")).toContain("8 blocks without a change not shown");
    expect(at("changed").match(/Paragraph/gu)).toBeNull();
    expect(at("changed")).toContain("10 blocks without a change not shown");
  });

  it("is left out of long lists and tables, too", () => {
    const list = (last: string): string =>
      `<ul>${Array.from({ length: 9 }, (_, item) => `<li>item ${String(item)}</li>`).join("")}<li>the last ${last}</li></ul>`;
    const html = merged(list("one"), list("two"), (rows) => foldUnchanged(rows, "near"));
    expect(html.match(/item \d/gu)).toEqual(["item 7", "item 8"]);
    expect(html).toContain('<li class="gap" lang="en">7 blocks without a change not shown</li>');
  });
});

describe("runs of two sequences", () => {
  it("are both of them again", () => {
    const sequence = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
    fc.assert(
      fc.property(sequence, sequence, (before, after) => {
        const counted = (kinds: readonly string[]): number =>
          runsOf(before, after).reduce((sum, { kind, count }) => sum + (kinds.includes(kind) ? count : 0), 0);
        expect(counted(["same", "removed"])).toBe(before.length);
        expect(counted(["same", "added"])).toBe(after.length);
      }),
      { numRuns: runs(200), seed: seedOf(8) },
    );
  });
});
