import { describe, expect, it } from "vitest";
import type { DesiredResource } from "../../src/model/desired.ts";
import type { Key } from "../../src/model/key.ts";
import type { LiveResource } from "../../src/model/live.ts";
import type { Action } from "../../src/model/plan.ts";
import { emptyState } from "../../src/model/state.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { makePlan } from "../../src/plan/plan.ts";

const BODY = "<p>Words.</p>";

function desiredCollection(path: string, title: string, parent: Key | null = null): DesiredResource {
  const locales = { en: { title } };
  return { kind: "collection", key: `collection:${path}`, path, parent, movedFrom: [], intercomId: {}, locales };
}

function desiredArticle(path: string, title: string, parent: Key | null, intercomId = {}): DesiredResource {
  const locales = { en: { title, body: { meant: `m2:${path}`, parts: [BODY] } } };
  return { kind: "article", key: `article:${path}`, path, parent, movedFrom: [], intercomId, locales };
}

const NEVER = { createdAt: 0, updatedAt: 0, updatedBy: null };

function liveCollection(id: string, title: string, parents: string[] = [], helpCenterId = "1"): LiveResource {
  const en = { title, url: null, pendingDraft: false };
  return { kind: "collection", id, parents, helpCenterId, locales: { en }, ...NEVER };
}

function liveArticle(id: string, title: string, parents: string[], body = BODY): LiveResource {
  const en = { title, body, state: "published", url: `https://h.example.com/en/articles/${id}`, pendingDraft: false };
  return { kind: "article", id, parents, helpCenterId: null, locales: { en }, ...NEVER };
}

interface Sides {
  readonly desired: readonly DesiredResource[];
  readonly live: readonly LiveResource[];
  readonly rest?: Partial<PlanInput>;
}

function planOf({ desired, live, rest = {} }: Sides): ReturnType<typeof makePlan> {
  const helpCenter = { id: "1", identifier: "help", displayName: "Help", url: "https://h.example.com" };
  const person = { id: "9", email: "sam@example.com", name: "Sam" };
  return makePlan({
    workspace: { name: "test", sandbox: false, apiVersion: "2.16" },
    desired: { defaultLocale: "en", resources: desired },
    live: {
      workspace: {
        ...{ id: "w", name: "W", tokenOwner: person, admins: [person] },
        helpCenter: { ...helpCenter, defaultLocale: "en", locales: ["en"] },
      },
      resources: live,
    },
    ...{ state: emptyState("w", "1"), unsettled: new Map(), seconds: [], ignored: new Set<string>(), locales: ["en"] },
    defaults: { state: "published" },
    policies: { uiEdits: "protect", onRemoval: "unpublish", maxRemovals: 10, maxPublishes: 10 },
    ...{ folderPolicies: [], excluded: new Set<never>(), ownedElsewhere: new Map<string, string>(), config: "c1:test" },
    git: { commit: null, holdsLastApplied: "yes", uncommitted: [] },
    overrides: {
      ...{ firstRun: "allow", rollback: "refuse", dirty: "refuse", uiEdits: "policy", drafts: "protect" },
      ...{ recreate: [], rerender: [], only: [] },
    },
    ...rest,
  });
}

function actionOf(sides: Sides, key: Key): Action | undefined {
  return planOf(sides).actions.find((action) => action.key === key);
}

const G = desiredCollection("g", "Guides");
const A = desiredArticle("g/a", "A", "collection:g");

describe("where a resource is looked for", () => {
  it.each<readonly [string, LiveResource[], Action["verb"]]>([
    ["in its collection", [liveCollection("5", "Guides"), liveArticle("7", "A", ["5"])], "adopt"],
    [
      "not in another collection",
      [liveCollection("5", "Guides"), liveCollection("6", "X"), liveArticle("7", "A", ["6"])],
      "create",
    ],
    ["not among those without one", [liveCollection("5", "Guides"), liveArticle("7", "A", [])], "create"],
    ["not in a collection that is still to be made", [liveArticle("7", "A", [])], "create"],
    [
      "in the one place of several that is its own",
      [liveCollection("5", "Guides"), liveCollection("6", "X"), liveArticle("7", "A", ["6", "5"])],
      "adopt",
    ],
    [
      "not in a collection of the same name in another help center",
      [liveCollection("5", "Guides", [], "2"), liveArticle("7", "A", ["5"])],
      "create",
    ],
    ["not by another title", [liveCollection("5", "Guides"), liveArticle("7", "a", ["5"])], "create"],
    [
      "spaces around its title left aside",
      [liveCollection("5", " Guides "), liveArticle("7", " A", ["5"])],
      "conflict",
    ],
    [
      "not among collections, for an article",
      [liveCollection("5", "Guides"), liveCollection("8", "A", ["5"])],
      "create",
    ],
  ])("%s", (_name, live, verb) => {
    expect(actionOf({ desired: [G, A], live }, A.key)?.verb).toBe(verb);
  });

  it("in no collection, where its file stands in none", () => {
    const root = desiredArticle("a", "A", null);
    expect(actionOf({ desired: [root], live: [liveArticle("7", "A", [])] }, root.key)?.verb).toBe("adopt");
    const elsewhere = [liveCollection("5", "Guides"), liveArticle("7", "A", ["5"])];
    expect(actionOf({ desired: [root], live: elsewhere }, root.key)?.verb).toBe("create");
  });

  it("below collections that are taken over themselves, three deep", () => {
    const desired = [
      G,
      desiredCollection("g/h", "H", "collection:g"),
      desiredCollection("g/h/i", "I", "collection:g/h"),
      desiredArticle("g/h/i/a", "A", "collection:g/h/i"),
    ];
    const live = [
      liveArticle("7", "A", ["3"]),
      liveCollection("3", "I", ["2"]),
      liveCollection("2", "H", ["1"]),
      liveCollection("1", "Guides"),
    ];
    expect(planOf({ desired, live }).summary).toMatchObject({ adopt: 4, create: 0 });
  });

  it("an article that stands in several collections is not moved", () => {
    const live = [liveCollection("5", "Guides"), liveCollection("6", "X"), liveArticle("7", "A", ["6", "5"])];
    expect(actionOf({ desired: [G, A], live }, A.key)?.place).toBeUndefined();
  });
});

