import { describe, expect, it } from "vitest";
import type { LiveResource } from "../../src/model/live.ts";
import type { Action, PlaceChange } from "../../src/model/plan.ts";
import { keepFilledCollections } from "../../src/plan/actions/filled-collections.ts";
import { context, held, holding, text } from "./pages.ts";
import { action, desired } from "./planning.ts";

const DELETE: Action = {
  ...{ verb: "delete", kind: "collection", key: "collection:g", id: "1", title: "G", path: "g" },
  ...{ reason: "file removed", changes: [] },
};
const FOLDER = held("collection", "1", { en: text("G") });

function page(id: string, parent: string, title = `Page ${id}`): LiveResource {
  return held("article", id, { en: text(title) }, { parents: [parent] });
}

function kept(live: readonly LiveResource[], others: readonly Action[] = []): Action[] {
  const content = { defaultLocale: "en" as const, resources: [desired("article:a")] };
  return keepFilledCollections([DELETE, ...others], context({ live: holding(FOLDER, ...live), desired: content }));
}

function place(some: Partial<PlaceChange> = {}): PlaceChange {
  return { verdict: "write", before: "1", beforeTitle: "G", after: null, afterTitle: null, ...some };
}

const STAYS = { verb: "forget", changes: [], afterwards: "left" };

describe("a collection whose folder is gone", () => {
  it("goes where it is empty, and where all that it holds goes or moves out", () => {
    expect(kept([])).toEqual([DELETE]);
    const goes = action({ verb: "delete", key: "article:x", id: "5" });
    const moves = action({ verb: "move", key: "article:y", id: "6", place: place() });
    const updates = action({ verb: "update", key: "article:z", id: "7", place: place() });
    expect(kept([page("5", "1"), page("6", "1"), page("7", "1")], [goes, moves, updates])).toEqual([
      ...[DELETE, goes, moves, updates],
    ]);
  });

  it("stays where it holds what helpsync did not make, and says what that is", () => {
    expect(kept([page("5", "1")])[0]).toEqual({
      ...DELETE,
      ...STAYS,
      reason: 'folder removed; it is not empty in Intercom: "Page 5", so it stays there',
    });
    expect(kept([page("5", "1"), page("6", "1"), page("8", "2"), page("9", "1")])[0]?.reason).toBe(
      'folder removed; it is not empty in Intercom: "Page 5" and 2 more, so it stays there',
    );
  });

  it.each<readonly [string, Partial<Action>]>([
    ["is hidden", { verb: "unpublish" }],
    ["stays where it is", { verb: "update" }],
    ["moves out of another collection", { verb: "move", place: place({ before: "2" }) }],
    ["was moved out by the file, and that is not written", { verb: "update", place: place({ verdict: "drift" }) }],
    ["moves with what is not written", { verb: "drift", place: place() }],
    ["is a collection with the same id", { verb: "delete", kind: "collection", key: "collection:x" }],
  ])("stays where what it holds %s", (_what, some) => {
    const other = action({ key: "article:a", id: "5", ...some });
    expect(kept([page("5", "1")], [other])[0]).toMatchObject(STAYS);
  });

  it.each(["conflict", "blocked"] as const)("waits for a page whose file is gone and that cannot go (%s)", (verb) => {
    const waits = action({ verb, key: "article:gone", id: "5" });
    expect(kept([page("4", "1"), page("5", "1", "Old")], [waits])[0]).toEqual({
      ...DELETE,
      verb: "blocked",
      reason: 'folder removed, and "Old" in it cannot go yet',
    });
  });

  it("does not wait for a page that has a file", () => {
    const stays = action({ verb: "conflict", key: "article:a", id: "5" });
    expect(kept([page("5", "1")], [stays])[0]).toMatchObject(STAYS);
  });

  it("keeps the collection that it stands in, too, and that one the next", () => {
    const inner = held("collection", "2", { en: text("Inner") }, { parents: ["1"] });
    const innermost = held("collection", "3", { en: text("Innermost") }, { parents: ["2"] });
    const others = ["2", "3"].map((id): Action => ({ ...DELETE, key: `collection:${id}`, id }));
    const all = kept([inner, innermost, page("5", "3")], others);
    expect(all.map(({ verb, reason }) => `${verb}: ${reason}`)).toEqual([
      'forget: folder removed; it is not empty in Intercom: "Inner", so it stays there',
      'forget: folder removed; it is not empty in Intercom: "Innermost", so it stays there',
      'forget: folder removed; it is not empty in Intercom: "Page 5", so it stays there',
    ]);
    expect(kept([inner, innermost], others)).toEqual([DELETE, ...others]);
  });

  it("is the only one that is asked: articles, and collections that stay, are as they were", () => {
    const update = action({ kind: "collection", key: "collection:h", id: "2" });
    const article = action({ verb: "delete", id: "3" });
    const actions = kept([page("5", "2"), page("6", "3")], [update, article]);
    expect(actions).toEqual([DELETE, update, article]);
  });
});
