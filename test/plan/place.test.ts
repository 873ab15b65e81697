import { describe, expect, it } from "vitest";
import type { UiEdits } from "../../src/model/config.ts";
import type { Key } from "../../src/model/key.ts";
import type { PlaceBase } from "../../src/model/state.ts";
import { decidePlace, isMovedByTeammate, undoesMove } from "../../src/plan/fields/place.ts";

const IDS = new Map<Key, string>([
  ["collection:a", "1"],
  ["collection:b", "2"],
  ["collection:new", "new"],
]);
const IN_A: PlaceBase = { meant: "collection:a", sent: "1", answered: "1" };
const NOWHERE: PlaceBase = { meant: null, sent: null, answered: null };
const UNDECIDED: PlaceBase = { meant: null, sent: null, undecided: true };
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
  ["its collection is gone, its folder changed", { desired: "collection:b", live: [], there: new Set(["2"]) }, "write"],
  [
    "its collection is gone, its folder changed, theirs",
    { desired: "collection:b", live: [], there: new Set(["2"]), uiEdits: "theirs" },
    "write",
  ],
  ["its new collection is gone", { desired: "collection:b", live: ["1"], there: new Set(["1"]) }, "drift"],
  ["taken out, its folder changed", { desired: "collection:b", live: [] }, "conflict"],
  [
    "its collection is gone, a teammate put it elsewhere, its folder changed",
    { desired: "collection:b", live: ["3"], there: new Set(["2", "3"]) },
    "conflict",
  ],
  [
    "put where it belongs, after its folder changed",
    { desired: "collection:a", base: { ...IN_A, sent: "2" }, live: ["1"] },
    "settle",
  ],
  [
    "its folder is another one made anew",
    { desired: "collection:a", base: { ...IN_A, meant: "collection:b" }, live: ["1"] },
    "settle",
  ],
  ["moved in Intercom, overwrite", { desired: "collection:a", live: ["2"], uiEdits: "overwrite" }, "write"],
  ["moved in Intercom, theirs", { desired: "collection:a", live: ["2"], uiEdits: "theirs" }, "drift"],
  ["put into several, overwrite", { desired: "collection:a", live: ["3", "2"], uiEdits: "overwrite" }, "conflict"],
  ["put into a collection, from none", { desired: null, base: NOWHERE, live: ["1"] }, "drift"],
  [
    "put into a collection, from none, its folder changed",
    { desired: "collection:b", base: NOWHERE, live: ["1"] },
    "conflict",
  ],
  ["in none, as was meant", { desired: null, base: NOWHERE, live: [] }, "same"],
  ["taken over elsewhere", { desired: "collection:a", base: UNDECIDED, live: ["2"] }, "conflict"],
  [
    "taken over elsewhere, overwrite",
    { desired: "collection:a", base: UNDECIDED, live: ["2"], uiEdits: "overwrite" },
    "write",
  ],
  [
    "taken over elsewhere, theirs",
    { desired: "collection:a", base: UNDECIDED, live: ["2"], uiEdits: "theirs" },
    "drift",
  ],
  [
    "taken over in several, overwrite",
    { desired: "collection:a", base: UNDECIDED, live: ["2", "3"], uiEdits: "overwrite" },
    "conflict",
  ],
  [
    "taken over elsewhere, and accepted there",
    { desired: "collection:a", base: { ...UNDECIDED, ...IN_A, accepted: "2" }, live: ["2"] },
    "same",
  ],
  ["taken over where its file is", { desired: "collection:a", base: UNDECIDED, live: ["1"] }, "settle"],
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

describe("a write of a place", () => {
  it.each<readonly [string, Pick<Sides, "base" | "live" | "there">, boolean]>([
    ["undoes a teammate's move", { live: ["3"] }, true],
    ["undoes a move that was accepted", { live: ["3"], base: { ...IN_A, accepted: "3" } }, true],
    ["undoes that of what was taken out, and accepted so", { live: [], base: { ...IN_A, accepted: null } }, true],
    ["undoes none where it stands as it was put", { live: ["1"] }, false],
    ["undoes none where what was accepted is what was put", { live: ["1"], base: { ...IN_A, accepted: "1" } }, false],
    ["undoes none where it went with its collection", { live: [], there: new Set(["2"]) }, false],
    [
      "undoes none where it went with the collection that was accepted",
      { live: [], base: { ...IN_A, accepted: "3" }, there: new Set(["1"]) },
      false,
    ],
    ["undoes a move of what stood nowhere", { live: ["1"], base: NOWHERE }, true],
    [
      "undoes none of what was taken over and accepted there, too",
      { live: ["2"], base: { ...UNDECIDED, answered: "2", accepted: "2" } },
      false,
    ],
  ])("%s", (_name, { base = IN_A, live, there = THERE }, expected) => {
    expect(undoesMove({ base, live, collections: there })).toBe(expected);
  });
});
