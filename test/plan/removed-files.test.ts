import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import type { LiveFields, LiveResource } from "../../src/model/live.ts";
import type { PerLocale } from "../../src/model/locale.ts";
import type { Action } from "../../src/model/plan.ts";
import type { ResourceState } from "../../src/model/state.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { removalAction } from "../../src/plan/actions/removal.ts";
import { base, bases, context, held, holding, text } from "./pages.ts";
import { known, overrides } from "./planning.ts";

const PAGE: Key = "article:g/a";
const POLICIES = { uiEdits: "protect", onRemoval: "unpublish", maxRemovals: 10, maxPublishes: 10 } as const;
const DELETING = { policies: { ...POLICIES, onRemoval: "delete" } } as const;
const OVER = { overrides: overrides({ uiEdits: "overwrite" }) };

/** A page in the collection 1 with a French translation, as helpsync wrote it. */
const WRITTEN: ResourceState = {
  ...known("7"),
  path: "g/a",
  place: { meant: "collection:g", sent: "1", answered: "1" },
  locales: {
    en: bases({ title: "A", body: "<p>Words.</p>", state: "published" }),
    fr: bases({ title: "Un", body: "<p>Mots.</p>", state: "published" }),
  },
};
const EN = text("A", { body: "<p>Words.</p>" });
const FR = text("Un", { body: "<p>Mots.</p>" });

function page(locales: PerLocale<LiveFields> = { en: EN, fr: FR }, parents: readonly string[] = ["1"]): LiveResource {
  return held("article", "7", locales, { parents });
}

interface Case {
  readonly key?: Key;
  readonly state?: Partial<ResourceState>;
  readonly live?: LiveResource | "gone";
  readonly given?: Partial<PlanInput>;
}

function removal({ key = PAGE, state = {}, live = page(), given = {} }: Case = {}): Action | undefined {
  const G = held("collection", "1", { en: text("G") });
  const around = context({ live: holding(G, held("collection", "2", { en: text("H") })), ...given });
  return removalAction({ key, base: { ...WRITTEN, ...state }, ...(live === "gone" ? {} : { live }) }, around);
}

const ABOUT = { kind: "article", key: PAGE, id: "7", path: "g/a", title: "A" };

describe("a page whose file is gone", () => {
  it("becomes a draft in all its languages", () => {
    const action = removal();
    expect(action).toMatchObject({ ...ABOUT, verb: "unpublish", reason: "file removed", afterwards: "hidden" });
    expect(action?.changes).toMatchObject(
      ["en", "fr"].map((locale) => ({
        ...{ locale, field: "state", verdict: "write", before: "published", after: "draft", send: "draft" },
        ...{ note: "its file was removed", publication: "unpublishes" },
      })),
    );
    expect(action?.changes.some((change) => "overwrites" in change)).toBe(false);
  });

  it("is deleted where the config says so, and the plan tells each language that goes", () => {
    const action = removal({ given: DELETING });
    expect(action).toMatchObject({ ...ABOUT, verb: "delete", reason: "file removed" });
    expect(action?.changes.map(({ locale, after }) => [locale, after])).toEqual([
      ["en", "deleted"],
      ["fr", "deleted"],
    ]);
    expect(action).not.toHaveProperty("afterwards");
  });

  it("is dealt with as its file once said, else as its folder's policy says", () => {
    expect(removal({ state: { onRemoval: "keep" }, given: DELETING })).toMatchObject({ verb: "forget" });
    expect(removal({ given: { folderPolicies: [{ match: "g/*", onRemoval: "delete" }] } })?.verb).toBe("delete");
  });

  it.each<readonly [string, Case, Partial<Action>]>([
    [
      "it is gone, too",
      { live: "gone" },
      { title: "g/a", reason: "file removed; gone in Intercom too", afterwards: "forgotten" },
    ],
    [
      "it is to be kept",
      { state: { onRemoval: "keep" } },
      { reason: "file removed; kept in Intercom", afterwards: "left" },
    ],
    [
      "it is ignored",
      { given: { ignored: new Set(["g/a"]) } },
      { reason: "its file is ignored now", afterwards: "forgotten" },
    ],
    [
      "files in it are",
      { given: { ignored: new Set(["g/b", "g/a/x"]) } },
      { reason: "its file is ignored now", afterwards: "forgotten" },
    ],
    [
      "all of it is a draft",
      { live: page({ en: text("A", { body: "<p>Words.</p>", state: "draft" }) }), given: OVER },
      { reason: "file removed; it is a draft already", afterwards: "left" },
    ],
  ])("is only forgotten where %s", (_why, one, expected) => {
    expect(removal(one)).toEqual({ ...ABOUT, verb: "forget", changes: [], ...expected });
  });

  it("is no news once it was retired", () => {
    expect(removal({ state: { retired: "left" } })).toBeUndefined();
  });
});

describe("a page that was begun and never written", () => {
  it("is deleted whatever the config says: it holds no text", () => {
    const nonce = text("A", { body: '<p class="no-margin">n1</p>', state: "draft" });
    const locales = { en: bases({ title: "A", body: '<p class="no-margin">n1</p>', state: "draft" }) };
    const begun = { state: { nonce: "n1", locales }, live: page({ en: nonce }) };
    expect(removal(begun)).toEqual({
      ...ABOUT,
      verb: "delete",
      reason: "its file went before its text was written",
      changes: [],
    });
    expect(removal({ ...begun, live: page({ en: nonce }, ["1", "2"]) })?.verb).toBe("conflict");
  });
});

