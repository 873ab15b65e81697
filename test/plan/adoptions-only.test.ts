import { describe, expect, it } from "vitest";
import type { Action, PlaceChange, Plan } from "../../src/model/plan.ts";
import { adoptionsOnly } from "../../src/plan/approval/adoptions-only.ts";
import { digestOf } from "../../src/plan/approval/digest.ts";
import { action, change, plan } from "./planning.ts";

const PLACE: PlaceChange = { verdict: "write", before: "5", beforeTitle: "G", after: "collection:h", afterTitle: "H" };
const TAKEN: Action = action({ verb: "adopt", adopts: "place-and-title", changes: [] });

function partOf(actions: readonly Action[], some: Partial<Plan> = {}): ReturnType<typeof adoptionsOnly> {
  return adoptionsOnly(plan(actions, some));
}

describe("the part of a plan that only takes over", () => {
  it("holds what is taken over, and what is blocked", () => {
    const blocked = action({ verb: "blocked", key: "article:b", changes: [] });
    const others = (["create", "update", "move", "delete", "unpublish", "forget", "conflict", "drift"] as const).map(
      (verb) => action({ verb, key: `article:${verb}` }),
    );
    expect(partOf([...others, TAKEN, blocked]).plan.actions).toEqual([TAKEN, blocked]);
  });

  it("writes no field: what was to be written is left out, and what both sides say is learnt", () => {
    const settled = change({ field: "body", verdict: "settle" });
    const { plan: part } = partOf([{ ...TAKEN, verb: "update", changes: [change(), settled] }]);
    expect(part.actions).toEqual([{ ...TAKEN, verb: "adopt", changes: [settled] }]);
    expect(part.actions[0]).not.toHaveProperty("place");
  });

  it("writes no place: it is open which of the two is right", () => {
    const placed = partOf([{ ...TAKEN, verb: "move", place: PLACE }]).plan.actions;
    expect(placed).toEqual([{ ...TAKEN, verb: "adopt", place: { ...PLACE, verdict: "conflict" } }]);
    const agreed: Action = { ...TAKEN, place: { ...PLACE, verdict: "settle" } };
    expect(partOf([agreed]).plan.actions).toEqual([agreed]);
  });

  it("leaves a conflict one", () => {
    const conflict: Action = { ...TAKEN, verb: "conflict", changes: [change({ verdict: "conflict" })] };
    expect(partOf([conflict]).plan).toMatchObject({ actions: [conflict], outcome: "stopped" });
  });

  it("is stopped only by what tells that it is the wrong page or the wrong help center", () => {
    const codes = ["removals", "id-owned", "first-run", "default-locale", "dirty", "creates"];
    const guards = codes.map((code) => ({ code, message: code }));
    const { plan: part } = partOf([TAKEN], { guards, warnings: [{ code: "x", message: "Of a write." }] });
    expect(part.guards.map(({ code }) => code)).toEqual(["id-owned", "default-locale"]);
    expect(part).toMatchObject({ outcome: "stopped", warnings: [] });
    expect(partOf([TAKEN], { guards: guards.slice(0, 1) }).plan.outcome).toBe("done");
  });

  it("has counts and a digest of its own", () => {
    const { plan: part } = partOf([TAKEN, action({ key: "article:b" })]);
    expect(part.summary).toMatchObject({ adopt: 1, update: 0 });
    expect(part.digest).toBe(digestOf(part));
    expect(part.digest).toBe(plan([TAKEN]).digest);
  });

  it("tells how much of the whole is left: what would be made, changed or moved, and what is open", () => {
    const counted = (["create", "update", "move", "conflict", "blocked"] as const).map((verb) =>
      action({ verb, key: `article:${verb}` }),
    );
    const uncounted = (["unpublish", "delete", "forget", "unchanged", "drift", "unmanaged"] as const).map((verb) =>
      action({ verb, key: `article:${verb}` }),
    );
    expect(partOf([...counted, ...uncounted, TAKEN]).left).toBe(5);
    expect(partOf([TAKEN]).left).toBe(0);
    for (const one of counted) expect(partOf([one, one]).left, one.verb).toBe(2);
  });
});
