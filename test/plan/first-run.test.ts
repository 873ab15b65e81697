import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import type { LiveResource } from "../../src/model/live.ts";
import type { Action } from "../../src/model/plan.ts";
import { emptyState, type ResourceState, type State } from "../../src/model/state.ts";
import { afterPart, firstRunGuards } from "../../src/plan/guards/first-run.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { action, input, known, overrides } from "./planning.ts";

const { live } = input({}, 1);
const [PAGE] = live.resources;

/** A help center of which helpsync knows these, and that holds this many articles. */
function helpCenter(pages: number, knows: Partial<State> = {}, some: Partial<PlanInput> = {}): PlanInput {
  return input({ live: input({}, pages).live, state: { ...emptyState("w", "1"), ...knows }, ...some });
}

function states(...keys: readonly Key[]): ReadonlyMap<Key, ResourceState> {
  return new Map(keys.map((key) => [key, known(key)]));
}

const made = (count: number, some: Partial<Action> = {}): Action[] =>
  Array.from({ length: count }, (_, index) => action({ verb: "create", key: `article:c${String(index)}`, ...some }));
const taken = (count: number, some: Partial<Action> = {}): Action[] =>
  made(count, { verb: "adopt", adopts: "place-and-title", ...some });

function codes(actions: readonly Action[], given: PlanInput): string[] {
  return firstRunGuards(actions, given).map(({ code }) => code);
}

describe("a run without a memory stops", () => {
  it("and says what Intercom holds and what it would do there", () => {
    const actions = [...taken(1, { verb: "conflict" }), ...taken(1), ...made(1), action()];
    expect(firstRunGuards(actions, helpCenter(3))).toEqual([
      {
        code: "first-run",
        message:
          "This help center holds 3 articles and helpsync has no memory of it. An apply would take over 2 of them (1 in conflict) and create 1 more. Look whether that is right: what it does not recognise gets a second copy.",
        override: "--first-run",
      },
    ]);
    expect(firstRunGuards(taken(1), helpCenter(1))[0]?.message).toContain(
      "holds 1 article and helpsync has no memory of it. An apply would take over 1 of them and create 0 more.",
    );
  });

  it.each<[string, Action[], PlanInput]>([
    ["Intercom holds no article", made(1), helpCenter(0)],
    ["nothing is made or taken over", [action(), action({ verb: "drift" })], helpCenter(3)],
    ["it remembers a page", made(9), helpCenter(3, { resources: states("article:a") })],
    ["it is allowed", [...made(1), ...taken(1)], helpCenter(3, {}, { overrides: overrides({ firstRun: "allow" }) })],
  ])("but not where %s", (_, actions, given) => {
    expect(codes(actions, given)).toEqual([]);
  });

  it("for folders, too: they have collections in Intercom", () => {
    expect(codes(made(1, { kind: "collection", key: "collection:g" }), helpCenter(1))).toEqual(["first-run"]);
  });

  it("but not for articles of another help center, which this one would not touch", () => {
    const theirs = [collection("5", "2"), ...live.resources.map((page) => ({ ...page, parents: ["5"] }))];
    const given = helpCenter(0, {}, { live: { ...live, resources: theirs } });
    expect(codes(made(1), given)).toEqual([]);
  });
});

function collection(id: string, helpCenterId: string): LiveResource {
  if (PAGE === undefined) throw new Error("There is no page.");
  return { ...PAGE, kind: "collection", id, helpCenterId };
}

describe("a run with a memory that is not whole stops", () => {
  const due = (...keys: readonly Key[]): Partial<State> => ({ firstRun: "due", resources: states(...keys) });

  it("where it would make more than it knows and takes over", () => {
    expect(firstRunGuards([...made(3), ...taken(1)], helpCenter(4, due("article:a", "collection:g")))).toEqual([
      {
        code: "creates",
        message:
          "This help center holds 4 articles and helpsync knows 1 so far: its memory was rebuilt, or only a part was applied. An apply would take over 1 of them and create 3 more. That is more new than known: check titles, folders and the help center's name.",
        override: "--allow-creates 3",
        counted: 3,
      },
    ]);
    expect(codes([...made(2), ...taken(1)], helpCenter(4, due("article:a")))).toEqual([]);
  });

  it("whatever was said of the first run", () => {
    const allowed = { overrides: overrides({ firstRun: "allow" }) };
    expect(codes(made(2), helpCenter(4, due("article:a"), allowed))).toEqual(["creates"]);
    expect(codes(made(2), helpCenter(4, due("article:a")))).toEqual(["creates"]);
  });

  it("where what it knows are retired pages", () => {
    const retired = new Map<Key, ResourceState>([["article:a", { ...known("7"), retired: "hidden" }]]);
    expect(codes(made(1), helpCenter(4, { firstRun: "due", resources: retired }))).toEqual(["creates"]);
  });

  it("unless exactly that number is allowed", () => {
    const told = (allowCreates: number): string[] =>
      codes(made(2), helpCenter(4, due("article:a"), { overrides: overrides({ allowCreates }) }));
    expect([told(1), told(2), told(3)]).toEqual([["creates"], [], ["creates"]]);
  });

  it("for articles alone: folders are made as they are needed", () => {
    const folders = made(9, { kind: "collection", key: "collection:g" });
    expect(codes([...folders, ...made(1)], helpCenter(4, due("article:a")))).toEqual([]);
  });
});

describe("after a run of a part, the first full run is still to come", () => {
  it.each([
    ["where Intercom held articles and nothing was known", 1, {}, { firstRun: "due" }],
    ["where it was to come already", 0, { firstRun: "due", resources: states("article:a") }, { firstRun: "due" }],
    ["but not where Intercom held none", 0, {}, {}],
    ["but not where something was known", 1, { resources: states("article:a") }, {}],
  ] as const)("%s", (_, pages, knows, expected) => {
    expect(afterPart(helpCenter(pages, knows))).toEqual(expected);
  });
});