describe("what another help center's content owns", () => {
  const shared = [liveCollection("5", "Guides"), liveArticle("7", "A", ["5"])];
  const rest = { ownedElsewhere: new Map([["article:7", "2"]]) };

  it("is not taken over: this one gets a page of its own", () => {
    expect(actionOf({ desired: [G, A], live: shared, rest }, A.key)?.verb).toBe("create");
  });

  it("is not taken over by its id, either: the apply stops", () => {
    const named = desiredArticle("g/a", "Other", "collection:g", { test: "7" });
    const plan = planOf({ desired: [G, named], live: shared, rest });
    expect(plan.guards.map(({ code }) => code)).toEqual(["id-owned"]);
    expect(plan.actions.find(({ key }) => key === named.key)?.verb).toBe("blocked");
  });
});

describe("intercom_id", () => {
  const here = liveCollection("5", "Guides");

  it("of another workspace says nothing", () => {
    const named = desiredArticle("g/a", "A", "collection:g", { other: "7" });
    expect(actionOf({ desired: [G, named], live: [here, liveArticle("7", "B", ["5"])] }, named.key)?.verb).toBe(
      "create",
    );
  });

  it("that is not the one by which helpsync knows the file does nothing, and the plan says so", () => {
    const known = { id: "7", path: "g/a", place: { meant: null, sent: null }, locales: {} };
    const state = { ...emptyState("w", "1"), resources: new Map([[A.key, known]]) };
    const told = (id: string): unknown[] => {
      const named = desiredArticle("g/a", "A", "collection:g", { test: id });
      const live = [here, liveArticle("7", "A", ["5"]), liveArticle("8", "A", ["5"])];
      return planOf({ desired: [G, named], live, rest: { state } }).warnings.map(({ code }) => code);
    };
    expect([told("8"), told("7")]).toEqual([["intercom-id-ignored"], []]);
  });

  it("of an article that stands in another help center is blocked", () => {
    const named = desiredArticle("g/a", "A", "collection:g", { test: "7" });
    const live = [here, liveCollection("6", "X", [], "2"), liveArticle("7", "A", ["6"])];
    expect(actionOf({ desired: [G, named], live }, named.key)?.reason).toContain("stands in another help center");
  });

  it("goes before title and place, which are then no candidate for others", () => {
    const named = desiredArticle("g/b", "B", "collection:g", { test: "7" });
    const live = [here, liveArticle("7", "A", ["5"])];
    const plan = planOf({ desired: [G, A, named], live });
    expect(plan.actions.map(({ key, verb, adopts }) => [key, verb, adopts])).toEqual([
      ["collection:g", "adopt", "place-and-title"],
      ["article:g/a", "create", undefined],
      ["article:g/b", "conflict", "intercom_id"],
    ]);
  });

  it.each([
    ["protect", "conflict"],
    ["overwrite", "write"],
  ] as const)("of an article that stands elsewhere: its place under %s is %s", (uiEdits, verdict) => {
    const named = desiredArticle("g/a", "A", "collection:g", { test: "7" });
    const live = [here, liveCollection("6", "X"), liveArticle("7", "A", ["6"])];
    const policies = { uiEdits, onRemoval: "unpublish", maxRemovals: 10, maxPublishes: 10 } as const;
    const place = actionOf({ desired: [G, named], live, rest: { policies } }, named.key)?.place;
    expect(place).toMatchObject({ verdict, before: "6", after: "collection:g" });
  });
});

describe("several", () => {
  it("collections of one title: the reason names them, and what stands in them waits", () => {
    const live = [liveCollection("5", "Guides"), liveCollection("6", "Guides"), liveArticle("7", "A", ["5"])];
    const plan = planOf({ desired: [G, A], live });
    const [collection, article] = plan.actions;
    expect(collection?.reason).toMatch(
      /^2 collections in Intercom have its title in its place: 5 .*, 6 .*give it another title/u,
    );
    expect(collection?.remedies).toBeUndefined();
    expect([article?.verb, article?.reason]).toEqual(["blocked", "its collection is blocked"]);
  });

  it("files of one title: the other is named", () => {
    const twin = desiredArticle("g/z", "A", "collection:g");
    const live = [liveCollection("5", "Guides"), liveArticle("7", "A", ["5"])];
    const action = actionOf({ desired: [G, A, twin], live }, A.key);
    expect(action?.reason).toBe(
      'Intercom holds one article of its title in its place, 7 "A" (https://h.example.com/en/articles/7), which could be g/z, too',
    );
    expect(action?.remedies).toEqual(['intercom_id: { test: "7" }']);
  });

  it("files of one title that Intercom does not hold are all made", () => {
    const twin = desiredArticle("g/z", "A", "collection:g");
    expect(planOf({ desired: [G, A, twin], live: [liveCollection("5", "Guides")] }).summary.create).toBe(2);
  });
});
