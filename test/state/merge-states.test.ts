import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import { emptyState, type Intent, type ResourceState, type State } from "../../src/model/state.ts";
import { mergeStates } from "../../src/state/merge-states.ts";
import { snapshotOf } from "./states.ts";

const A: Key = "article:a";
const B: Key = "article:b";
const resource = (id: string, path = "p"): ResourceState => ({
  id,
  path,
  place: { meant: null, sent: null },
  locales: {},
});
const intent = (key: Key): Intent => ({ key, path: "p", verb: "update", id: "1", fields: [] });

function state(resources: readonly (readonly [Key, ResourceState])[], more: Partial<State> = {}): State {
  return { ...emptyState("ws", "1"), resources: new Map(resources), ...more };
}

describe("what a run could not store", () => {
  it("counts as a whole where nobody wrote since", () => {
    const ours = state([[A, resource("1", "new")]], { commit: "c2" });
    expect(mergeStates(state([[A, resource("1")]]), ours, state([[A, resource("1")]]))).toEqual({
      state: ours,
      newer: [],
      dropped: [],
    });
    expect(mergeStates(null, ours, null)).toEqual({ state: ours, newer: [], dropped: [] });
  });

  it("is no less for what either run remembers of compiled files", () => {
    const compiled = (input: string) => ({ en: { input, asked: "", found: "f", headings: "h", meant: "m2:x" } });
    const ours = state([[A, { ...resource("1", "new"), compiled: compiled("ours") }]], { commit: "c2" });
    const theirs = state([[A, { ...resource("1"), compiled: compiled("theirs") }]]);
    expect(mergeStates(state([[A, { ...resource("1"), compiled: {} }]]), ours, theirs)).toEqual({
      state: state([[A, resource("1", "new")]], { commit: "c2" }),
      newer: [],
      dropped: [],
    });
  });

  it("is remembered of creates that were made again, by either run, and leaves open what is still unknown", () => {
    const create = (nonce: string): Intent => ({ key: A, path: "p", verb: "create", nonce, since: 5, fields: [] });
    const base = state([[A, resource("1")]], { intents: [{ ...intent(A), since: 1 }] });
    const ours = state([[A, resource("1", "new")]], {
      intents: [{ ...intent(A), since: 9 }],
      remade: [create("one"), create("two")],
    });
    const theirs = { ...base, commit: "c2", remade: [create("two"), create("three")] };
    const { state: merged } = mergeStates(base, ours, theirs);
    expect(merged.remade.map(({ nonce }) => nonce).toSorted()).toEqual(["one", "three", "two"]);
    expect(merged.intents).toEqual(base.intents);
  });

  it("is added to what another run wrote about other resources", () => {
    const base = state([
      [A, resource("1")],
      [B, resource("2")],
    ]);
    const ours = state([
      [A, resource("1", "ours")],
      [B, resource("2")],
    ]);
    const theirs = state(
      [
        [A, resource("1")],
        [B, resource("2", "theirs")],
      ],
      { commit: "theirs" },
    );
    const merged = mergeStates(base, ours, theirs);
    expect(merged.newer).toEqual([]);
    expect(merged.state).toEqual(
      state(
        [
          [A, resource("1", "ours")],
          [B, resource("2", "theirs")],
        ],
        { commit: "theirs" },
      ),
    );
  });

  it("gives way where another run wrote about the same resource, or forgot it, and is told", () => {
    const base = state([
      [A, resource("1")],
      [B, resource("2")],
    ]);
    const ours = state([
      [A, resource("1", "ours")],
      [B, resource("2", "ours")],
    ]);
    const theirs = state([[A, resource("1", "theirs")]]);
    expect(mergeStates(base, ours, theirs)).toEqual({ state: theirs, newer: [A, B], dropped: [] });
  });

  it("counts as a whole where what is stored has fewer writes than the run had seen: somebody set it back", () => {
    const base = state([[A, resource("1", "later")]], { writes: 5 });
    const ours = state([[A, resource("1", "ours")]], { writes: 6 });
    const theirs = state(
      [
        [A, resource("1")],
        [B, resource("2")],
      ],
      { writes: 3 },
    );
    expect(mergeStates(base, ours, theirs)).toEqual({ state: ours, newer: [], dropped: [A, B] });
    const later = { ...theirs, writes: 7 };
    expect(mergeStates(base, ours, later)).toEqual({ state: later, newer: [A], dropped: [] });
  });

  it("names what a state that was set back lacks, or what was written upon it since", () => {
    const [a, b] = [[A, resource("1")] as const, [B, resource("2")] as const];
    const [base, ours] = [state([a, b], { writes: 5 }), state([a, b], { writes: 6, commit: "ours" })];
    const rewound = state([a], { writes: 3 });
    expect(mergeStates(base, ours, rewound)).toEqual({ state: ours, newer: [], dropped: [B] });
    const upon = state([[A, resource("1", "theirs")], b], { writes: 4 });
    expect(mergeStates(base, ours, upon)).toEqual({ state: ours, newer: [], dropped: [A] });
    // As many writes as before: what the run had not touched is lost, too.
    const asFar = { ...rewound, writes: 7 };
    expect(mergeStates(base, ours, asFar)).toEqual({ state: asFar, newer: [B], dropped: [] });
    expect(mergeStates(base, state([a]), asFar).newer).toEqual([]);
  });

  it("makes no second key of one resource of Intercom's", () => {
    const ours = state([[A, resource("7")]]);
    const theirs = state([[B, resource("7")]]);
    expect(mergeStates(state([]), ours, theirs)).toEqual({ state: theirs, newer: [A], dropped: [] });
  });

  it("forgets what the run removed, and ends the intents that it ended, where no other run knows better", () => {
    const base = state(
      [
        [A, resource("1")],
        [B, resource("2")],
      ],
      { intents: [intent(A), intent(B)] },
    );
    const ours = state([[B, resource("2", "ours")]]);
    const theirs = state(
      [
        [A, resource("1")],
        [B, resource("2", "theirs")],
      ],
      { intents: [intent(A), intent(B)] },
    );
    const merged = mergeStates(base, ours, theirs).state;
    expect([...merged.resources.keys()]).toEqual([B]);
    expect(merged.intents).toEqual([intent(B)]);
  });

  it("keeps the snapshots of both, oldest first, each once", () => {
    const [old, mine, theirs] = ["2026-01-01", "2026-01-02", "2026-01-03"].map((takenAt) => ({
      ...snapshotOf("0".repeat(64)),
      takenAt,
    }));
    if (old === undefined || mine === undefined || theirs === undefined) throw new Error("Three were made.");
    const merged = mergeStates(
      state([], { snapshots: new Map([[A, [old]]]) }),
      state([], { snapshots: new Map([[A, [old, mine]]]) }),
      state([], { snapshots: new Map([[A, [old, theirs]]]) }),
    );
    expect(merged.state.snapshots.get(A)).toEqual([old, mine, theirs]);
  });
});
