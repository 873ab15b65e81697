import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import type { LiveFields, LiveResource } from "../../src/model/live.ts";
import type { PerLocale } from "../../src/model/locale.ts";
import type { Action } from "../../src/model/plan.ts";
import type { ResourceState, Snapshot } from "../../src/model/state.ts";
import { restorePlan } from "../../src/plan/restore/restore.ts";
import { held, text } from "./pages.ts";
import { known } from "./planning.ts";
import { restoring, SNAPSHOT, type Restoring } from "./restoring.ts";

function actionOf(some: Restoring = {}): Action {
  const [action, ...others] = restorePlan(restoring(some)).actions;
  if (action === undefined || others.length > 0) throw new Error("A plan that restores has one action.");
  return action;
}

function now(locales: PerLocale<Partial<LiveFields>>): LiveResource {
  const all = Object.entries(locales).map(([locale, fields]) => [locale, text("A", fields)]);
  return held("article", "7", Object.fromEntries(all) as PerLocale<LiveFields>, { parents: ["1"] });
}

describe("a page that Intercom still holds", () => {
  const edited = now({ en: { title: "Theirs", body: "<p>Old words.</p>" } });

  it("gets back what differs, and nothing else", () => {
    const action = actionOf({ live: [edited] });
    expect(action).toMatchObject({
      verb: "update",
      kind: "article",
      key: "article:a",
      id: "7",
      title: "A",
      path: "7",
      reason: "brings back what was overwritten",
      restores: SNAPSHOT.takenAt,
      changes: [{ locale: "en", field: "title", verdict: "write", before: "Theirs", after: "A", send: "A" }],
    });
    expect(action.changes).toHaveLength(1);
    expect(action).not.toHaveProperty("place");
    expect(action).not.toHaveProperty("afterwards");
  });

  it("is left alone afterwards where no file describes it", () => {
    expect(actionOf({ live: [edited], file: "gone" })).toMatchObject({ verb: "update", afterwards: "left" });
  });

  it("is told where it stands now; the snapshot says it where the state does not", () => {
    const state = new Map<Key, ResourceState>([["article:a", { ...known("7"), path: "g/a" }]]);
    expect(actionOf({ live: [edited], state }).path).toBe("g/a");
    expect(actionOf({ state: new Map(), snapshot: { path: "h/a" } }).path).toBe("h/a");
  });

  it("is unchanged where it holds all of it, and there is nothing to warn of", () => {
    const plan = restorePlan(restoring({ live: [now({ en: { body: "<p>Old words.</p>" } })] }));
    expect(plan.actions).toMatchObject([
      { verb: "unchanged", reason: "Intercom holds all of it already", changes: [] },
    ]);
    expect(plan).toMatchObject({ warnings: [], outcome: "done", guards: [], summary: { unchanged: 1 } });
  });

  it("is a conflict while a teammate has a draft pending in any language", () => {
    const staged = now({ en: { title: "Theirs" }, fr: { pendingDraft: true } });
    const plan = restorePlan(restoring({ live: [staged] }));
    expect(plan.actions).toMatchObject([
      {
        verb: "conflict",
        reason: "a teammate has a draft pending, which this would write over; publish or discard it in Intercom first",
        changes: [],
      },
    ]);
    expect(plan.outcome).toBe("stopped");
  });

  it("is not taken for a collection with its id, nor for another page", () => {
    const others = [held("collection", "7", { en: text("A") }), held("article", "8", { en: text("A") })];
    expect(actionOf({ live: others })).toMatchObject({ verb: "create" });
  });

  it("is called by its title in the default language, else by the snapshot's", () => {
    expect(actionOf({ live: [edited], content: { en: text("Named") } }).title).toBe("Named");
    const french = actionOf({ live: [edited], content: { fr: text("Un") }, snapshot: { title: "Remembered" } });
    expect(french.title).toBe("Remembered");
  });
});

