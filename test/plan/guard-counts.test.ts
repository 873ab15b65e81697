import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import type { LiveResource } from "../../src/model/live.ts";
import type { Action } from "../../src/model/plan.ts";
import { emptyState } from "../../src/model/state.ts";
import { guardsOf } from "../../src/plan/guards/guards.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { action, change, input, known } from "./planning.ts";

function messages(actions: readonly Action[], given: PlanInput): string[] {
  return guardsOf(actions, given).map(({ message }) => message);
}

describe("the public pages of which a fifth may go", () => {
  const going = (count: number): Action[] =>
    Array.from({ length: count }, () =>
      action({ verb: "unpublish", changes: [change({ field: "state", publication: "unpublishes" })] }),
    );

  /** 20 public pages that helpsync knows, and more that are not among them. */
  function holding(some: (page: LiveResource) => readonly LiveResource[]): PlanInput {
    const given = input({}, 20);
    const [page] = given.live.resources;
    if (page === undefined) throw new Error("There is no page.");
    return { ...given, live: { ...given.live, resources: [...given.live.resources, ...some(page)] } };
  }

  function limit(given: PlanInput): string | undefined {
    return /at most (\d+)/u.exec(messages(going(9), given)[0] ?? "")?.[1];
  }

  const copies = (page: LiveResource, some: (index: number) => Partial<LiveResource>): LiveResource[] =>
    Array.from({ length: 20 }, (_, index) => ({ ...page, ...some(index) }));

  it("are those that helpsync knows", () => {
    expect(limit(holding(() => []))).toBe("4");
    expect(limit(holding((page) => copies(page, (index) => ({ id: `other ${String(index)}` }))))).toBe("4");
  });

  it("are no collections", () => {
    expect(limit(holding((page) => copies(page, () => ({ kind: "collection" }))))).toBe("4");
  });

  it("are no drafts, and are counted in each language", () => {
    const en = { title: "T", url: null, pendingDraft: false };
    const draft = { ...en, state: "draft" };
    expect(limit(holding((page) => copies(page, () => ({ locales: { en: draft } }))))).toBe("4");
    const both = { en: draft, fr: { ...en, state: "published" } };
    expect(limit(holding((page) => copies(page, () => ({ locales: both }))))).toBe("8");
  });

  it("are not taken away by what is changed and stays public", () => {
    const changed = Array.from({ length: 9 }, () =>
      action({ changes: [change({ publication: "publishes" }), change()] }),
    );
    const { policies } = input();
    expect(messages(changed, input({ policies: { ...policies, maxPublishes: 99 } }, 20))).toEqual([]);
  });
});

it("one page and one article are told as one", () => {
  const { policies } = input();
  const gone = action({ verb: "unpublish", changes: [change({ field: "state", publication: "unpublishes" })] });
  const none = { defaultLocale: "en" as const, resources: [] };
  expect(messages([gone], input({ policies: { ...policies, maxRemovals: 0 } }, 1))[0]).toContain(
    "1 page would no longer be public; at most 0 may",
  );
  expect(messages([], input({ desired: none }, 1))).toEqual([
    "The content folder holds no article, and helpsync would let go of the 1 article that it knows.",
  ]);
});

describe("drafts that become public without a change of their own file", () => {
  const { policies } = input();
  const strict = { policies: { ...policies, maxPublishes: 0 } };
  const publishing = (some: Partial<Action> = {}): Action =>
    action({ changes: [change({ field: "state", publication: "publishes", meant: "m1:published" })], ...some });
  const resources = new Map<Key, ReturnType<typeof known>>([["article:a", known("7")]]);

  it("are none where the state never learnt what their file said: it says so newly", () => {
    expect(messages([publishing()], input({ ...strict, state: { ...emptyState("w", "1"), resources } }))).toEqual([]);
  });

  it("are told where nothing is meant, as nothing was before", () => {
    const { meant, ...rest } = change({ field: "state", publication: "publishes" });
    expect(meant).toBeDefined();
    const given = input({ ...strict, state: { ...emptyState("w", "1"), resources } });
    expect(messages([publishing({ changes: [rest] })], given)[0]).toContain("1 draft would become public");
  });

  it("are told of what only moves, and of more than one language", () => {
    const both = publishing().changes.flatMap((one) => [one, { ...one, locale: "fr" as const }]);
    expect(messages([publishing({ verb: "move", changes: both })], input(strict))[0]).toContain(
      "2 drafts would become public without a change of their own file; at most 0 may",
    );
  });

  it("are no page that goes, and no other change", () => {
    const { changes } = publishing();
    const others = changes.map((one) => ({ ...one, publication: "unpublishes" as const }));
    expect(messages([publishing({ changes: others }), action()], input(strict, 20))).toEqual([]);
  });
});

describe("a checkout that lacks a commit", () => {
  const state = { ...emptyState("w", "1"), commit: "c".repeat(40), partial: ["c".repeat(40), "d".repeat(40)] };
  const lacking = (notHeld: string | undefined, some: Partial<PlanInput> = {}): string | undefined => {
    const git = { commit: "b".repeat(40), holdsLastApplied: "no" as const, uncommitted: [] };
    return messages([], input({ git: notHeld === undefined ? git : { ...git, notHeld }, state, ...some }))[0];
  };

  it.each([
    ["the one that was applied last", undefined, "the commit that was applied last (ccccccc)"],
    ["the one that was applied last, in parts before", "c".repeat(40), "the commit that was applied last (ccccccc)"],
    ["one of which a part was applied", "d".repeat(40), "a commit that was applied in part (ddddddd)"],
    ["one that no state names", "e".repeat(40), "the commit that was applied last (eeeeeee)"],
  ])("is told which: %s", (_, notHeld, name) => {
    expect(lacking(notHeld)).toBe(
      `HEAD (bbbbbbb) does not hold ${name}: what was applied since would be taken back. Merge or pull first.`,
    );
  });

  it("that was applied last, where the state knows of no part", () => {
    expect(lacking("d".repeat(40), { state: { ...emptyState("w", "1"), commit: null } })).toContain(
      "the commit that was applied last (ddddddd)",
    );
  });

  it("or may lack it, as too little of the history is there", () => {
    const git = { commit: null, holdsLastApplied: "unknown" as const, uncommitted: [] };
    expect(messages([], input({ git, state }))).toEqual([
      "This checkout is too shallow to tell whether it holds the commit that was applied last (ccccccc). Fetch all of the history: git fetch --unshallow, or fetch-depth: 0 of actions/checkout.",
    ]);
  });
});
