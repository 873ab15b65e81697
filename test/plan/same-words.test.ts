import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import { became, type FilePage, type KnownPage, type Pages } from "./moved-files.ts";

type Case = readonly [name: string, before: Pages<KnownPage>, now: Pages<FilePage>, lines: readonly string[]];

const SOON = { words: "Coming soon." };

describe("a file with the words of one that is gone", () => {
  it.each<Case>([
    ["is that one", { "article:a": SOON }, { "article:x": SOON }, ["article:x ← article:a"]],
    [
      "is that one although a teammate edited it",
      { "article:a": { ...SOON, shown: "Edited." } },
      { "article:x": SOON },
      ["article:x ← article:a"],
    ],
    [
      "is that one by what a teammate wrote",
      { "article:a": { ...SOON, shown: "Edited." } },
      { "article:x": { words: "Edited." } },
      ["article:x ← article:a"],
    ],
    [
      "is that one if only its markup is another",
      { "article:a": { words: "One <b>word</b>." } },
      { "article:x": { words: "One word." } },
      ["article:x ← article:a"],
    ],
    ["is none where both have no words", { "article:a": { words: "" } }, { "article:x": { words: "" } }, []],
    ["is none where both have no body", { "article:a": {} }, { "article:x": {} }, []],
    ["is none where only one has words", { "article:a": SOON }, { "article:x": {} }, []],
    [
      "of two is the one with more of the path",
      { "article:g/h/a": SOON, "article:i/h/a": SOON },
      { "article:x/g/h/a": SOON, "article:x/i/h/a": SOON },
      ["article:x/g/h/a ← article:g/h/a", "article:x/i/h/a ← article:i/h/a"],
    ],
    [
      "of two is the one of the same folder and name",
      { "article:g/a": SOON, "article:h/a": SOON },
      { "article:x/g/a": SOON, "article:x/h/a": SOON },
      ["article:x/g/a ← article:g/a", "article:x/h/a ← article:h/a"],
    ],
    [
      "of two is the one of the same name",
      { "article:a": SOON, "article:b": SOON },
      { "article:x/a": SOON, "article:x/b": SOON },
      ["article:x/a ← article:a", "article:x/b ← article:b"],
    ],
    [
      "of two is the one of the same title",
      { "article:a": { ...SOON, title: "A" }, "article:b": { ...SOON, title: "B" } },
      { "article:x": { ...SOON, title: "B" }, "article:y": { ...SOON, title: "A" } },
      ["article:x ← article:b", "article:y ← article:a"],
    ],
    [
      "is the one that is left when the others are told",
      { "article:a": SOON, "article:b": SOON },
      { "article:x/a": SOON, "article:x/y": SOON },
      ["article:x/a ← article:a", "article:x/y ← article:b"],
    ],
    [
      "is the one that is left when the titles told the others",
      { "article:a": { ...SOON, title: "A" }, "article:b": SOON },
      { "article:x": { ...SOON, title: "A" }, "article:y": SOON },
      ["article:x ← article:a", "article:y ← article:b"],
    ],
    [
      "of two that both are like it is told by nothing",
      { "article:a": SOON, "article:b": SOON },
      { "article:x": SOON },
      [
        "article:a: its file is gone, and it could have become x",
        "article:b: its file is gone, and it could have become x",
        "article:x: it could be a or b, whose files are gone",
      ],
    ],
    [
      "is one of two that nothing tells apart",
      { "article:a": SOON },
      { "article:x": SOON, "article:y": SOON },
      [
        "article:a: its file is gone, and it could have become x or y",
        "article:x: it could be a, whose file is gone",
        "article:y: it could be a, whose file is gone",
      ],
    ],
    [
      "an index is named by its folder",
      { "article:g/a/index": SOON, "article:g/b/index": SOON },
      { "article:x/a/index": SOON, "article:x/b/index": SOON },
      ["article:x/a/index ← article:g/a/index", "article:x/b/index ← article:g/b/index"],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(became(before, now)).toEqual(lines);
  });
});

describe("a page that was left as it was when its file went", () => {
  it.each<Case>([
    [
      "is the teammates', whatever has its words",
      { "article:g/a": { ...SOON, retired: "left" } },
      { "article:h/a": SOON },
      [],
    ],
    [
      "is no candidate beside one whose file is gone now",
      { "article:a": { ...SOON, retired: "left" }, "article:b": SOON },
      { "article:x": SOON },
      ["article:x ← article:b"],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(became(before, now)).toEqual(lines);
  });
});

describe("a page that became a draft when its file went", () => {
  const hidden = (title: string): KnownPage => ({ ...SOON, title, retired: "hidden" });

  it.each<Case>([
    [
      "comes back with its words and its name",
      { "article:g/a": hidden("T") },
      { "article:h/a": SOON },
      ["article:h/a ← article:g/a"],
    ],
    [
      "comes back with its words and its title",
      { "article:g/a": hidden("T") },
      { "article:h/b": { ...SOON, title: "T" } },
      ["article:h/b ← article:g/a"],
    ],
    [
      "comes back with the words that Intercom shows and its name",
      { "article:g/a": { ...hidden("T"), shown: "Edited." } },
      { "article:h/a": { words: "Edited." } },
      ["article:h/a ← article:g/a"],
    ],
    ["does not come back with its words alone", { "article:g/a": hidden("T") }, { "article:h/b": SOON }, []],
    ["does not come back with its name alone", { "article:g/a": hidden("T") }, { "article:h/a": { words: "w" } }, []],
    [
      "comes after what is gone now",
      { "article:g/a": hidden("T"), "article:g/b": SOON },
      { "article:h/a": SOON },
      ["article:h/a ← article:g/b"],
    ],
    [
      "does not come back where two of them have the words",
      { "article:g/a": hidden("T"), "article:h/a": hidden("T") },
      { "article:i/a": SOON },
      [],
    ],
    [
      "does not come back where two files have them",
      { "article:g/a": hidden("T") },
      { "article:h/a": SOON, "article:i/a": SOON },
      [],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(became(before, now)).toEqual(lines);
  });
});

describe("a file that is not for this workspace", () => {
  const OUT: Key = "article:internal/a";
  const given = { excluded: new Set([OUT, "article:internal/b"] as const) };

  it.each<Case>([
    ["is what is gone, if it has its words", { "article:a": SOON }, { [OUT]: SOON }, [`${OUT} ← article:a`]],
    [
      "is what is gone, if it has the words that Intercom shows",
      { "article:a": { ...SOON, shown: "Edited." } },
      { [OUT]: { words: "Edited." } },
      [`${OUT} ← article:a`],
    ],
    [
      "comes after one that is for it",
      { "article:a": SOON },
      { [OUT]: SOON, "article:x": SOON },
      ["article:x ← article:a"],
    ],
    ["blocks nothing", { "article:g/x": SOON, "article:g/y": SOON }, { [OUT]: SOON, "article:internal/b": SOON }, []],
    ["is no page that became a draft long ago", { "article:a": { ...SOON, retired: "hidden" } }, { [OUT]: SOON }, []],
    ["is not told by its name alone", { "article:g/a": { words: "w" } }, { [OUT]: SOON }, []],
  ])("%s", (_, before, now, lines) => {
    expect(became(before, now, given)).toEqual(lines);
  });
});
