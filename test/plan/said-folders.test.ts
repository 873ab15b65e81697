import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import { became, type FilePage, type KnownPage, type Pages } from "./moved-files.ts";

type Case = readonly [name: string, before: Pages<KnownPage>, now: Pages<FilePage>, lines: readonly string[]];

const G: Key = "collection:g";
const H: Key = "collection:h";
const SAID: Pages<FilePage> = { [H]: { from: [G] } };
const MOVED = `${H} ← ${G}`;

describe("what lies in a folder that says where it was", () => {
  it.each<Case>([
    [
      "is what lay at the same path in it",
      { [G]: {}, "article:g/a": {} },
      { ...SAID, "article:h/a": {} },
      [`article:h/a ← article:g/a`, MOVED],
    ],
    [
      "is so at any depth",
      { [G]: {}, "article:g/x/a": {} },
      { ...SAID, "article:h/x/a": {} },
      [`article:h/x/a ← article:g/x/a`, MOVED],
    ],
    [
      "goes by the nearest folder that moved",
      { [G]: {}, "collection:g/x": {}, "article:g/x/a": {}, "article:g/y/a": {} },
      { ...SAID, "collection:h/y": { from: ["collection:g/x"] }, "article:h/y/a": {} },
      ["article:h/y/a ← article:g/x/a", MOVED, "collection:h/y ← collection:g/x"],
    ],
    [
      "is known by a folder that kept its uid, too",
      { "collection:uid": { path: "g" }, "article:g/a": { parent: "collection:uid" } },
      { "collection:uid": { path: "h" }, "article:h/a": { parent: "collection:uid" } },
      ["article:h/a ← article:g/a"],
    ],
    ["is no folder of an article's name", { [G]: {}, "article:g/a": {} }, { ...SAID, "collection:h/a": {} }, [MOVED]],
    ["is new where nothing lay there", { [G]: {}, "article:g/a": {} }, { ...SAID, "article:h/b": {} }, [MOVED]],
    [
      "is new where a retired page lay there",
      { [G]: {}, "article:g/a": { retired: "left" } },
      { ...SAID, "article:h/a": {} },
      [MOVED],
    ],
    [
      "says so itself before its folder does",
      { [G]: {}, "article:g/a": {}, "article:b": {} },
      { ...SAID, "article:h/a": { from: ["article:b"] }, "article:h/c": { from: ["article:g/a"] } },
      ["article:h/a ← article:b", "article:h/c ← article:g/a", MOVED],
    ],
    [
      "is new where another file already is what lay there",
      { [G]: {}, "article:g/a": {} },
      { ...SAID, "article:h/a": {}, "article:c": { from: ["article:g/a"] } },
      ["article:c ← article:g/a", MOVED],
    ],
    [
      "is only one of two files that lay there",
      { [G]: {}, "article:g/a": {} },
      { ...SAID, "article:u1": { path: "h/a" }, "article:u2": { path: "h/a" } },
      ["article:u1 ← article:g/a", MOVED],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(became(before, now)).toEqual(lines);
  });

  it("is not followed where it is not for this workspace: it may have lain there always", () => {
    const given = { excluded: new Set<Key>(["article:h/a"]) };
    expect(became({ [G]: {}, "article:g/a": {} }, { ...SAID, "article:h/a": {} }, given)).toEqual([MOVED]);
  });

  it("is not followed to a file that is ignored where it lay", () => {
    const given = { ignored: new Set(["g/a"]) };
    expect(became({ [G]: {}, "article:g/a": {} }, { ...SAID, "article:h/a": {} }, given)).toEqual([MOVED]);
  });
});

describe("where another file lies at the old path by now", () => {
  const BEFORE: Pages<KnownPage> = { [G]: {}, "article:g/a": { title: "T", words: "w" } };

  it.each<readonly [string, FilePage, FilePage, readonly string[]]>([
    ["the page goes with the words", { words: "w" }, {}, ["article:h/a ← article:g/a", MOVED]],
    ["the page goes with the title", { title: "T" }, {}, ["article:h/a ← article:g/a", MOVED]],
    [
      "the page goes with the folder, where both are as much like it",
      { title: "T" },
      { words: "w" },
      ["article:h/a ← article:g/a", MOVED],
    ],
    ["the page stays with the likelier file", { title: "T" }, { title: "T", words: "w" }, [MOVED]],
    ["the page stays where neither is like it", {}, {}, [MOVED]],
  ])("%s", (_, there, here, lines) => {
    const title = { title: "Another", ...here };
    expect(became(BEFORE, { ...SAID, "article:h/a": there, "article:g/a": title })).toEqual(lines);
  });

  it("that file is what its own folder says", () => {
    const before = { ...BEFORE, [H]: {}, "article:h/a": { title: "H", words: "v" } };
    const now: Pages<FilePage> = {
      [H]: { title: "New" },
      "collection:i": { from: [H] },
      "collection:uid": { from: [G], path: "j" },
      "article:i/a": { title: "H", words: "v" },
      "article:j/a": { title: "T", words: "w", parent: "collection:uid" },
      "article:h/a": { title: "New" },
    };
    expect(became(before, now)).toEqual([
      "article:i/a ← article:h/a",
      "article:j/a ← article:g/a",
      "collection:i ← collection:h",
      "collection:uid ← collection:g",
    ]);
  });

  it("folders that swap their names by a uid take their pages with them", () => {
    const before: Pages<KnownPage> = {
      "collection:u": { path: "g" },
      "collection:v": { path: "h" },
      "article:g/a": { words: "1", parent: "collection:u" },
      "article:h/a": { words: "2", parent: "collection:v" },
    };
    const now: Pages<FilePage> = {
      "collection:u": { path: "x" },
      "collection:v": { path: "g" },
      "article:x/a": { words: "1", parent: "collection:u" },
      "article:g/a": { words: "2", parent: "collection:v" },
    };
    expect(became(before, now)).toEqual(["article:g/a ← article:h/a", "article:x/a ← article:g/a"]);
  });
});

describe("a folder at whose old name another one stands", () => {
  const BEFORE: Pages<KnownPage> = {
    [G]: { title: "G" },
    "article:g/a": { words: "a" },
    "article:g/b": { words: "b" },
  };

  it.each<readonly [string, Pages<FilePage>, string | undefined]>([
    ["moved with what lies in it", { [H]: { from: [G] }, "article:h/a": { words: "a" }, [G]: {} }, MOVED],
    [
      "moved with the greater part of it",
      {
        [H]: { from: [G] },
        "article:h/a": { words: "a" },
        "article:h/b": { words: "b" },
        [G]: { title: "G" },
      },
      MOVED,
    ],
    [
      "stays with its title and what lies in it",
      {
        [H]: { from: [G] },
        "article:h/a": { words: "a" },
        [G]: { title: "G" },
        "article:g/b": { words: "b" },
      },
      undefined,
    ],
    [
      "stays where other files lie at the paths",
      {
        [H]: { from: [G] },
        "article:h/a": { words: "x" },
        [G]: { title: "G" },
      },
      undefined,
    ],
  ])("%s", (_, now, moved) => {
    expect(became(BEFORE, now).find((line) => line.startsWith(H))).toBe(moved);
  });
});