describe("a collection whose folder is gone", () => {
  const { state: _, ...named } = text("G");
  const folder = held("collection", "3", { en: named });
  const state: Partial<ResourceState> = {
    place: { meant: null, sent: null, answered: null },
    locales: { en: bases({ title: "G" }) },
  };

  it("stays, since it cannot be hidden, and goes where folders are to be deleted", () => {
    expect(removal({ key: "collection:g", state, live: folder })).toMatchObject({
      verb: "forget",
      reason: "folder removed; Intercom cannot hide a collection, so it stays there",
      afterwards: "left",
    });
    expect(removal({ key: "collection:g", state, live: folder, given: DELETING })).toMatchObject({
      verb: "delete",
      kind: "collection",
      changes: [],
    });
  });
});

describe("what stops a removal", () => {
  const THEIRS = text("Theirs", { body: "<p>Words.</p>" });
  const staged = page({ en: EN, fr: { ...FR, pendingDraft: true } });
  const oneConfigured = { locales: ["en"] as const };

  it.each<readonly [string, Case, string]>([
    ["an edit", { live: page({ en: THEIRS, fr: FR }) }, "edited in Intercom (en)"],
    [
      "edits in several languages",
      { live: page({ en: THEIRS, fr: { ...FR, title: "X" } }) },
      "edited in Intercom (en, fr)",
    ],
    ["a language of a teammate's", { live: page({ en: EN, de: text("Ihres") }) }, "edited in Intercom (de)"],
    ["a pending draft", { live: staged }, "a teammate has a draft pending (fr)"],
    [
      "a pending draft, also where edits are written over",
      { live: staged, given: OVER },
      "a teammate has a draft pending (fr)",
    ],
    ["another place", { live: page({ en: EN }, ["2"]) }, "moved in Intercom"],
    ["another place of what is to be deleted", { live: page({ en: EN }, ["2"]), given: DELETING }, "moved in Intercom"],
    [
      "several places of what is to be deleted",
      { live: page({ en: EN }, ["1", "2"]), given: DELETING },
      "it stands in several collections",
    ],
    [
      "a language that the config lists no more, and that a delete would take",
      { given: { ...DELETING, ...oneConfigured } },
      "a delete would take along what the config lists no more (fr)",
    ],
  ])("is %s", (_what, one, reason) => {
    const action = removal(one);
    expect(action).toMatchObject({ verb: "conflict", changes: [] });
    expect(action?.reason).toBe(`file removed, and ${reason}`);
  });

  it("is nothing in a folder where Intercom wins: then it stays", () => {
    const given = { folderPolicies: [{ match: "g/**", uiEdits: "theirs" as const }] };
    expect(removal({ live: page({ en: THEIRS }), given })).toMatchObject({
      verb: "forget",
      reason: "file removed, and edited in Intercom (en); Intercom wins in this folder, so it stays",
      afterwards: "left",
    });
    expect(removal({ given })?.verb).toBe("unpublish");
  });

  it.each<readonly [string, Case]>([
    ["a second place, where it is hidden in both", { live: page({ en: EN, fr: FR }, ["1", "2"]) }],
    [
      "a place of which nobody knows yet whether it is right",
      { live: page({ en: EN }, ["2"]), state: { place: { ...WRITTEN.place, undecided: true } } },
    ],
    [
      "an edit of a language that the config lists no more",
      { live: page({ en: EN, fr: { ...FR, title: "X" } }), given: oneConfigured },
    ],
    ["an edit that is to be written over", { live: page({ en: THEIRS, fr: FR }), given: OVER }],
    ["a place that is to be written over", { live: page({ en: EN, fr: FR }, ["2"]), given: OVER }],
    [
      "a draft that is to be written over",
      {
        live: page({ en: EN, fr: { ...FR, pendingDraft: true } }),
        given: { overrides: overrides({ drafts: "overwrite" }) },
      },
    ],
  ])("is not %s", (_what, one) => {
    expect(removal(one)?.verb).toBe("unpublish");
  });
});

describe("what a removal changes", () => {
  const locales = (one: Case): readonly string[] => removal(one)?.changes.map(({ locale }) => locale) ?? [];

  it("is public and of a language that the config lists, or of a teammate's", () => {
    const draft = page({ en: EN, fr: { ...FR, state: "draft" }, de: text("Ihres") });
    expect(locales({ live: draft, given: OVER })).toEqual(["en", "de"]);
    expect(locales({ given: { locales: ["en"] } })).toEqual(["en"]);
  });

  it("says what of teammates it takes from the public", () => {
    const live = page({ en: { ...EN, pendingDraft: true }, fr: { ...FR, title: "X" }, de: text("Ihres") });
    const given = { overrides: overrides({ uiEdits: "overwrite", drafts: "overwrite" }) };
    const overwrites = removal({ live, given })?.changes.map(({ locale, overwrites: what }) => [locale, what]);
    expect(overwrites).toEqual([
      ["en", "draft"],
      ["de", "edit"],
      ["fr", "edit"],
    ]);
  });

  it("leaves a draft that its file made one to whoever publishes it", () => {
    const draft = base("state", "draft");
    const state = { locales: { ...WRITTEN.locales, fr: { ...WRITTEN.locales.fr, state: draft } } };
    const action = removal({ state, live: page({ en: EN, fr: { ...FR, state: "draft" } }) });
    expect(action?.changes.map(({ locale, verdict }) => [locale, verdict])).toEqual([
      ["en", "write"],
      ["fr", "settle"],
    ]);
  });
});