describe("a page that is gone from Intercom", () => {
  const G = held("collection", "1", { en: text("Guides") });
  const inGuides = new Map<Key, ResourceState>([
    ["article:a", known("7")],
    ["article:one", known("1")],
    ["collection:g", known("1")],
  ]);

  it("is made again in the collection that it stood in", () => {
    const action = actionOf({
      live: [held("article", "1", { en: text("No") }), G],
      state: inGuides,
      snapshot: { why: "deleted" },
    });
    expect(action).toMatchObject({
      verb: "create",
      reason: "brings back what was deleted",
      place: { verdict: "write", before: null, beforeTitle: null, after: "collection:g", afterTitle: "Guides" },
    });
    expect(action).not.toHaveProperty("id");
    expect(action.changes.map(({ field }) => field)).toEqual(["title", "body", "state", "author"]);
  });

  it("goes into that collection, too, where that was made again and has another id", () => {
    const state = new Map<Key, ResourceState>([["collection:g", known("22")]]);
    const snapshots = new Map<Key, Snapshot[]>([
      ["article:a", [SNAPSHOT]],
      ["article:one", [{ ...SNAPSHOT, id: "1" }]],
      ["collection:h", [{ ...SNAPSHOT, id: "12" }]],
      [
        "collection:g",
        [
          { ...SNAPSHOT, id: "11" },
          { ...SNAPSHOT, id: "1" },
        ],
      ],
    ]);
    const again = held("collection", "22", { en: text("Guides") });
    expect(actionOf({ live: [again], state, snapshots }).place).toMatchObject({
      after: "collection:g",
      afterTitle: "Guides",
    });
  });

  it("stands in none where that collection is unknown or gone", () => {
    const nowhere = { verdict: "write", before: null, beforeTitle: null, after: null, afterTitle: null };
    expect(actionOf({ live: [G], state: new Map() }).place).toEqual(nowhere);
    expect(actionOf({ live: [held("article", "1", { en: text("No") })], state: inGuides }).place).toEqual(nowhere);
    expect(actionOf({ live: [], state: inGuides }).place).toEqual(nowhere);
    expect(actionOf({ live: [G], state: inGuides, parents: [] }).place).toEqual(nowhere);
  });

  it("says no title of a collection that has none in the default language", () => {
    const french = held("collection", "1", { fr: text("Guides") });
    expect(actionOf({ live: [french], state: inGuides }).place).toMatchObject({
      after: "collection:g",
      afterTitle: null,
    });
  });

  it("goes into the first of several that is known", () => {
    const state = new Map<Key, ResourceState>([
      ["collection:h", known("2")],
      ["collection:g", known("1")],
    ]);
    const live = [G, held("collection", "2", { en: text("Help") })];
    expect(actionOf({ live, state, parents: ["404", "2", "1"] }).place?.after).toBe("collection:h");
  });

  it("cannot be made without a text in the default language", () => {
    expect(actionOf({ live: [], content: { fr: text("Un") } })).toMatchObject({
      verb: "blocked",
      reason: "its en text was not kept, and nothing can be made without it",
      changes: [],
    });
  });

  it("is not made beside a page that the state does not know and that has its id", () => {
    const there = now({ en: {} });
    expect(actionOf({ live: [there], state: new Map() })).toMatchObject({
      verb: "blocked",
      reason: "Intercom still holds it as article 7, not helpsync's; put its file back and apply, which takes it over",
      changes: [],
    });
    const moved = new Map<Key, ResourceState>([["article:a", known("8")]]);
    expect(actionOf({ live: [there], state: moved }).verb).toBe("create");
    const others = [held("collection", "7", { en: text("A") }), held("article", "8", { en: text("A") })];
    expect(actionOf({ live: others, state: new Map() }).verb).toBe("create");
  });
});

describe("a plan that restores", () => {
  it("is stopped where the help center has another default language", () => {
    const plan = restorePlan(restoring({ live: [], helpCenter: "fr" }));
    expect(plan.guards.map(({ code }) => code)).toEqual(["default-locale"]);
    expect(plan.outcome).toBe("stopped");
  });

  it("tells what it brings, counts it, and is approved by it", () => {
    const plan = restorePlan(restoring({ live: [] }));
    expect(plan).toMatchObject({ version: 1, outcome: "done", guards: [], summary: { create: 1 } });
    expect(plan.warnings.map(({ code }) => code)).toContain("restore-file");
    expect(plan.digest).not.toBe(restorePlan(restoring({ live: [], content: { en: text("A") } })).digest);
  });
});
