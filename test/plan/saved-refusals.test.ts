import { describe, expect, it } from "vitest";
import { Failure } from "../../src/model/failure.ts";
import { REPORTS, WRITES, type Action, type FieldChange, type Overrides, type Plan } from "../../src/model/plan.ts";
import { parseSavedPlan, type SavedPlan } from "../../src/plan/approval/saved-plan.ts";
import { differencesOf, mismatch } from "../../src/plan/approval/saved.ts";
import { action, change, overrides, plan } from "./planning.ts";

function parse(value: unknown): SavedPlan {
  return parseSavedPlan(JSON.stringify(value), "approved.json");
}

function refusal(value: unknown): Failure | undefined {
  try {
    parse(value);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

const PLACE = { verdict: "write", before: null, beforeTitle: null, after: null, afterTitle: null } as const;

describe("a saved plan is read", () => {
  it.each<[string, readonly Action[]]>([
    ["with every verb", [...WRITES, ...REPORTS].map((verb) => action({ verb, key: `article:${verb}` }))],
    [
      "with every verdict",
      (["write", "settle", "drift", "formatting", "conflict", "incomplete"] as const).map((verdict) =>
        action({ key: `article:${verdict}`, changes: [change({ verdict })], place: { ...PLACE, verdict } }),
      ),
    ],
    ["with both ways to take over", [action({ adopts: "intercom_id" }), action({ adopts: "place-and-title" })]],
    [
      "with all that may become of a page",
      (["hidden", "left", "forgotten"] as const).map((afterwards) => action({ verb: "forget", afterwards })),
    ],
    ["with former keys and locales that go", [action({ movedFrom: "collection:g", removes: ["fr"], drafts: ["de"] })]],
    ["with places", [action({ place: { ...PLACE, before: "5", after: "collection:g" } })]],
  ])("%s", (_, actions) => {
    const whole = plan(actions);
    expect(parse(whole).digest).toBe(whole.digest);
    expect(differencesOf(parse(whole), whole)).toEqual([]);
  });

  it.each<[string, Partial<Overrides>]>([
    ["numbers", { allowRemovals: 0, allowPublishes: 1, allowCreates: 2 }],
    ["permissions", { firstRun: "allow", rollback: "allow", dirty: "allow" }],
    ["what is written over", { uiEdits: "overwrite", drafts: "overwrite" }],
    ["names", { recreate: ["article:a"], rerender: ["g/**"], only: ["article:a", "g/*"] }],
  ])("with all that a run may be told: %s", (_, some) => {
    expect(parse(plan([action()], { overrides: overrides(some) })).overrides).toEqual(overrides(some));
  });
});

describe("a saved plan is refused", () => {
  const whole = plan([action()]);

  /** The plan with one thing in it that is not as it should be. */
  function having(some: {
    readonly action?: Readonly<Record<string, unknown>>;
    readonly change?: Readonly<Record<string, unknown>>;
    readonly overrides?: Readonly<Record<string, unknown>>;
  }): unknown {
    const changes = [{ ...change(), ...some.change }];
    return {
      ...whole,
      overrides: { ...overrides(), ...some.overrides },
      actions: [{ ...action(), changes, ...some.action }],
    };
  }

  it.each<[string, unknown, string]>([
    ["a number below zero", having({ overrides: { allowRemovals: -1 } }), "overrides → allowRemovals"],
    ["a broken number", having({ overrides: { allowPublishes: 1.5 } }), "overrides → allowPublishes"],
    ["less than no creates", having({ overrides: { allowCreates: -1 } }), "overrides → allowCreates"],
    ["an unknown option", having({ overrides: { force: "allow" } }), "overrides"],
    ["an unknown permission", having({ overrides: { dirty: "yes" } }), "overrides → dirty"],
    ["another way with edits", having({ overrides: { uiEdits: "drop" } }), "overrides → uiEdits"],
    ["another way with drafts", having({ overrides: { drafts: "drop" } }), "overrides → drafts"],
    ["a key to recreate that is none", having({ overrides: { recreate: ["a"] } }), "overrides → recreate → 0"],
    ["a key that is none", having({ action: { key: "page:a" } }), "actions → 0 → key"],
    ["a key that is no text", having({ action: { key: 7 } }), "actions → 0 → key"],
    ["a key in another form of Unicode", having({ action: { key: "article:u\u0308" } }), "actions → 0 → key"],
    ["a former key that is none", having({ action: { movedFrom: "a" } }), "actions → 0 → movedFrom"],
    ["an unknown kind", having({ action: { kind: "page" } }), "actions → 0 → kind"],
    ["an unknown way to take over", having({ action: { adopts: "guess" } }), "actions → 0 → adopts"],
    ["an unknown end", having({ action: { afterwards: "gone" } }), "actions → 0 → afterwards"],
    ["a locale that is none", having({ change: { locale: "xx" } }), "actions → 0 → changes → 0 → locale"],
    ["a field that is none", having({ change: { field: "colour" } }), "actions → 0 → changes → 0 → field"],
    ["a verdict that is none", having({ change: { verdict: "maybe" } }), "actions → 0 → changes → 0 → verdict"],
  ])("with %s", (_, value, place) => {
    expect(refusal(value)?.why).toBe(`The first place that differs is ${place}.`);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["a workspace", { workspace: {} }],
    ["a help center", { helpCenter: { id: "1" } }],
    ["overrides", { overrides: {} }],
    ["guards", { guards: [{}] }],
    ["an outcome", { outcome: "fine" }],
    ["a place", { actions: [action({ place: {} as never })] }],
    ["a version", { version: "1" }],
  ])("without %s of its own", (_, some) => {
    expect(refusal({ ...whole, ...some })?.message).toBe("approved.json is not a saved plan.");
  });

  it("with guards that no option answers, which are named alone", () => {
    const guards = [
      { code: "id-owned", message: "One." },
      { code: "removals", message: "Two.", override: "--allow-removals 2" },
    ];
    expect(refusal(plan([action()], { guards }))?.why).toBe("One. Two. (--allow-removals 2)");
  });

  it.each<[string, unknown, string]>([
    ["of another version", { version: 2 }, "Another version of helpsync wrote it."],
    ["with a digest of another making", { ...whole, digest: "d2:x" }, "Another version of helpsync wrote it."],
    ["that was changed", { ...whole, digest: "d3:x" }, "Its digest does not fit the writes that it holds."],
  ])("%s, with the reason and the way out; the run counts as stopped", (_, value, why) => {
    expect(refusal(value)).toMatchObject({
      why,
      next: "Make a new plan with `helpsync plan --out FILE`, let it be approved, and apply that one.",
      outcome: "stopped",
    });
  });
});

it("a plan of another config is refused, and both configs are named", () => {
  const approved = parse(plan([action()], { config: "c1:then" }));
  expect(mismatch(approved, plan([action()]), "f.json")).toMatchObject({
    why: "What it says about content, policies, pictures or test has changed (c1:then then, c1:x now).",
    next: expect.stringContaining("helpsync plan --out FILE") as string,
  });
});

describe("what cannot be done now that was approved", () => {
  const drift = (some: Partial<FieldChange>): FieldChange => change({ verdict: "drift", ...some });
  const told = (before: Plan, now: Action): string[] =>
    differencesOf(parse(before), plan([now])).map(({ key, what, how }) => `${key ?? "none"} | ${what} | ${how}`);

  it("is told where a teammate moved the page, if its place was to be written", () => {
    const placed = action({ changes: [], place: PLACE });
    const kept = action({ verb: "drift", changes: [], place: { ...PLACE, verdict: "drift" } });
    expect(told(plan([placed]), kept)).toEqual(["article:a | place | edited in Intercom since"]);
    expect(told(plan([action()]), kept)).toEqual([]);
  });

  it("is told of the field and the language that was to be written, and of no other", () => {
    const kept = action({ verb: "drift", changes: [drift({ locale: "fr" }), drift({ field: "body" })] });
    expect(told(plan([action()]), kept)).toEqual([]);
    const both = plan([action({ changes: [change({ locale: "fr" })] })]);
    expect(told(both, kept)).toEqual(["article:a | fr title | edited in Intercom since"]);
  });

  it("is told where it is another page, or where only one side differs", () => {
    expect(told(plan([action()]), action({ id: "8" }))).toEqual([
      "article:a | en title | it is another one in Intercom now",
    ]);
  });

  it("is not asked of what has no key", () => {
    const { key, ...unmanaged } = action({ verb: "delete", changes: [] });
    const now: Action = { ...unmanaged, verb: "blocked" };
    expect(key).toBe("article:a");
    expect(told(plan([unmanaged]), now)).toEqual([]);
    expect(told(plan([action({ key: "article:b" })]), unmanaged)).toEqual([
      "none | delete | not in the approved plan (changed in content)",
    ]);
  });
});
