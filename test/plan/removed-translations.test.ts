import { describe, expect, it } from "vitest";
import { rawFingerprint, meantFingerprint } from "../../src/dialect/fingerprints.ts";
import type { UiEdits } from "../../src/model/config.ts";
import type { DesiredResource } from "../../src/model/desired.ts";
import type { LiveFields } from "../../src/model/live.ts";
import type { PerLocale } from "../../src/model/locale.ts";
import { emptyState, type ObservedFacts, type ResourceState } from "../../src/model/state.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { isHidden, leftAsDrafts, retirements, type Retirements } from "../../src/plan/fields/locale-removal.ts";
import { base, bases, context, held, text } from "./pages.ts";
import { desired, known } from "./planning.ts";

const KEPT: ResourceState["locales"] = {
  en: bases({ title: "A", state: "published" }),
  fr: bases({ title: "Un", state: "published" }),
};
const EN = text("A");
const FR = text("Un");
const REMOVABLE: ObservedFacts = { removeLocale: { value: "removed", seenAt: "2026-01-01T00:00:00.000Z", by: "PUT" } };

interface Case {
  readonly state?: Partial<ResourceState>;
  readonly live?: PerLocale<LiveFields>;
  readonly file?: Partial<DesiredResource>;
  readonly facts?: ObservedFacts;
  readonly uiEdits?: UiEdits;
  readonly given?: Partial<PlanInput>;
}

/** A page with an English file, and a French text whose file is gone. */
function retired({
  state = {},
  live = { en: EN, fr: FR },
  file = {},
  facts = {},
  uiEdits = "protect",
  given = {},
}: Case = {}): Retirements {
  const content = { ...desired("article:a"), locales: { en: { title: "A" } }, ...file };
  const around = context({ state: { ...emptyState("w", "1"), facts }, ...given });
  const one = {
    key: content.key,
    desired: content,
    base: { ...known("7"), locales: KEPT, ...state },
    live: held("article", "7", live),
  };
  return retirements(one, { ...around, uiEdits });
}

const NONE: Retirements = { changes: [], locales: [], removes: [] };
const EDITED = { en: EN, fr: text("Le leur") };

describe("a translation whose file is gone", () => {
  it("becomes a draft", () => {
    expect(retired()).toEqual({
      changes: [
        {
          ...{ locale: "fr", field: "state", verdict: "write", before: "published", after: "draft", send: "draft" },
          ...{
            meant: meantFingerprint("draft"),
            seen: rawFingerprint("state", "published"),
            publication: "unpublishes",
          },
          note: "its file was removed; the translation becomes a draft",
        },
      ],
      locales: ["fr"],
      removes: [],
    });
  });

  it("goes where the workspace was seen to take one away", () => {
    expect(retired({ facts: REMOVABLE })).toEqual({
      changes: [
        {
          ...{ locale: "fr", field: "state", verdict: "write", before: "published", after: null },
          ...{ seen: rawFingerprint("state", "published"), publication: "unpublishes" },
          note: "its file was removed; the translation goes",
        },
      ],
      locales: ["fr"],
      removes: ["fr"],
    });
    const kept: ObservedFacts = { removeLocale: { value: "kept", seenAt: "2026-01-01T00:00:00.000Z", by: "PUT" } };
    expect(retired({ facts: kept })).toMatchObject({ removes: [], changes: [{ after: "draft" }] });
  });

  it("goes there as a draft, too, which takes nothing from the public", () => {
    const drafts = retired({
      facts: REMOVABLE,
      live: { en: EN, fr: text("Un", { state: "draft" }) },
      state: { locales: { ...KEPT, fr: bases({ title: "Un", state: "draft" }) } },
    });
    expect(drafts).toMatchObject({ removes: ["fr"], changes: [{ before: "draft", after: null }] });
    expect(drafts.changes).toHaveLength(1);
    expect(drafts.changes[0]).not.toHaveProperty("publication");
  });

  it("is the default one: that becomes a draft in any case", () => {
    const french = retired({ file: { locales: { fr: { title: "Un" } } }, facts: REMOVABLE });
    expect(french).toMatchObject({ locales: ["en"], removes: [], changes: [{ locale: "en", after: "draft" }] });
  });

  it.each<readonly [string, Case]>([
    ["has its file", { file: { locales: { en: { title: "A" }, fr: { title: "Un" } } } }],
    ["is of a language that the config lists no more", { given: { locales: ["en"] } }],
    ["went before", { state: { retiredLocales: ["fr"] } }],
    ["was never written", { state: { locales: { en: KEPT.en ?? {} } } }],
    [
      "was made by a teammate and accepted",
      { state: { locales: { ...KEPT, fr: { title: base("title", "Un", { meant: "" }) } } } },
    ],
    [
      "is of a collection, which is always public",
      { file: { ...desired("collection:a"), locales: { en: { title: "A" } } } },
    ],
  ])("is no such one where it %s", (_why, one) => {
    expect(retired(one)).toEqual(NONE);
  });

  it("is one where at least one value came from a file", () => {
    const fr = { title: base("title", "Un"), state: base("state", "published", { meant: "" }) };
    expect(retired({ state: { locales: { ...KEPT, fr } } }).locales).toEqual(["fr"]);
  });

  it.each<readonly [string, Case]>([
    ["the file says that it is kept", { file: { onRemoval: "keep" } }],
    ["its folder does", { given: { folderPolicies: [{ match: "a", onRemoval: "keep" }] } }],
    ["it is gone from Intercom, too", { live: { en: EN } }],
    ["it is a draft already", { live: { en: EN, fr: text("Un", { state: "draft" }) } }],
    ["it was edited, where Intercom wins", { live: EDITED, uiEdits: "theirs" }],
  ])("is remembered as gone and left as it is where %s", (_why, one) => {
    expect(retired(one)).toEqual({ changes: [], locales: ["fr"], removes: [] });
  });

  it("is not kept because the config keeps pages: the file says otherwise", () => {
    const policies = { uiEdits: "protect", onRemoval: "keep", maxRemovals: 10, maxPublishes: 10 } as const;
    expect(retired({ given: { policies } }).changes).toEqual([]);
    expect(retired({ given: { policies }, file: { onRemoval: "unpublish" } }).changes).toHaveLength(1);
  });

  it.each([{}, REMOVABLE])("is in conflict where it was edited (%o)", (facts) => {
    const { changes, locales, removes } = retired({ live: EDITED, facts });
    expect(changes).toMatchObject([{ locale: "fr", verdict: "conflict" }]);
    expect(changes[0]).not.toHaveProperty("overwrites");
    expect(changes[0]).not.toHaveProperty("publication");
    expect([locales, removes]).toEqual([[], []]);
  });

  it.each([{}, REMOVABLE])("goes all the same where edits are written over, and says so (%o)", (facts) => {
    const { changes, locales } = retired({ live: EDITED, facts, uiEdits: "overwrite" });
    expect(changes).toMatchObject([{ locale: "fr", verdict: "write", overwrites: "edit", publication: "unpublishes" }]);
    expect(locales).toEqual(["fr"]);
  });

  it("is forgotten as a draft that its file made one", () => {
    const fr = bases({ title: "Un", state: "draft" });
    const draft = retired({
      live: { en: EN, fr: text("Un", { state: "draft" }) },
      state: { locales: { ...KEPT, fr } },
    });
    expect(draft).toEqual({
      changes: [{ locale: "fr", field: "state", verdict: "settle", before: "draft", after: "draft", meant: "" }],
      locales: ["fr"],
      removes: [],
    });
  });
});

