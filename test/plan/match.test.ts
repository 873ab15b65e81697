import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { matchResources, type Match } from "../../src/plan/identity/match.ts";
import { moves, type FilePage, type KnownPage, type Pages } from "./moved-files.ts";

function matched(before: Pages<KnownPage>, now: Pages<FilePage>, some: Partial<PlanInput> = {}): readonly Match[] {
  return matchResources(moves(before, now, some)).matches.managed;
}

describe("content, state and Intercom are paired", () => {
  it("in the order of the content, then what only the state knows, by key", () => {
    const pairs = matched({ "article:z": {}, "article:b": {}, "article:y": {} }, { "article:c": {}, "article:b": {} });
    expect(pairs.map(({ key, desired, base, live }) => [key, desired?.path, base?.id, live?.id])).toEqual([
      ["article:c", "c", undefined, undefined],
      ["article:b", "b", "id of article:b", "id of article:b"],
      ["article:y", undefined, "id of article:y", "id of article:y"],
      ["article:z", undefined, "id of article:z", "id of article:z"],
    ]);
  });

  it("by id and kind; a page that Intercom does not hold has none", () => {
    const before: Pages<KnownPage> = { "collection:a": { id: "7" }, "article:a": { id: "7" }, "article:b": {} };
    const given = moves(before, { "collection:a": {}, "article:a": {}, "article:b": {} });
    const [first, second] = given.live.resources;
    const { matches } = matchResources({
      ...given,
      live: { ...given.live, resources: [second, first].flatMap((one) => one ?? []) },
    });
    expect(matches.managed.map(({ key, live }) => [key, live?.kind])).toEqual([
      ["collection:a", "collection"],
      ["article:a", "article"],
      ["article:b", undefined],
    ]);
  });

  it("and what is left in Intercom is not managed", () => {
    const given = moves({ "article:a": {} }, { "article:a": {} });
    const [page] = given.live.resources;
    if (page === undefined) throw new Error("There is no page.");
    const other = { ...page, id: "9", locales: {} };
    const { matches } = matchResources({ ...given, live: { ...given.live, resources: [other, page] } });
    expect(matches.unmanaged).toEqual([other]);
  });
});

describe("what the state does not know is looked for in Intercom", () => {
  const given = (): PlanInput => {
    const { live } = moves({ "article:old": { id: "7", title: "T" } }, {});
    return moves({}, { "article:a": { title: "T" } }, { live });
  };

  it("and has then no field that was ever written", () => {
    expect(matchResources(given()).matches.managed).toMatchObject([
      { key: "article:a", adopts: "place-and-title", base: { id: "7", locales: {} }, live: { id: "7" } },
    ]);
  });

  it.each<readonly [string, Partial<PlanInput>]>([
    ["what is not for this workspace", { excluded: new Set<Key>(["article:a"]) }],
    ["a create of which it cannot be told whether it took place", { unsettled: new Map([["article:a", "unknown"]]) }],
  ])("but not %s", (_, some) => {
    const [match] = matchResources({ ...given(), ...some }).matches.managed;
    expect(match).not.toHaveProperty("adopts");
    expect(match).not.toHaveProperty("base");
  });

  it("nor what could be one of several that are gone, although a page has its title", () => {
    const words = { words: "Coming soon." };
    const before = { "article:b": words, "article:c": words };
    const input = moves(before, { "article:a": { title: "T", ...words } });
    const { live } = moves({ ...before, "article:old": { id: "7", title: "T" } }, {});
    const [match] = matchResources({ ...input, live }).matches.managed;
    expect(match).toMatchObject({ unclear: { reason: "it could be b or c, whose files are gone" } });
    expect(match).not.toHaveProperty("adopts");
  });

  it("and stops the run where it cannot be whose it says, or where one id has two keys", () => {
    const named: FilePage = { ids: { test: "7" } };
    const twice = moves(
      { "article:a": { id: "7" }, "article:b": { id: "7" } },
      {
        "article:a": {},
        "article:b": {},
        "article:c": named,
      },
    );
    expect(matchResources(twice).matches.guards.map(({ code }) => code)).toEqual(["id-owned", "id-owned"]);
  });
});

describe("what moved", () => {
  const folderMoves = {
    before: { "collection:g": { title: "G" }, "article:g/a": { words: "w" } },
    now: { "collection:h": { title: "G" }, "article:h/a": { words: "w" } },
  } as const;

  function movedOf(before: Pages<KnownPage>, now: Pages<FilePage>, key: Key): unknown[] {
    const match = matched(before, now).find((one) => one.key === key);
    return [match?.movedFrom, match?.follows];
  }

  it("is known under its new key, and the state has it there", () => {
    const { input, matches } = matchResources(moves(folderMoves.before, folderMoves.now));
    expect([...input.state.resources.keys()].sort()).toEqual(["article:h/a", "collection:h"]);
    expect(matches.managed.map(({ key, base }) => [key, base?.id])).toEqual([
      ["collection:h", "id of collection:g"],
      ["article:h/a", "id of article:g/a"],
    ]);
  });

  it("follows where only a folder above it moved", () => {
    expect(movedOf(folderMoves.before, folderMoves.now, "article:h/a")).toEqual(["article:g/a", true]);
  });

  it.each<readonly [string, Pages<FilePage>, Key]>([
    ["its own name is another", { "collection:h": { title: "G" }, "article:h/b": { words: "w" } }, "article:h/b"],
    [
      "it went to a folder that is new",
      { "collection:h": {}, "article:h/a": { words: "w" }, "collection:g": { title: "G" } },
      "article:h/a",
    ],
    [
      "it only got another key",
      { "collection:g": { title: "G" }, "article:uid": { path: "g/a", words: "w" } },
      "article:uid",
    ],
  ])("does not follow where %s", (_, now, key) => {
    expect(movedOf(folderMoves.before, now, key)).toEqual(["article:g/a", undefined]);
  });

  it("is nothing that stayed", () => {
    const [match] = matched({ "article:a": {} }, { "article:a": {} });
    expect(Object.keys(match ?? {}).sort()).toEqual(["base", "desired", "key", "live"]);
  });
});
