import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action, Guard, Overrides, Plan } from "../../../src/model/plan.ts";
import { writesOf } from "../../../src/plan/approval/digest.ts";
import { parseSavedPlan, type SavedPlan } from "../../../src/plan/approval/saved-plan.ts";
import { asApproved, differencesOf, mismatch } from "../../../src/plan/approval/saved.ts";
import { action, change, overrides, plan } from "../planning.ts";
import { applied, article } from "./story.ts";

/** A plan as it comes back from the file that it was written to. */
function saved(actions: readonly Action[], some: Partial<Plan> = {}): SavedPlan {
  return parseSavedPlan(JSON.stringify(plan(actions, some)), "approved.json");
}

function told(before: readonly Action[], now: readonly Action[]): string[] {
  return differencesOf(saved(before), plan(now)).map(({ title, what, how }) => `${title} | ${what} | ${how}`);
}

const keys = fc.constantFrom("article:a", "article:b", "article:c", "collection:g");
const changes = fc.uniqueArray(
  fc.record({
    locale: fc.constantFrom("en", "fr"),
    field: fc.constantFrom("title", "body", "state"),
    meant: fc.constantFrom("m1:1", "m1:2"),
    seen: fc.constantFrom("r1:1", "r1:2"),
  }),
  { selector: ({ locale, field }) => `${locale} ${field}`, minLength: 1 },
);
const actions = fc.uniqueArray(
  fc
    .record({ key: keys, verb: fc.constantFrom("create", "update", "move", "unpublish", "delete"), changes })
    .map(({ key, verb, changes: some }) =>
      action({
        key,
        kind: key === "collection:g" ? "collection" : "article",
        verb,
        changes: some.map((each) => change(each)),
      }),
    ),
  { selector: ({ key }) => key },
);

describe("a plan and the same plan saved", () => {
  it("do not differ, and have the same digest and the same writes", () => {
    fc.assert(
      fc.property(actions, (some) => {
        const back = saved(some);
        expect(back.digest).toBe(plan(some).digest);
        expect(back.actions.flatMap(writesOf)).toEqual(some.flatMap(writesOf));
        expect(differencesOf(back, plan(some))).toEqual([]);
      }),
    );
  });

  it("do not differ where only a part of it is still to be done, and do where anything else is", () => {
    fc.assert(
      fc.property(actions, actions, (before, now) => {
        const lines = (some: readonly Action[]): string[] => some.flatMap(writesOf).map((line) => JSON.stringify(line));
        const approved = new Set(lines(before));
        const differences = differencesOf(saved(before), plan(now));
        const isPart = lines(now).every((line) => approved.has(line));
        expect(differences.length === 0).toBe(isPart);
      }),
    );
  });
});

describe("what differs from an approval is told", () => {
  it("where Intercom holds something else, where the content says something else, where both do", () => {
    expect(told([action()], [action({ changes: [change({ seen: "r1:else" })] })])).toEqual([
      "A | en title | what it was to be written over was changed in Intercom since",
    ]);
    expect(told([action()], [action({ changes: [change({ meant: "m1:else" })] })])).toEqual([
      "A | en title | the content says something else than the approved plan",
    ]);
    expect(told([action()], [action({ id: "8", changes: [change({ meant: "m1:else", seen: "r1:else" })] })])).toEqual([
      "A | en title | it is another one in Intercom now; what it was to be written over was changed in Intercom since; the content says something else than the approved plan",
    ]);
  });

  it("where a write is new: a field, a place, a key, a resource, a removal", () => {
    const place = { verdict: "write", before: "5", beforeTitle: "G", after: "collection:h", afterTitle: "H" } as const;
    const more = action({
      changes: [change(), change({ locale: "fr", field: "body" })],
      place,
      movedFrom: "article:z",
    });
    expect(
      told(
        [action()],
        [more, action({ verb: "delete", key: "article:b", title: "B", reason: "file removed", changes: [] })],
      ),
    ).toEqual([
      "A | new key | not in the approved plan (changed in content)",
      "A | fr body | not in the approved plan (changed in content)",
      "A | place | not in the approved plan (changed in content)",
      "B | delete | not in the approved plan (file removed)",
    ]);
  });

  it("where teammates were there since: the fields in conflict, or why it is stopped as a whole", () => {
    const reason = "changed in content and edited in Intercom";
    const both = [change({ verdict: "conflict" }), change({ locale: "fr" })];
    const place = { verdict: "conflict", before: "5", beforeTitle: "G", after: null, afterTitle: null } as const;
    expect(told([action()], [action({ verb: "conflict", reason, changes: both, place })])).toEqual([
      "A | en title | changed in content, and in Intercom since",
      "A | place | changed in content, and in Intercom since",
    ]);
    const pending = action({ verb: "conflict", reason: "a teammate has a draft pending" });
    expect(told([action()], [pending])).toEqual(["A |  | conflict now: a teammate has a draft pending"]);
    const blocked = action({ verb: "blocked", reason: "its collection is blocked" });
    expect(told([action()], [blocked])).toEqual(["A |  | blocked now: its collection is blocked"]);
  });

  it("where an edit is kept now that was to be written over, or the page is gone", () => {
    const kept = action({
      verb: "drift",
      changes: [change({ verdict: "drift" }), change({ verdict: "drift", field: "body" })],
    });
    expect(told([action()], [kept])).toEqual(["A | en title | edited in Intercom since"]);
    const gone = action({ verb: "drift", reason: "deleted in Intercom", changes: [] });
    expect(told([action()], [gone])).toEqual(["A |  | deleted in Intercom"]);
  });

  it("but not where it was no part of the approval", () => {
    const others = [
      action({ verb: "conflict", key: "article:b" }),
      action({ verb: "drift", key: "article:c", changes: [] }),
      action({ verb: "unchanged", changes: [] }),
    ];
    expect(told([action()], others)).toEqual([]);
    const placed = { verdict: "drift", before: "5", beforeTitle: "G", after: null, afterTitle: null } as const;
    expect(told([action()], [action({ verb: "drift", changes: [], place: placed })])).toEqual([]);
  });
});

