import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import { findRenames } from "../../src/plan/identity/renames.ts";
import { became, moves, type FilePage, type KnownPage, type Pages } from "./moved-files.ts";

type Case = readonly [name: string, before: Pages<KnownPage>, now: Pages<FilePage>, lines: readonly string[]];

describe("a file with other words", () => {
  it.each<Case>([
    ["is the one of its name", { "article:g/a": {} }, { "article:h/a": {} }, ["article:h/a ← article:g/a"]],
    [
      "is the one of its title",
      { "article:a": { title: "T" } },
      { "article:x": { title: "T" } },
      ["article:x ← article:a"],
    ],
    ["is new with another name and title", { "article:a": {} }, { "article:x": {} }, []],
    [
      "is the one with more of its path",
      { "article:g/a": {}, "article:h/a": {} },
      { "article:x/g/a": {}, "article:x/h/a": {} },
      ["article:x/g/a ← article:g/a", "article:x/h/a ← article:h/a"],
    ],
    [
      "is the one that is left of its name, once more of the path told the others",
      { "article:g/a": {}, "article:h/a": {} },
      { "article:x/g/a": {}, "article:x/y/a": {} },
      ["article:x/g/a ← article:g/a", "article:x/y/a ← article:h/a"],
    ],
    ["is none of two of its name", { "article:g/a": {}, "article:h/a": {} }, { "article:x/a": {} }, []],
    [
      "is the one of both its name and its title",
      { "article:g/a": { title: "T" } },
      { "article:h/a": { title: "T" } },
      ["article:h/a ← article:g/a"],
    ],
    ["is no retired page", { "article:g/a": { title: "T", retired: "left" } }, { "article:h/a": { title: "T" } }, []],
    ["is no folder", { "collection:g/a": { title: "T" } }, { "article:h/a": { title: "T" } }, []],
    [
      "is none of two that name and title point to, which are blocked",
      { "article:g/a": { title: "T" } },
      { "article:h/a": {}, "article:x": { title: "T" } },
      [
        "article:g/a: its file is gone, and it could have become h/a or x",
        "article:h/a: it could be g/a, whose file is gone",
        "article:x: it could be g/a, whose file is gone",
      ],
    ],
  ])("%s", (_, before, now, lines) => {
    expect(became(before, now)).toEqual(lines);
  });

  it("is the one that has its title in Intercom, where the state never learnt one", () => {
    const given = moves({ "article:a": { title: "T" } }, { "article:x": { title: "T" } });
    const known = given.state.resources.get("article:a");
    if (known === undefined) throw new Error("The state does not know article:a.");
    const resources = new Map([["article:a" as const, { ...known, locales: {} }]]);
    expect([...findRenames({ ...given, state: { ...given.state, resources } }).moved]).toEqual([
      ["article:x", "article:a"],
    ]);
  });

  it("is new where it is not for this workspace: it may have lain there always", () => {
    const given = { excluded: new Set<Key>(["article:h/a"]) };
    expect(became({ "article:g/a": {} }, { "article:h/a": {} }, given)).toEqual([]);
  });
});

describe("what is gone", () => {
  it.each<readonly [string, Parameters<typeof became>[2]]>([
    ["an ignored file", { ignored: new Set(["g/a"]) }],
    ["a file that is not for this workspace", { excluded: new Set<Key>(["article:g/a"]) }],
  ])("is not %s", (_, some) => {
    expect(became({ "article:g/a": { words: "w" } }, { "article:h/a": { words: "w" } }, some)).toEqual([]);
  });

  it("is not taken for a create of which it cannot be told whether it took place", () => {
    const given = { unsettled: new Map([["article:h/a" as const, "unknown"]]) };
    expect(became({ "article:g/a": { words: "w" } }, { "article:h/a": { words: "w" } }, given)).toEqual([]);
  });
});

describe("what a person can write where it cannot be told", () => {
  const words = { words: "Coming soon." };

  it.each<readonly [string, Key, string]>([
    ["a plain name", "article:g/a-1_b.c", "moved_from: article:g/a-1_b.c"],
    ["letters of any script", "article:über/日本", "moved_from: article:über/日本"],
    ["a name with a space", "article:g/a b", 'moved_from: "article:g/a b"'],
    ["a name with a quote", 'article:g/a"b', String.raw`moved_from: "article:g/a\"b"`],
    ["a name that ends with a colon", "article:g/a:", 'moved_from: "article:g/a:"'],
    ["a name that begins like a comment", "article:g/a #b", 'moved_from: "article:g/a #b"'],
  ])("is a line of YAML: %s", (_, key, line) => {
    const { unclear } = findRenames(moves({ [key]: words, "article:z": words }, { "article:x": words }));
    expect(unclear.get("article:x")?.remedies).toEqual([line, "moved_from: article:z"]);
    expect(unclear.get("article:z")?.remedies).toEqual([]);
  });

  it.each([
    [2, "it could be o1 or o2, whose files are gone"],
    [5, "it could be o1, o2, o3, o4 or o5, whose files are gone"],
    [6, "it could be o1, o2, o3, o4, o5 or 1 more, whose files are gone"],
    [8, "it could be o1, o2, o3, o4, o5 or 3 more, whose files are gone"],
  ])("is one of %i names, of which five are told", (count, reason) => {
    const before = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`article:o${String(index + 1)}`, words] as const),
    );
    expect(became(before, { "article:x": words })).toContain(`article:x: ${reason}`);
  });
});