describe("a draft that its file made one", () => {
  const said: ResourceState = { ...known("7"), locales: { fr: bases({ state: "draft" }) } };
  const draft = held("article", "7", { fr: text("Un", { state: "draft" }) });

  it("is nobody's to say once the file is gone", () => {
    expect(leftAsDrafts(["en", "fr"], said, draft).map(({ locale }) => locale)).toEqual(["fr"]);
  });

  it.each<readonly [string, ResourceState, LiveFields]>([
    [
      "its file said that it is public",
      { ...said, locales: { fr: bases({ state: "published" }) } },
      text("Un", { state: "draft" }),
    ],
    ["its file said nothing", { ...said, locales: { fr: {} } }, text("Un", { state: "draft" })],
    [
      "another version remembers what its file said",
      { ...said, locales: { fr: { state: base("state", "draft", { meant: "m0:x" }) } } },
      text("Un", { state: "draft" }),
    ],
    ["helpsync hid the page", { ...said, retired: "hidden" }, text("Un", { state: "draft" })],
    ["helpsync hid the translation", { ...said, retiredLocales: ["fr"] }, text("Un", { state: "draft" })],
    ["a teammate published it", said, text("Un")],
  ])("is none where %s", (_why, state, fields) => {
    expect(leftAsDrafts(["fr"], state, held("article", "7", { fr: fields }))).toEqual([]);
  });

  it("is one, too, where other translations were hidden, or the page was left", () => {
    expect(leftAsDrafts(["fr"], { ...said, retiredLocales: ["de"], retired: "left" }, draft)).toHaveLength(1);
    expect(leftAsDrafts(["fr"], said, held("article", "7", {}))).toEqual([]);
  });
});

describe("a translation that helpsync hid", () => {
  const state = (some: Partial<ResourceState>, said = "draft"): ResourceState => ({
    ...known("7"),
    locales: { fr: bases({ state: said }) },
    ...some,
  });

  it.each<readonly [boolean, string, ResourceState]>([
    [true, "went with its page", state({ retired: "hidden" })],
    [true, "went alone", state({ retiredLocales: ["de", "fr"] })],
    [
      true,
      "is remembered by another version",
      { ...state({ retired: "hidden" }), locales: { fr: { state: base("state", "draft", { meant: "m0:x" }) } } },
    ],
    [false, "is there", state({})],
    [false, "was left with its page", state({ retired: "left" })],
    [false, "is not the one that went", state({ retiredLocales: ["de"] })],
    [false, "was published since", state({ retired: "hidden" }, "published")],
    [false, "never had a state", { ...state({ retired: "hidden" }), locales: {} }],
  ])("comes back (%s) where it %s", (expected, _why, one) => {
    expect(isHidden(one, "fr")).toBe(expected);
  });
});