describe("an approval answers the guards whose number it names", () => {
  const guard = (code: string, counted?: number) => ({
    code,
    message: `${code}.`,
    ...(counted === undefined ? {} : { counted }),
  });
  const left = (guards: readonly Guard[], some: Partial<Overrides>): readonly string[] =>
    asApproved(plan([action()], { guards }), overrides(some)).guards.map(({ code }) => code);

  it.each([
    ["removals", "allowRemovals"],
    ["publishes", "allowPublishes"],
    ["creates", "allowCreates"],
  ] as const)("%s", (code, option) => {
    expect(left([guard(code, 5)], { [option]: 5 })).toEqual([]);
    expect(left([guard(code, 3)], { [option]: 5 }), "a part is done already").toEqual([]);
    expect(left([guard(code, 6)], { [option]: 5 })).toEqual([code]);
    expect(left([guard(code, 1)], {})).toEqual([code]);
    expect(left([guard(code, 1), guard("rollback")], { [option]: 1 })).toEqual(["rollback"]);
  });

  it("and no other", () => {
    const all = { allowRemovals: 9, allowPublishes: 9, allowCreates: 9 };
    expect(left([guard("first-run"), guard("dirty")], all)).toEqual(["first-run", "dirty"]);
    const now = plan([action()], { guards: [guard("removals", 1)] });
    expect([now.outcome, asApproved(now, overrides(all)).outcome]).toEqual(["stopped", "done"]);
  });
});

describe("a draft that a teammate began after the approval", () => {
  it.each([
    ["of the language that is written", "en"],
    ["of another language of the page", "fr"],
  ])("is told: %s", async (_, locale) => {
    const world = await applied({ "a.md": article("A", "One."), "a.fr.md": article("A", "Un.") });
    world.files.set("a.md", article("A", "Other words."));
    const before = await world.plan({ drafts: "overwrite" });
    const approved = parseSavedPlan(JSON.stringify(before.plan), "approved.json");
    expect(differencesOf(approved, (await world.plan(approved.overrides)).plan)).toEqual([]);
    const { id } = before.plan.actions[0] ?? {};
    await world.edit({ action: "draft", article: id, locale, body: "<p>A teammate's.</p>" });
    const now = await world.plan(approved.overrides);
    expect(differencesOf(approved, now.plan)).toEqual([
      { key: "article:a", title: "A", what: `${locale} draft`, how: "a teammate began it after the approval" },
    ]);
    const again = parseSavedPlan(JSON.stringify(now.plan), "approved.json");
    expect(differencesOf(again, (await world.plan(again.overrides)).plan)).toEqual([]);
  });
});

describe("a saved plan is refused", () => {
  const whole = plan([action()]);
  const refusal = (value: unknown): string => {
    try {
      parseSavedPlan(typeof value === "string" ? value : JSON.stringify(value), "approved.json");
      return "";
    } catch (error) {
      return error instanceof Error && "why" in error ? `${error.message} ${String(error.why)}` : String(error);
    }
  };

  it.each([
    ["no JSON", "{", "approved.json is not a saved plan. It is not JSON."],
    ["no object", "7", "approved.json is not a saved plan. It is not the JSON of a plan."],
    ["another version", { ...whole, version: 3 }, "schema version 3; this helpsync reads version 1."],
    ["a field of another type", { ...whole, config: 1 }, "The first place that differs is config."],
    ["an action without a title", { ...whole, actions: [{}] }, "The first place that differs is actions → 0 → verb."],
    ["another digest", { ...whole, digest: "d3:x" }, "approved.json was changed after it was made."],
    ["a digest of another version", { ...whole, digest: "d2:x" }, "Another version of helpsync wrote it."],
    [
      "more that is allowed",
      { ...whole, overrides: overrides({ rollback: "allow" }) },
      "was changed after it was made.",
    ],
    ["an option of its own", { ...whole, overrides: { ...whole.overrides, only: "x" } }, "overrides → only"],
  ])("with %s", (_, value, why) => {
    expect(refusal(value)).toContain(why);
  });

  it("with guards of its own, which are named with what lets them through", () => {
    const guards = [{ code: "removals", message: "12 pages would go.", override: "--allow-removals 12" }];
    expect(refusal(plan([action()], { guards }))).toBe(
      "approved.json cannot be applied: the plan was stopped. 12 pages would go. (--allow-removals 12)",
    );
  });

  it("for another workspace, help center, API version or config; each side is named", () => {
    const now = plan([action()]);
    const { workspace, helpCenter } = now;
    const why = (some: Partial<Plan>): string | undefined => mismatch(saved([action()], some), now, "f.json")?.message;
    expect(why({})).toBeUndefined();
    expect(why({ workspace: { ...workspace, name: "x" } })).toContain(
      "of workspace x; this run is for workspace test.",
    );
    expect(why({ workspace: { ...workspace, id: "x" } })).toContain(
      "of Intercom workspace x; this run is for Intercom workspace w.",
    );
    expect(why({ helpCenter: { ...helpCenter, id: "2" } })).toContain(
      "of help center 2; this run is for help center 1.",
    );
    expect(why({ workspace: { ...workspace, apiVersion: "2.9" } })).toContain(
      "of API version 2.9; this run is for API version 2.16.",
    );
    expect(why({ config: "c1:y" })).toBe("The config is not the one that f.json was made with.");
  });
});
