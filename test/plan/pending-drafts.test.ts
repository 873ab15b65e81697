import { describe, expect, it } from "vitest";
import type { Action, PlaceChange } from "../../src/model/plan.ts";
import { withPendingDrafts } from "../../src/plan/actions/pending-drafts.ts";
import { held, holding, text } from "./pages.ts";
import { action, change, input } from "./planning.ts";

const STAGED = held("article", "7", {
  de: text("Eins", { pendingDraft: true }),
  en: text("One", { pendingDraft: true }),
  fr: text("Un"),
});

function draftsOf(some: Partial<Action>): Action["drafts"] {
  const live = holding(
    STAGED,
    held("article", "8", { en: text("Two") }),
    held("collection", "7", { en: text("Guides") }),
  );
  return withPendingDrafts([action(some)], input({ live }))[0]?.drafts;
}

function place(verdict: PlaceChange["verdict"]): PlaceChange {
  return { verdict, before: null, beforeTitle: null, after: null, afterTitle: null };
}

describe("the drafts that a write may go over", () => {
  it.each<readonly [string, Partial<Action>]>([
    ["a value", {}],
    ["a place", { verb: "move", changes: [], place: place("write") }],
    ["a delete", { verb: "delete", changes: [] }],
    ["one value among others that are kept", { changes: [change({ verdict: "drift" }), change()] }],
  ])("are named in all locales that have one, the default one first: %s", (_what, some) => {
    expect(draftsOf(some)).toEqual(["en", "de"]);
  });

  it.each<readonly [string, Partial<Action>]>([
    ["only reports", { verb: "drift", changes: [change({ verdict: "drift" })] }],
    ["only reports a place", { verb: "drift", changes: [], place: place("drift") }],
    ["is in conflict", { verb: "conflict" }],
    ["is blocked", { verb: "blocked" }],
    ["has nothing to write", { verb: "forget", changes: [] }],
    ["is about another article", { id: "8" }],
    ["is about a collection with the same id", { kind: "collection" }],
    ["is about what Intercom does not hold", { id: "9" }],
  ])("are none where the action %s", (_what, some) => {
    expect(draftsOf(some)).toBeUndefined();
  });

  it("are none of a create, which has no id yet", () => {
    const { id, ...create } = action({ verb: "create" });
    expect(id).toBe("7");
    expect(withPendingDrafts([create], input({ live: holding(STAGED) }))).toEqual([create]);
  });
});
