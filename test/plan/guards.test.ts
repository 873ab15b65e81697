import { describe, expect, it } from "vitest";
import { guardsOf } from "../../src/plan/guards/guards.ts";
import { emptyState } from "../../src/model/state.ts";
import type { Action } from "../../src/model/plan.ts";
import { action, change, desired, input, known, overrides } from "./planning.ts";

/** As many articles as are asked for that stop being public. */
function going(number: number, some: Partial<Action> = {}): Action[] {
  return Array.from({ length: number }, () =>
    action({ verb: "unpublish", changes: [change({ field: "state", publication: "unpublishes" })], ...some }),
  );
}

function codes(...parameters: Parameters<typeof guardsOf>): string[] {
  return guardsOf(...parameters).map(({ code }) => code);
}

describe("pages that stop being public", () => {
  it.each([
    ["three may always go", 3, 3, 10, false],
    ["a fourth of four may not", 4, 4, 10, true],
    ["a fifth of 20 may go", 4, 20, 10, false],
    ["more than a fifth of 20 may not", 5, 20, 10, true],
    ["ten of a hundred may go", 10, 100, 10, false],
    ["max_removals is less than a fifth of a hundred", 11, 100, 10, true],
    ["max_removals may be less than three", 1, 3, 0, true],
  ])("%s", (_, number, pages, maxRemovals, stops) => {
    const { policies } = input();
    const given = input({ policies: { ...policies, maxRemovals } }, pages);
    expect(codes(going(number), given)).toEqual(stops ? ["removals"] : []);
  });

  it.each(["update", "move", "unpublish", "delete"] as const)("count whatever the verb: %s", (verb) => {
    expect(codes(going(4, { verb }), input({}, 4))).toEqual(["removals"]);
  });

  it.each(["conflict", "blocked"] as const)("do not count where nothing is written: %s", (verb) => {
    expect(codes(going(4, { verb }), input({}, 4))).toEqual([]);
  });

  it("go with exactly their number", () => {
    const told = (allowRemovals: number): string[] =>
      codes(going(5), input({ overrides: overrides({ allowRemovals }) }, 4));
    expect([told(4), told(5), told(6)]).toEqual([["removals"], [], ["removals"]]);
  });

  it("are told with their number and the limit", () => {
    expect(guardsOf(going(4), input({}, 4))).toEqual([
      {
        code: "removals",
        message:
          "4 pages would no longer be public; at most 3 may go at once (policies.max_removals, and 20 % of the public pages).",
        override: "--allow-removals 4",
        counted: 4,
      },
    ]);
  });
});

describe("drafts that become public", () => {
  const publishing = (some: Partial<Action> = {}): Action =>
    action({ changes: [change({ field: "state", publication: "publishes", meant: "m1:published" })], ...some });
  const { policies } = input();
  const strict = { policies: { ...policies, maxPublishes: 0 } };
  const remembered = (meant: string) => ({
    ...emptyState("w", "1"),
    resources: new Map([
      ["article:a" as const, { ...known("7"), locales: { en: { state: { meant, answered: null } } } }],
    ]),
  });

  it("count where an older helpsync remembered what their file says, as nothing tells that it changed", () => {
    const told = (meant: string): string[] => codes([publishing()], input({ ...strict, state: remembered(meant) }));
    expect([told("m0:published"), told("m1:draft")]).toEqual([["publishes"], []]);
  });

  it("count where their file says what it said", () => {
    expect(guardsOf([publishing()], input({ ...strict, state: remembered("m1:published") }))).toEqual([
      {
        code: "publishes",
        message:
          "1 draft would become public without a change of their own file; at most 0 may (policies.max_publishes).",
        override: "--allow-publishes 1",
        counted: 1,
      },
    ]);
  });

  it("count where they were taken over, unless they are new translations", () => {
    expect(codes([publishing()], input(strict))).toEqual(["publishes"]);
    const { seen, ...fresh } = change({ field: "state", publication: "publishes" });
    expect(codes([publishing({ changes: [fresh] })], input(strict)), seen).toEqual([]);
  });

  it.each([
    ["their file changed", publishing(), "m1:draft"],
    ["it is a new article", publishing({ verb: "create" }), "m1:published"],
    ["it is not written", publishing({ verb: "conflict" }), "m1:published"],
  ])("do not count where %s", (_, one, meant) => {
    expect(codes([one], input({ ...strict, state: remembered(meant) }))).toEqual([]);
  });

  it("go with exactly their number, and as many as max_publishes always", () => {
    const told = (allowPublishes: number): string[] =>
      codes([publishing(), publishing()], input({ ...strict, overrides: overrides({ allowPublishes }) }));
    expect([told(1), told(2), told(3)]).toEqual([["publishes"], [], ["publishes"]]);
    const two = input({ policies: { ...policies, maxPublishes: 2 } });
    expect(codes([publishing(), publishing()], two)).toEqual([]);
  });
});

