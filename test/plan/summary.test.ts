import { describe, expect, it } from "vitest";
import type { Action, Guard } from "../../src/model/plan.ts";
import { outcomeOf, summarise } from "../../src/plan/summary.ts";
import { action, change } from "./planning.ts";

const DRIFT = [change(), change({ field: "body", verdict: "drift" })];
const PLACE = { before: null, beforeTitle: null, after: null, afterTitle: null };
const GUARD: Guard = { code: "removals", message: "Too many." };

describe("the summary of a plan", () => {
  it("counts actions by verb, and names those that there are none of", () => {
    const actions = [action(), action({ verb: "create" }), action({ verb: "create" }), action({ verb: "blocked" })];
    expect(summarise(actions)).toEqual({
      ...{ create: 2, update: 1, move: 0, unpublish: 0, delete: 0, adopt: 0, forget: 0 },
      ...{ unchanged: 0, drift: 0, conflict: 0, blocked: 1, unmanaged: 0, incomplete: 0 },
      ...{ kept: 0, formatting: 0, leftOut: 0, behind: {} },
    });
  });

  it.each<readonly [string, Partial<Action>, number]>([
    ["a page that is left as a teammate made it", { verb: "drift", changes: [] }, 1],
    ["a page of which one field is, while another is written", { changes: DRIFT }, 1],
    ["a page whose place is, while a field is written", { place: { ...PLACE, verdict: "drift" } }, 1],
    ["not a page that is moved", { verb: "move", place: { ...PLACE, verdict: "write" } }, 0],
    ["not a page that is only written", {}, 0],
    ["not a page in conflict: nothing is settled there", { verb: "conflict", changes: DRIFT }, 0],
  ])("counts as kept: %s", (_name, some, kept) => {
    expect(summarise([action(some), action()]).kept).toBe(kept);
  });

  it("counts pages of which a field differs in markup alone", () => {
    const formatting = [change(), change({ verdict: "formatting" })];
    expect(summarise([action({ changes: formatting }), action(), action({ changes: formatting })]).formatting).toBe(2);
  });
});

describe("how a run ends, as far as the plan tells", () => {
  it.each<readonly [string, readonly Action[], readonly Guard[], string]>([
    ["well, where nothing is to do", [], [], "done"],
    ["well, where all can be written and drift is kept", [action(), action({ verb: "drift" })], [], "done"],
    ["stopped by a guard", [action()], [GUARD], "stopped"],
    ["stopped by a conflict", [action({ verb: "conflict" })], [], "stopped"],
    ["stopped by what is blocked", [action({ verb: "blocked" })], [], "stopped"],
    ["in part, where Intercom did not take over all", [action({ verb: "incomplete" })], [], "partial"],
    [
      "in part, whatever else stops it",
      [action({ verb: "incomplete" }), action({ verb: "conflict" })],
      [GUARD],
      "partial",
    ],
  ])("%s", (_name, actions, guards, outcome) => {
    expect(outcomeOf(summarise(actions), guards)).toBe(outcome);
  });
});
