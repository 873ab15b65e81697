import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import { became, type FilePage, type KnownPage, type Pages } from "./moved-files.ts";

type Case = readonly [name: string, before: Pages<KnownPage>, now: Pages<FilePage>, lines: readonly string[]];

const A: Key = "article:a";
const B: Key = "article:b";
const C: Key = "article:c";

describe("moved_from", () => {
  it.each<Case>([
    ["is believed whatever else changed", { [A]: {} }, { [B]: { from: [A] } }, [`${B} ← ${A}`]],
    ["says nothing of a key that the state does not know", {}, { [B]: { from: [A] } }, []],
    ["says nothing once the state has the new key", { [A]: {}, [B]: {} }, { [B]: { from: [A] } }, []],
    [
      "of several names means the one that no file has any more",
      { [A]: {}, [C]: {} },
      { [B]: { from: [C, A] }, [C]: {} },
      [`${B} ← ${A}`],
    ],
    [
      "of several names that other files have means the last one that those files do not hold",
      { [A]: {}, [C]: {} },
      { [B]: { from: [A, C] }, [A]: {}, [C]: {} },
      [`${B} ← ${C}`],
    ],
    ["of two files is of the first", { [A]: {} }, { [B]: { from: [A] }, [C]: { from: [A] } }, [`${B} ← ${A}`]],
    [
      "is followed through a chain of names",
      { [A]: {}, [B]: {} },
      { [B]: { from: [A] }, [C]: { from: [B] } },
      [`${B} ← ${A}`, `${C} ← ${B}`],
    ],
    [
      "of a page to which another file is likelier does not count",
      { [A]: { title: "T", words: "w" } },
      { [A]: { title: "T", words: "w" }, [B]: { from: [A], title: "T", words: "other" } },
      [],
    ],
    [
      "of a page which another file is as much like counts",
      { [A]: { title: "T", words: "w" } },
      { [A]: { title: "T", words: "other" }, [B]: { from: [A], title: "Another", words: "w" } },
      [`${B} ← ${A}`],
    ],
    [
      "of a page that the file at its name still is in part does not count without a likeness of its own",
      { [A]: { title: "T", words: "w" } },
      { [A]: { title: "T" }, [B]: { from: [A] } },
      [],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(became(before, now)).toEqual(lines);
  });

  it("frees the old name: another page may come to it", () => {
    const before = { [A]: { title: "T", words: "w" }, [C]: { words: "z" } };
    const now = { [A]: { words: "z" }, [B]: { from: [A], title: "T", words: "w" } };
    expect(became(before, now)).toEqual([`${A} ← ${C}`, `${B} ← ${A}`]);
  });

  it("says nothing of a page whose write is unsettled", () => {
    expect(became({ [A]: {} }, { [B]: { from: [A] } }, { unsettled: new Map([[B, "unknown"]]) })).toEqual([]);
  });
});

describe("a name that only a retired page has", () => {
  const retired = { retired: "left" } as const;

  it.each<Case>([
    ["is free for what moved there", { [A]: {}, [B]: retired }, { [B]: { from: [A] } }, [`${B} ← ${A}`]],
    [
      "is free for what is as much like the one as like the other",
      { [A]: { title: "T" }, [B]: { ...retired, words: "w" } },
      { [B]: { from: [A], title: "T", words: "w" } },
      [`${B} ← ${A}`],
    ],
    [
      "stays its own where the file is more like it",
      { [A]: {}, [B]: { ...retired, words: "w" } },
      { [B]: { from: [A], words: "w" } },
      [],
    ],
    ["is not taken by another retired page", { [A]: retired, [B]: retired }, { [B]: { from: [A] } }, []],
    ["is not taken by a page whose file is there", { [A]: {}, [B]: retired }, { [A]: {}, [B]: { from: [A] } }, []],
    [
      "is taken by the last of several that are gone",
      { [A]: {}, [C]: {}, [B]: retired },
      { [B]: { from: [A, C] } },
      [`${B} ← ${C}`],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(became(before, now)).toEqual(lines);
  });

  it("is left alone while a write to it is unsettled", () => {
    const given = { unsettled: new Map([[B, "unknown"]]) };
    expect(became({ [A]: {}, [B]: retired }, { [B]: { from: [A] } }, given)).toEqual([]);
  });
});

describe("a file that got another key and stands where it stood", () => {
  it.each<Case>([
    ["is what it was", { [A]: {} }, { "article:uid": { path: "a" } }, [`article:uid ← ${A}`]],
    ["is not a folder of that name", { [A]: {} }, { "collection:uid": { path: "a" } }, []],
    [
      "is the page that is not retired, of two that stood there",
      { [A]: { path: "p" }, [B]: { path: "p", retired: "left" } },
      { [C]: { path: "p" } },
      [`${C} ← ${A}`],
    ],
    [
      "is the page that is not retired, in whatever order they are known",
      { [B]: { path: "p", retired: "left" }, [A]: { path: "p" } },
      { [C]: { path: "p" } },
      [`${C} ← ${A}`],
    ],
    [
      "is the retired page where there is no other",
      { [A]: { retired: "left" } },
      { [C]: { path: "a" } },
      [`${C} ← ${A}`],
    ],
    [
      "is one of two files of that path",
      { [A]: { path: "p" } },
      { [B]: { path: "p" }, [C]: { path: "p" } },
      [`${B} ← ${A}`],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(became(before, now)).toEqual(lines);
  });
});

describe("a file that names an id", () => {
  it.each<Case>([
    [
      "is the page of that id, if its own file is gone",
      { [A]: { id: "7" } },
      { [B]: { ids: { test: "7" } } },
      [`${B} ← ${A}`],
    ],
    ["is another page while that page has a file", { [A]: { id: "7" } }, { [A]: {}, [B]: { ids: { test: "7" } } }, []],
    ["is another page if the id is of another workspace", { [A]: { id: "7" } }, { [B]: { ids: { live: "7" } } }, []],
    ["is no collection of that id", { "collection:g": { id: "7" } }, { [B]: { ids: { test: "7" } } }, []],
    [
      "is nothing that another file already is",
      { [A]: { id: "7" } },
      { [B]: { ids: { test: "7" } }, [C]: { from: [A] } },
      [`${C} ← ${A}`],
    ],
    [
      "is the first of two that name it",
      { [A]: { id: "7" } },
      { [B]: { ids: { test: "7" } }, [C]: { ids: { test: "7" } } },
      [`${B} ← ${A}`],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(became(before, now)).toEqual(lines);
  });
});
