import { describe, expect, it } from "vitest";
import { emptyState } from "../../src/model/state.ts";
import type { Action } from "../../src/model/plan.ts";
import { namedBy, selectPart, type Selection } from "../../src/plan/partial.ts";
import { action, change, desired, input, known, overrides } from "./planning.ts";

function part(actions: readonly Action[], only: readonly string[]): Selection {
  const resources = [
    desired("collection:g"),
    desired("collection:g/h", "collection:g"),
    desired("article:g/h/a", "collection:g/h"),
    desired("article:b"),
  ];
  const content = { defaultLocale: "en" as const, resources };
  return selectPart(() => actions, new Map(), input({ desired: content, overrides: overrides({ only }) }));
}

function names({ actions }: Selection): string[] {
  return actions.map(({ verb, key, id }) => `${verb} ${key ?? id ?? ""}`);
}

const A = action({ key: "article:g/h/a", path: "g/h/a" });
const B = action({ key: "article:b", path: "b", title: "B" });

describe("a name of --only", () => {
  it.each([
    ["article:g/h/a", "article:g/h/a", "g/h/a", true],
    ["article:a-uid", "article:a-uid", "g/h/a", true],
    ["article:g/h/a", "collection:g/h/a", "g/h/a", false],
    ["g/h/a", "article:a-uid", "g/h/a", true],
    ["g/**", "article:g/h/a", "g/h/a", true],
    ["g/*", "article:g/h/a", "g/h/a", false],
    ["a", "article:g/h/a", "g/h/a", false],
    ["*", "article:.hidden", ".hidden", true],
    ["u\u0308ber", "article:\u00fcber", "\u00fcber", true],
  ] as const)("%s, for %s at %s: %s", (pattern, key, path, expected) => {
    expect(namedBy(pattern)({ key, path })).toBe(expected);
  });

  it("names nothing that has no path", () => {
    expect(namedBy("**")({})).toBe(false);
  });
});

describe("a part of a plan", () => {
  it("is all of it where nothing is named", () => {
    expect(part([A, B], [])).toEqual({ actions: [A, B], leftOut: 0, warnings: [] });
  });

  it("is what is named, with all that is reported of it; what is not managed stays told", () => {
    const unmanaged: Action = {
      ...{ verb: "unmanaged", kind: "article", id: "9", title: "T", reason: "" },
      changes: [],
    };
    const conflict = action({ verb: "conflict", key: "article:c", path: "c" });
    const selected = part([A, B, conflict, unmanaged], ["b"]);
    expect(selected.actions).toEqual([B, unmanaged]);
    expect(selected.leftOut).toBe(1);
    expect(names(part([A, B, conflict], ["c", "article:b"]))).toEqual(["update article:b", "conflict article:c"]);
  });

  it("counts reports as left out no more than they would have been done", () => {
    expect(part([action({ verb: "drift", key: "article:c", path: "c" }), B], ["b"]).leftOut).toBe(0);
  });

  const { id, ...folder } = action({ verb: "create", kind: "collection", key: "collection:g", path: "g" });
  const inner: Action = { ...folder, key: "collection:g/h", path: "g/h" };

  it("brings the collections that have no id yet, at any depth, and those that are taken over", () => {
    const { id: _, ...made } = A;
    const create: Action = { ...made, verb: "create" };
    expect(names(part([folder, inner, create, B], ["g/h/a"]))).toEqual([
      ...["create collection:g", "create collection:g/h", "create article:g/h/a"],
    ]);
    const adopted: Action = { ...inner, verb: "adopt", id: id ?? "7", adopts: "place-and-title" };
    expect(names(part([adopted, A, B], ["g/h/a"]))).toEqual(["adopt collection:g/h", "update article:g/h/a"]);
    const there: Action = { ...inner, verb: "update", id: "8" };
    expect(names(part([there, A], ["g/h/a"]))).toEqual(["update article:g/h/a"]);
  });

  it.each(["unpublish", "delete", "forget"] as const)("never removes: %s is left out and told", (verb) => {
    const going = action({ verb, reason: "file removed", key: "article:old", path: "old" });
    expect(part([going, B], ["old", "b"])).toEqual({
      actions: [B],
      leftOut: 1,
      warnings: [
        {
          code: "partial-removal",
          message: "old: file removed. A run with --only never removes; the next full one does.",
        },
      ],
    });
    expect(part([going, B], ["b"]).warnings).toEqual([]);
  });

  it("drops what goes with a translation's file, and the action where nothing else is written", () => {
    const french = change({ locale: "fr", field: "state", publication: "unpublishes" });
    const both = action({ path: "b", key: "article:b", changes: [change(), french], retires: ["fr"], removes: ["fr"] });
    const selected = part([both], ["b"]);
    const { retires, removes, ...rest } = both;
    expect([retires, removes]).toEqual([["fr"], ["fr"]]);
    expect(selected.actions).toEqual([{ ...rest, changes: [change()] }]);
    expect(selected.leftOut).toBe(0);
    expect(selected.warnings[0]?.message).toMatch(/^b: removed in fr\. /u);

    const alone = part([action({ path: "b", changes: [french], retires: ["fr"] })], ["b"]);
    expect(alone).toMatchObject({ actions: [], leftOut: 1 });
    const place = { verdict: "write", before: "5", beforeTitle: "G", after: null, afterTitle: null } as const;
    expect(names(part([action({ path: "b", changes: [french], retires: ["fr"], place })], ["b"]))).toEqual([
      "update article:a",
    ]);
  });

  it("remembers the new keys of what it leaves out, but of pages that are to come back", () => {
    const moved = action({ verb: "move", key: "article:new", path: "new", movedFrom: "article:old" });
    const selected = part([moved, B], ["b"]);
    expect(selected.actions).toMatchObject([
      { verb: "unchanged", key: "article:new", movedFrom: "article:old", changes: [] },
      { key: "article:b" },
    ]);
    expect(selected.leftOut).toBe(1);
    const back = { ...moved, changes: [change({ field: "state", publication: "publishes" })] };
    expect(names(part([back, B], ["b"]))).toEqual(["update article:b"]);
  });

  it("leaves out what is to have a key that a page which is left out still has, link by link", () => {
    const publishes = [change({ field: "state", publication: "publishes" })];
    const back = action({ verb: "move", key: "article:c", path: "c", movedFrom: "article:b", changes: publishes });
    const next = action({ verb: "move", key: "article:b", path: "b", movedFrom: "article:a", changes: publishes });
    const fresh = action({ verb: "create", key: "article:a", path: "a" });
    expect(names(part([back, next, fresh], ["a"]))).toEqual([]);
    expect(names(part([back, next, fresh], ["a", "b"]))).toEqual([]);
    expect(names(part([back, next, fresh], ["{a,b,c}"]))).toHaveLength(3);
  });

  it("is decided as if what is left out were not about to be there", () => {
    const resources = [desired("article:a"), desired("article:b"), desired("article:c")];
    const state = { ...emptyState("w", "1"), resources: new Map([["article:c" as const, known("33")]]) };
    const seen: [string, string][][] = [];
    const ids = new Map([
      ["article:a", "new"],
      ["article:b", "new"],
      ["article:c", "new"],
    ] as const);
    selectPart(
      (now) => {
        seen.push([...now]);
        return resources.map(({ key, path }) => action({ key, path }));
      },
      ids,
      input({ desired: { defaultLocale: "en", resources }, state, overrides: overrides({ only: ["b"] }) }),
    );
    expect(seen).toEqual([
      [...ids],
      [
        ["article:b", "new"],
        ["article:c", "33"],
      ],
    ]);
  });
});
