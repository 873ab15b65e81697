import { describe, expect, it } from "vitest";
import { proseDiff } from "../../src/plan/fields/prose.ts";

/** What is shown of a change, in one line: `[-removed-]{+added+}`, and `…` where unchanged words are left out. */
function shown(before: string, after: string): string {
  return proseDiff(before, after)
    .map(({ kind, text }) => (kind === "removed" ? `[-${text}-]` : kind === "added" ? `{+${text}+}` : text))
    .join("");
}

const FIVE = "one two three four five";
const SIX = `zero ${FIVE}`;
const MORE = "six seven eight nine ten";

describe("what changed between two texts", () => {
  it.each<readonly [string, string, string, string]>([
    ["a word in the middle", "Press the red button.", "Press the green button.", "Press the [-red-]{+green+} button."],
    ["several words in a row are one change", "a red dot b", "a big box b", "a [-red dot-]{+big box+} b"],
    ["three words in a row are one change", "x a b c y", "x d e f y", "x [-a b c-]{+d e f+} y"],
    ["a change at the start", "Old words stay", "New words stay", "[-Old-]{+New+} words stay"],
    ["a change at the end", "words stay old", "words stay new", "words stay [-old-]{+new+}"],
    ["all of it", "One", "Two", "[-One-]{+Two+}"],
    ["something new", "", "All new here", "{+All new here+}"],
    ["something that goes", "All old here", "", "[-All old here-]"],
    ["words that are only added", "Press it.", "Press it hard.", "Press it{+ hard+}."],
    ["nothing", "The same.", "The same.", "The same."],
    ["two changes apart", "a b c d e", "x b c d y", "[-a-]{+x+} b c d [-e-]{+y+}"],
  ])("%s", (_name, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it("nothing at all has no parts", () => {
    expect(proseDiff("", "")).toEqual([]);
  });
});

describe("around a change", () => {
  it.each<readonly [string, string, string, string]>([
    ["six words before it", `${SIX} old`, `${SIX} new`, `${SIX} [-old-]{+new+}`],
    ["of seven before it, the last six", `far ${SIX} old`, `far ${SIX} new`, `…${SIX} [-old-]{+new+}`],
    ["five words after it", `old ${FIVE}`, `new ${FIVE}`, `[-old-]{+new+} ${FIVE}`],
    ["of six after it, the first five", `old ${FIVE} far`, `new ${FIVE} far`, `[-old-]{+new+} ${FIVE} …`],
    [
      "all words between two changes",
      `a ${FIVE} ${MORE} last b`,
      `x ${FIVE} ${MORE} last y`,
      `[-a-]{+x+} ${FIVE} ${MORE} last [-b-]{+y+}`,
    ],
    [
      "of many between two changes, those next to each",
      `a ${FIVE} far ${SIX} b`,
      `x ${FIVE} far ${SIX} y`,
      `[-a-]{+x+} ${FIVE} …${SIX} [-b-]{+y+}`,
    ],
  ])("what is shown: %s", (_name, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it.each<readonly [string, string, string, string]>([
    ["no word of the next paragraph", `old b.\n${SIX}`, `new b.\n${SIX}`, "[-old-]{+new+} b.\n…"],
    ["no word of the one before it", `${FIVE}\na b old`, `${FIVE}\na b new`, "…\na b [-old-]{+new+}"],
    [
      "in two paragraphs, its own words on each side",
      `a ${FIVE}.\n${FIVE} ${MORE}.\nx b`,
      `c ${FIVE}.\n${FIVE} ${MORE}.\nx d`,
      `[-a-]{+c+} ${FIVE}.\n…\nx [-b-]{+d+}`,
    ],
    [
      "of a new paragraph, the one before it",
      `far ${SIX} a.`,
      `far ${SIX} a.\nb`,
      "…one two three four five a.{+\nb+}",
    ],
  ])("what is shown of paragraphs: %s", (_name, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it("left-out words are a part of their own", () => {
    expect(proseDiff(`far ${SIX} old`, `far ${SIX} new`)[0]).toEqual({ kind: "cut", text: "…" });
  });
});
