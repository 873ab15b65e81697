import { describe, expect, it } from "vitest";
import type { DesiredResource } from "../../src/model/desired.ts";
import type { ResourceState } from "../../src/model/state.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { isMadeAgain, missingAction, needlessRecreates } from "../../src/plan/actions/missing.ts";
import { base, context, held, holding, text } from "./pages.ts";
import { desired, input, known, overrides } from "./planning.ts";

const PAGE: DesiredResource = { ...desired("article:a"), locales: { en: { title: "A" }, fr: { title: "Un" } } };
const SAME: ResourceState = {
  ...known("7"),
  locales: { en: { title: base("title", "A") }, fr: { title: base("title", "Un") } },
};
const INPUT = { desired: { defaultLocale: "en" as const, resources: [PAGE] } };

function missing(state: ResourceState = SAME, some: Partial<PlanInput> = {}): ReturnType<typeof missingAction> {
  return missingAction(PAGE, state, context({ ...INPUT, ...some }));
}

describe("a page that was deleted in Intercom", () => {
  it("is told while its file stays as it was, with the option that makes it again", () => {
    expect(missing()).toEqual({
      verb: "drift",
      kind: "article",
      key: "article:a",
      id: "7",
      path: "a",
      title: "A",
      reason: "deleted in Intercom; --recreate article:a makes it again",
      changes: [],
    });
  });

  it("is called by its path where it has no title in the default language", () => {
    expect(missing(SAME, { desired: { defaultLocale: "en", resources: [] } }).title).toBe("a");
  });

  it.each<readonly [string, ResourceState["locales"]]>([
    ["its title", { ...SAME.locales, en: { title: base("title", "B") } }],
    ["a translation", { ...SAME.locales, fr: { title: base("title", "Une") } }],
    ["a language more", { en: SAME.locales.en ?? {} }],
    ["a value more", { ...SAME.locales, fr: {} }],
  ])("is a conflict where its file changed: %s", (_what, locales) => {
    expect(missing({ ...SAME, locales })).toMatchObject({
      verb: "conflict",
      reason: "changed in content and deleted in Intercom; --recreate article:a makes it again",
    });
  });

  it("is no conflict for what another version remembered otherwise", () => {
    const old = base("title", "A", { meant: "m0:old" });
    expect(missing({ ...SAME, locales: { en: { title: old }, fr: { title: base("title", "Un") } } }).verb).toBe(
      "drift",
    );
  });

  it("is a conflict where its file is back, also as it was", () => {
    expect(missing({ ...SAME, retired: "hidden" })).toMatchObject({
      verb: "conflict",
      reason: "its file is back, and it was deleted in Intercom; --recreate article:a makes it again",
    });
  });
});

describe("a page that is to be made again", () => {
  const again = { overrides: overrides({ recreate: ["article:a"] }), live: holding() };

  it("is made with all that its file says, and says why", () => {
    expect(missing(SAME, again)).toMatchObject({ verb: "create", reason: "deleted in Intercom, made again" });
    expect(missing(SAME, again).changes).not.toEqual([]);
  });

  it("is blocked for what blocks any new page", () => {
    const reason = "may have been created";
    expect(missing(SAME, { ...again, unsettled: new Map([["article:a", reason]]) })).toMatchObject({
      verb: "blocked",
      reason,
    });
  });

  it("is not another one", () => {
    expect(missing(SAME, { overrides: overrides({ recreate: ["article:b"] }) }).verb).toBe("drift");
  });
});

describe("--recreate", () => {
  const given = input({ overrides: overrides({ recreate: ["article:a"] }) });
  const gone = { key: "article:a", desired: PAGE, base: SAME } as const;
  const live = held("article", "7", { en: text("A") });

  it("makes again what has a file, was written once, and is gone", () => {
    expect(isMadeAgain(gone, given)).toBe(true);
    expect(needlessRecreates({ managed: [gone], unmanaged: [], guards: [] }, given)).toEqual([]);
  });

  it.each([
    ["is there", { ...gone, live }],
    ["has no file", { key: gone.key, base: SAME }],
    ["was never made", { key: gone.key, desired: PAGE }],
    ["was begun and never finished", { ...gone, base: { ...SAME, nonce: "n" } }],
    ["has another key", { ...gone, key: "article:b" as const }],
  ])("is needless for what %s, and told", (_what, match) => {
    expect(isMadeAgain(match, given)).toBe(false);
    expect(needlessRecreates({ managed: [match], unmanaged: [], guards: [] }, given)).toEqual([
      {
        code: "recreate-needless",
        message:
          "--recreate article:a: nothing is made again, since it was not deleted in Intercom or no file has this key.",
      },
    ]);
  });
});
