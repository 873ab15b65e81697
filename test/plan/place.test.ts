import { describe, expect, it } from "vitest";
import type { UiEdits } from "../../src/model/config.ts";
import type { Key } from "../../src/model/key.ts";
import type { PlaceBase } from "../../src/model/state.ts";
import { decidePlace, isMovedByTeammate } from "../../src/plan/place.ts";

const IDS = new Map<Key, string>([
  ["collection:a", "1"],
  ["collection:b", "2"],
  ["collection:new", "new"],
]);
const IN_A: PlaceBase = { meant: "collection:a", sent: "1", answered: "1" };
const THERE = new Set(["1", "2", "3"]);

interface Sides {
  readonly desired: Key | null;
  readonly base?: PlaceBase;
  readonly live: readonly string[];
  readonly uiEdits?: UiEdits;
  readonly there?: ReadonlySet<string>;
}

function decide({ desired, base = IN_A, live, uiEdits = "protect", there = THERE }: Sides): string {
  return decidePlace({ desired, base, live, ids: IDS, collections: there, uiEdits });
}

const ROWS: readonly (readonly [string, Sides, string])[] = [
  ["where it was put", { desired: "collection:a", live: ["1"] }, "same"],
  ["its folder changed", { desired: "collection:b", live: ["1"] }, "write"],
  ["to no collection", { desired: null, live: ["1"] }, "write"],
  ["moved in Intercom", { desired: "collection:a", live: ["2"] }, "drift"],
  ["taken out of its collection", { desired: "collection:a", live: [] }, "drift"],
  ["moved on both sides", { desired: "collection:b", live: ["3"] }, "conflict"],
  ["moved on both sides to the same", { desired: "collection:b", live: ["2"] }, "settle"],
  ["moved on both sides, overwrite", { desired: "collection:b", live: ["3"], uiEdits: "overwrite" }, "write"],
  ["moved on both sides, theirs", { desired: "collection:b", live: ["3"], uiEdits: "theirs" }, "drift"],
  ["in several, unchanged", { desired: "collection:a", live: ["3", "1"] }, "same"],
  ["in several, its folder changed", { desired: "collection:b", live: ["1", "3"] }, "conflict"],
  ["in several, theirs", { desired: "collection:b", live: ["1", "3"], uiEdits: "theirs" }, "drift"],
  [
    "Intercom did not put it there",
    { desired: "collection:a", base: { ...IN_A, answered: null }, live: [] },
    "incomplete",
  ],
  ["no look has confirmed it", { desired: "collection:a", base: { meant: null, sent: null }, live: ["3"] }, "write"],
  ["accepted where it is", { desired: "collection:a", base: { ...IN_A, accepted: "3" }, live: ["3"] }, "same"],
  ["accepted in no collection", { desired: "collection:a", base: { ...IN_A, accepted: null }, live: [] }, "same"],
  ["accepted, then moved again", { desired: "collection:a", base: { ...IN_A, accepted: "3" }, live: ["2"] }, "drift"],
  ["accepted, then moved back", { desired: "collection:a", base: { ...IN_A, accepted: "3" }, live: ["1"] }, "settle"],
  [
    "accepted, then its folder changed",
    { desired: "collection:b", base: { ...IN_A, accepted: "3" }, live: ["3"] },
    "write",
  ],
  ["its collection is gone", { desired: "collection:a", live: [], there: new Set(["2"]) }, "drift"],
  ["its collection is made again", { desired: "collection:new", live: [], there: new Set(["2"]) }, "write"],
];

describe("the place of a resource", () => {
  it.each(ROWS)("%s", (_name, sides, expected) => {
    expect(decide(sides)).toBe(expected);
  });
});

describe("a place that a write would undo", () => {
  it.each<readonly [string, Pick<Sides, "base" | "live" | "there">, boolean]>([
    ["is a teammate's where it is another one than was answered", { live: ["3"] }, true],
    ["is a teammate's where it was taken out of its collection", { live: [] }, true],
    ["is where it was put", { live: ["1"] }, false],
    ["is where it was put, and elsewhere, too", { live: ["3", "1"] }, false],
    ["was accepted", { live: ["3"], base: { ...IN_A, accepted: "3" } }, false],
    ["was accepted elsewhere", { live: ["2"], base: { ...IN_A, accepted: "3" } }, true],
    ["went with its collection", { live: [], there: new Set(["2"]) }, false],
    ["was confirmed by no look", { live: ["3"], base: { meant: null, sent: null } }, false],
    [
      "is that of what was taken over elsewhere",
      { live: ["3"], base: { meant: null, sent: null, undecided: true } },
      true,
    ],
  ])("%s", (_name, { base = IN_A, live, there = THERE }, expected) => {
    expect(isMovedByTeammate({ base, live, collections: there })).toBe(expected);
  });
});