describe("an empty content folder", () => {
  const nothing = { defaultLocale: "en" as const, resources: [] };

  it("stops where the state knows an article that is not retired", () => {
    expect(codes([], input({ desired: nothing }, 1))).toEqual(["empty-content"]);
    expect(codes([], input({ desired: nothing }))).toEqual([]);
    expect(codes([], input({}, 1))).toEqual([]);
    const retired = { ...known("7"), retired: "hidden" as const };
    const resources = new Map([
      ["article:a" as const, retired],
      ["collection:b" as const, known("8")],
    ]);
    expect(codes([], input({ desired: nothing, state: { ...emptyState("w", "1"), resources } }))).toEqual([]);
  });

  it("says so where it is only for other workspaces", () => {
    const told = guardsOf([], input({ desired: nothing, excluded: new Set(["article:a"]) }, 2))[0]?.message;
    expect(told).toBe(
      "No article of the content folder is for this workspace (`only` and `exclude` in the config), and helpsync would let go of the 2 articles that it knows.",
    );
  });
});

it("another default locale than the help center's stops; where the help center tells none, nothing does", () => {
  const french = { defaultLocale: "fr" as const, resources: [desired("article:a")] };
  expect(guardsOf([], input({ desired: french }))[0]).toMatchObject({
    code: "default-locale",
    message: expect.stringContaining("Set locales.default to en.") as string,
  });
  const { live } = input();
  const helpCenter = { ...live.workspace.helpCenter, defaultLocale: null };
  const silent = { ...live, workspace: { ...live.workspace, helpCenter } };
  expect(codes([], input({ desired: french, live: silent }))).toEqual([]);
});

describe("the checkout", () => {
  const commit = "b".repeat(40);
  const state = { ...emptyState("w", "1"), commit: "c".repeat(40) };

  it.each([
    ["no", commit, /^HEAD \(bbbbbbb\) does not hold the commit that was applied last \(ccccccc\): /u],
    ["no", null, /^This checkout has no commit, and so does not hold the commit that was applied last \(ccccccc\): /u],
    ["unknown", commit, /too shallow to tell .* \(ccccccc\)\. .*fetch-depth: 0/u],
  ] as const)("stops where it holds what was applied last: %s (HEAD %s)", (holdsLastApplied, head, told) => {
    const git = { commit: head, holdsLastApplied, uncommitted: [] };
    const [guard] = guardsOf([], input({ git, state }));
    expect(guard).toMatchObject({ code: "rollback", override: "--allow-rollback" });
    expect(guard?.message).toMatch(told);
    expect(codes([], input({ git, state, overrides: overrides({ rollback: "allow" }) }))).toEqual([]);
  });

  it("stops where it lacks a commit of which a part was applied, and names that one", () => {
    const part = "d".repeat(40);
    const git = { commit, holdsLastApplied: "no" as const, notHeld: part, uncommitted: [] };
    const [guard] = guardsOf([], input({ git, state: { ...state, partial: [part] } }));
    expect(guard?.message).toMatch(/^HEAD \(bbbbbbb\) does not hold a commit that was applied in part \(ddddddd\): /u);
  });

  it.each([
    [1, "f1.md is not committed, and test is a real workspace. Commit first."],
    [5, "f1.md, f2.md, f3.md, f4.md, f5.md are not committed, and test is a real workspace. Commit first."],
    [7, "f1.md, f2.md, f3.md, f4.md, f5.md and 2 more are not committed, and test is a real workspace. Commit first."],
  ])("stops with %i files that are not committed", (number, message) => {
    const uncommitted = Array.from({ length: number }, (_, index) => `f${index + 1}.md`);
    const git = { commit, holdsLastApplied: "yes" as const, uncommitted };
    expect(guardsOf([], input({ git }))).toEqual([{ code: "dirty", message, override: "--allow-dirty" }]);
    expect(codes([], input({ git, overrides: overrides({ dirty: "allow" }) }))).toEqual([]);
    expect(codes([], input({ git, workspace: { name: "s", sandbox: true, apiVersion: "2.16" } }))).toEqual([]);
  });
});
