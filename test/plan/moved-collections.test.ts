import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import { became, type FilePage, type KnownPage, type Pages } from "./moved-files.ts";

type Case = readonly [name: string, before: Pages<KnownPage>, now: Pages<FilePage>, lines: readonly string[]];

/** What became of the folders alone. */
function folders(before: Pages<KnownPage>, now: Pages<FilePage>, some?: Parameters<typeof became>[2]): string[] {
  return became(before, now, some).filter((line) => line.startsWith("collection:"));
}

/** Pages that are known by their words, however they are called: `a1`, `a2` in a folder. */
function pages(folder: string, ...words: readonly string[]): Record<Key, { readonly words: string }> {
  return Object.fromEntries(words.map((one) => [`article:${folder}/${folder}-${one}`, { words: one }] as const));
}

const G: Key = "collection:g";
const H: Key = "collection:h";
const [X, Y]: readonly [Key, Key] = ["collection:x", "collection:y"];

describe("a folder is where most of it went", () => {
  it.each<Case>([
    ["all of it", { [G]: {}, ...pages("g", "1", "2") }, { [X]: {}, ...pages("x", "1", "2") }, [`${X} ← ${G}`]],
    [
      "the greater part",
      { [G]: {}, ...pages("g", "1", "2", "3") },
      { [X]: {}, ...pages("x", "1"), [Y]: {}, ...pages("y", "2", "3") },
      [`${Y} ← ${G}`],
    ],
    [
      "not where the greater part went to a folder that was there",
      { [G]: {}, [H]: {}, ...pages("g", "1", "2", "3") },
      { [H]: {}, ...pages("h", "1", "2"), [X]: {}, ...pages("x", "3") },
      [],
    ],
    [
      "also where as much went to a folder that was there",
      { [G]: {}, [H]: {}, ...pages("g", "1", "2") },
      { [H]: {}, ...pages("h", "1"), [X]: {}, ...pages("x", "2") },
      [`${X} ← ${G}`],
    ],
    [
      "not where the greater part of the new one came from a folder that is still there",
      { [G]: {}, ...pages("g", "1"), [H]: {}, ...pages("h", "2", "3") },
      { [X]: {}, ...pages("x", "1", "2", "3"), [H]: {} },
      [],
    ],
    [
      "of two folders that became one, the greater",
      { [G]: {}, ...pages("g", "1"), [H]: {}, ...pages("h", "2", "3") },
      { [X]: {}, ...pages("x", "1", "2", "3") },
      [`${X} ← ${H}`],
    ],
    [
      "of two that went to two, each by its greater part",
      { [G]: {}, ...pages("g", "1", "2", "3"), [H]: {}, ...pages("h", "4", "5") },
      { [X]: {}, ...pages("x", "1", "2", "4"), [Y]: {}, ...pages("y", "5", "3") },
      [`${X} ← ${G}`, `${Y} ← ${H}`],
    ],
    [
      "new pages in it tell nothing",
      { [G]: {}, ...pages("g", "1") },
      { [X]: {}, ...pages("x", "1", "new", "newer", "newest") },
      [`${X} ← ${G}`],
    ],
    [
      "by the folders in it, which are looked at first",
      { [G]: {}, "collection:g/i": {}, "article:g/i/a": { words: "1" } },
      { [X]: {}, "collection:x/j": {}, "article:x/j/b": { words: "1" } },
      ["collection:x ← collection:g", "collection:x/j ← collection:g/i"],
    ],
    [
      "also where it was a folder in a folder and is none",
      { [G]: {}, "collection:g/i": {}, "article:g/i/a": { words: "1" } },
      { [G]: {}, [X]: {}, "article:x/b": { words: "1" } },
      [`${X} ← collection:g/i`],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(folders(before, now)).toEqual(lines);
  });
});

describe("where as much of a folder went to two", () => {
  const both = { [G]: {}, ...pages("g", "1", "2") };

  it("its name tells which one it is", () => {
    const now = {
      [H]: {},
      "collection:h/g": {},
      "article:h/g/a": { words: "1" },
      [Y]: {},
      ...pages("y", "2"),
    };
    expect(folders({ ...both, [H]: {} }, now)).toEqual([`collection:h/g ← ${G}`]);
  });

  it("its title tells it where the name does not", () => {
    const now = { [X]: {}, ...pages("x", "1"), [Y]: { title: "Guides" }, ...pages("y", "2") };
    expect(folders({ ...both, [G]: { title: "Guides" } }, now)).toEqual([`${Y} ← ${G}`]);
  });

  it("all are blocked where neither tells it", () => {
    const now = { [X]: {}, ...pages("x", "1"), [Y]: {}, ...pages("y", "2") };
    expect(folders(both, now)).toEqual([
      "collection:g: its folder is gone, and it could have become x or y",
      "collection:x: it could be g, whose folder is gone",
      "collection:y: it could be g, whose folder is gone",
    ]);
  });

  it("what is left when one of several is told is told, too", () => {
    const before = { [G]: {}, ...pages("g", "1", "2"), [H]: { title: "H" }, ...pages("h", "3", "4") };
    const now = { [X]: { title: "H" }, ...pages("x", "1", "3"), [Y]: {}, ...pages("y", "2", "4") };
    expect(folders(before, now)).toEqual([`${X} ← ${H}`, `${Y} ← ${G}`]);
  });

  it("a name that nothing of it went to is no sign", () => {
    const before: Pages<KnownPage> = {
      [G]: { title: "One" },
      ...pages("g", "1"),
      [H]: { title: "Two" },
      ...pages("h", "2", "3"),
    };
    const now: Pages<FilePage> = {
      [X]: { title: "Two" },
      ...pages("x", "1", "2"),
      [Y]: { title: "One" },
      ...pages("y", "3"),
    };
    expect(folders(before, now)).toEqual([`${X} ← ${H}`]);
  });
});

describe("a folder that holds nothing which could tell", () => {
  it.each<Case>([
    [
      "goes by its name",
      { "collection:g/i": {}, [G]: {} },
      { "collection:x/i": {}, [X]: {}, [G]: {} },
      ["collection:x/i ← collection:g/i"],
    ],
    ["goes by its title", { [G]: { title: "T" } }, { [X]: { title: "T" } }, [`${X} ← ${G}`]],
    ["is gone where neither is the same", { [G]: {} }, { [X]: {} }, []],
    [
      "is not the one that what went elsewhere tells of",
      { [G]: { title: "T" }, [H]: {}, ...pages("g", "1") },
      { [X]: { title: "T" }, [H]: {}, ...pages("h", "1") },
      [],
    ],
    [
      "is not the one to which others came",
      { [G]: { title: "T" }, [H]: {}, ...pages("h", "1") },
      { [X]: { title: "T" }, [H]: {}, ...pages("x", "1") },
      [],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(folders(before, now)).toEqual(lines);
  });
});

describe("up to API 2.9, sections stay sections", () => {
  const OLD = { workspace: { name: "test", sandbox: false, apiVersion: "2.9" as const } };
  const section = { [G]: {}, "collection:g/i": { title: "I" } };

  it.each<Case>([
    [
      "one that comes to the top is made anew",
      { ...section, "article:g/i/a": { words: "1" } },
      {
        [G]: {},
        "collection:i": { title: "I" },
        "article:i/a": { words: "1" },
      },
      [],
    ],
    ["so is one that holds nothing", section, { [G]: {}, "collection:i": { title: "I" } }, []],
    [
      "a collection that goes into another is made anew",
      { [G]: {}, [H]: {}, ...pages("h", "1") },
      {
        [G]: {},
        "collection:g/h": {},
        "article:g/h/a": { words: "1" },
      },
      [],
    ],
    [
      "a section that stays one moves with what it holds",
      { ...section, "article:g/i/a": { words: "1" } },
      {
        [G]: {},
        "collection:g/j": {},
        "article:g/j/a": { words: "1" },
      },
      ["collection:g/j ← collection:g/i"],
    ],
    [
      "a section that stays one moves by its title",
      section,
      { [G]: {}, "collection:g/j": { title: "I" } },
      ["collection:g/j ← collection:g/i"],
    ],
    [
      "a collection that stays one moves by its title",
      { [G]: { title: "T" } },
      { [X]: { title: "T" } },
      [`${X} ← ${G}`],
    ],
    [
      "a section and a collection of one title are each their own",
      { ...section, [H]: { title: "I" } },
      {
        [G]: {},
        "collection:g/j": { title: "I" },
        [X]: { title: "I" },
      },
      ["collection:g/j ← collection:g/i", `${X} ← ${H}`],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(folders(before, now, OLD)).toEqual(lines);
  });
});

describe("a folder that is not for this workspace", () => {
  const given = { excluded: new Set<Key>([X, "article:x/x-1", "article:x/x-2", "article:x/x-3"]) };

  it("is one that moved there, if most of it is what was known", () => {
    const before = { [G]: {}, ...pages("g", "1", "2") };
    expect(folders(before, { [X]: {}, ...pages("x", "1", "2") }, given)).toEqual([`${X} ← ${G}`]);
  });

  it("is none that moved there where as much of it may have lain there always", () => {
    const before = { [G]: {}, ...pages("g", "1") };
    expect(folders(before, { [X]: {}, ...pages("x", "1", "2") }, given)).toEqual([]);
    const two = { [G]: {}, ...pages("g", "1", "2") };
    expect(folders(two, { [X]: {}, ...pages("x", "1", "2", "3") }, given)).toEqual([`${X} ← ${G}`]);
  });
});
