import { describe, expect, it } from "vitest";
import type { Action } from "../../src/model/plan.ts";
import { selectPart, type Selection } from "../../src/plan/partial.ts";
import { action, change, desired, input, overrides } from "./planning.ts";

function part(actions: readonly Action[], only: readonly string[]): Selection {
  const resources = [
    desired("collection:g"),
    desired("article:g/a", "collection:g"),
    desired("article:b"),
    desired("article:lost", "collection:nowhere"),
  ];
  const content = { defaultLocale: "en" as const, resources };
  return selectPart(() => actions, new Map(), input({ desired: content, overrides: overrides({ only }) }));
}

const B = action({ key: "article:b", path: "b", title: "B" });
const PLACE = { verdict: "write", before: "5", beforeTitle: "G", after: null, afterTitle: null } as const;

describe("a page that is left out and moved", () => {
  const moved: Action = action({
    ...{ verb: "move", key: "article:new", path: "new", movedFrom: "article:old", title: "Moved" },
    ...{ place: PLACE, retires: ["fr"], removes: ["fr"], adopts: "intercom_id" },
  });

  it("keeps nothing of what was to be done but its new key", () => {
    const { id, kind, title, path } = moved;
    expect(part([moved, B], ["b"]).actions[0]).toEqual({
      ...{ verb: "unchanged", kind, key: "article:new", id, title, path, movedFrom: "article:old", changes: [] },
      reason: "left out by --only; its new key is remembered",
    });
  });

  it("is left out whole where it comes back in one language", () => {
    const back = { ...moved, changes: [change(), change({ locale: "fr", publication: "publishes" })] };
    expect(part([back, B], ["b"]).actions).toEqual([B]);
    const going = { ...moved, changes: [change({ publication: "unpublishes" })] };
    expect(part([going, B], ["b"]).actions).toHaveLength(2);
  });

  it("is left out whole where it goes, but for its new key", () => {
    const going = action({ verb: "unpublish", key: "article:new", path: "new", movedFrom: "article:old" });
    expect(part([going, B], ["new", "b"])).toMatchObject({
      actions: [{ verb: "unchanged", key: "article:new", movedFrom: "article:old" }, { key: "article:b" }],
      leftOut: 1,
      warnings: [{ code: "partial-removal" }],
    });
  });
});

describe("a page of which a language goes", () => {
  const going = (some: Partial<Action>): Action =>
    action({ key: "article:b", path: "b", retires: ["fr", "de"], changes: [change({ locale: "fr" })], ...some });

  it("is told with all that would have gone, by its path or its title", () => {
    expect(part([going({})], ["b"]).warnings).toEqual([
      {
        code: "partial-removal",
        message: "b: removed in fr, de. A run with --only never removes; the next full one does.",
      },
    ]);
    const { path, ...unnamed } = going({ title: "T" });
    expect(path).toBe("b");
    expect(part([unnamed], ["article:b"]).warnings[0]?.message).toMatch(/^T: removed in fr, de\./u);
  });

  it("is still reported where it is not written at all", () => {
    const conflict = going({ verb: "conflict" });
    const { retires, ...rest } = conflict;
    expect(retires).toHaveLength(2);
    expect(part([conflict], ["b"]).actions).toEqual([{ ...rest, changes: [] }]);
  });

  it("is left out where nothing else of it is written", () => {
    const settled = change({ verdict: "settle" });
    expect(part([going({ changes: [change({ locale: "fr" }), settled] })], ["b"]).actions).toEqual([]);
    const place = { ...PLACE, verdict: "settle" } as const;
    expect(part([going({ place })], ["b"]).actions).toEqual([]);
    expect(part([going({ changes: [settled, change({ field: "body" })] })], ["b"]).actions).toMatchObject([
      { changes: [settled, { field: "body" }] },
    ]);
  });
});

describe("the collection of what is named", () => {
  const A = action({ key: "article:g/a", path: "g/a" });
  const folder = action({ kind: "collection", key: "collection:g", path: "g" });

  it("is left out where it is known already, with an id and not taken over", () => {
    expect(part([folder, A], ["g/a"]).actions).toEqual([A]);
    expect(part([folder, A], ["g/a"]).leftOut).toBe(1);
  });

  it("may be none, or one of which there is nothing to tell", () => {
    const lost = action({ key: "article:lost", path: "lost" });
    expect(part([lost, B], ["lost", "b"]).actions).toEqual([lost, B]);
    const { key, ...nameless } = action({ verb: "drift", path: "x" });
    expect(key).toBe("article:a");
    expect(part([nameless], ["x"]).actions).toEqual([nameless]);
  });
});
