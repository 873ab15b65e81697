import { describe, expect, it } from "vitest";
import { answeredFingerprints, meantFingerprint, rawFingerprint } from "../../src/dialect/fingerprints.ts";
import { actionOf, type Around, type Page } from "./one-page.ts";
import { overrides } from "./planning.ts";

const OVER: Around = { input: { overrides: overrides({ uiEdits: "overwrite" }) } };
const TITLE_CHANGED: Page = { file: { en: { title: "B" } } };
const EDITED: Page = { live: { en: { title: "Theirs" } } };
const BOTH: Page = { ...TITLE_CHANGED, ...EDITED };
const BY_ANN = { found: { updatedBy: "8" } };
const IN = (name: string): { meant: `collection:${string}`; sent: string; answered: string } => ({
  ...{ meant: `collection:${name}`, sent: `${name}-id`, answered: `${name}-id` },
});
const G_H: Around = { collections: ["g", "h"] };
const MOVED: Page = { described: { parent: "collection:h" }, place: IN("g"), found: { parents: ["g-id"] } };
const MOVED_THERE: Page = { described: { parent: "collection:g" }, place: IN("g"), found: { parents: ["h-id"] } };
const TWO: Page = {
  file: { en: { title: "A" }, fr: { title: "F" } },
  last: { en: { title: "A" }, fr: { title: "F" } },
};
const INCOMPLETE = "Intercom did not take over all of the last write";
const LOST = {
  locales: {
    en: { title: { meant: meantFingerprint("A"), answered: answeredFingerprints("title", "A", []), lost: ["words"] } },
  },
};

describe("what a plan does with a page, and why", () => {
  it.each<readonly [string, Page, Around, string, string]>([
    ["nothing changed", {}, {}, "unchanged", "the same in content and in Intercom"],
    ["its file changed", TITLE_CHANGED, {}, "update", "changed in content"],
    ["a teammate edited it", EDITED, {}, "drift", "edited in Intercom"],
    ["a teammate edited it, whose name is known", { ...EDITED, ...BY_ANN }, {}, "drift", "edited in Intercom by Ann"],
    ["both changed it", BOTH, {}, "conflict", "changed in content and edited in Intercom"],
    [
      "both changed it, and who is known",
      { ...BOTH, ...BY_ANN },
      {},
      "conflict",
      "changed in content and edited in Intercom by Ann",
    ],
    ["both changed it, and it is written over", BOTH, OVER, "update", "changed in content; edited in Intercom"],
    ["an edit is written over", EDITED, OVER, "update", "edited in Intercom"],
    [
      "one locale changed, another was edited",
      { ...TWO, file: { en: { title: "B" }, fr: { title: "F" } }, live: { en: {}, fr: { title: "X" } } },
      {},
      "update",
      "changed in content; edited in Intercom",
    ],
    ["its folder changed", MOVED, G_H, "move", "its folder changed"],
    ["a teammate moved it", MOVED_THERE, G_H, "drift", "edited in Intercom"],
    ["a teammate's move is undone", MOVED_THERE, { ...G_H, ...OVER }, "move", "moved in Intercom"],
    [
      "it is moved and a teammate edited it",
      { ...MOVED, ...EDITED, found: { parents: ["g-id"] } },
      G_H,
      "move",
      "its folder changed; edited in Intercom",
    ],
    [
      "a teammate's move is undone and its file changed",
      { ...MOVED_THERE, ...TITLE_CHANGED },
      { ...G_H, ...OVER },
      "move",
      "changed in content; moved in Intercom",
    ],
    [
      "it was moved and edited by teammates, all of it undone",
      { ...MOVED_THERE, ...EDITED },
      { ...G_H, ...OVER },
      "move",
      "edited in Intercom",
    ],
    ["Intercom lost some of it", { known: LOST }, {}, "incomplete", INCOMPLETE],
    [
      "Intercom lost some of it, and a draft is pending",
      { known: LOST, live: { en: { title: "A", pendingDraft: true } } },
      {},
      "incomplete",
      `${INCOMPLETE}; a draft is still pending and may hold it: publish it in Intercom (en)`,
    ],
    [
      "Intercom lost some of one locale, and a draft is pending on another",
      { ...TWO, known: LOST, live: { en: {}, fr: { title: "F", pendingDraft: true } }, file: { en: { title: "A" } } },
      {},
      "incomplete",
      INCOMPLETE,
    ],
  ])("%s", (_name, page, around, verb, reason) => {
    const action = actionOf(page, around);
    expect([action.verb, action.reason]).toEqual([verb, reason]);
  });

  it("says who edited it and when, and nobody where nothing was edited", () => {
    expect(actionOf({ ...EDITED, ...BY_ANN }).edited).toEqual({ by: "Ann", at: 100 });
    expect(actionOf({ ...TITLE_CHANGED, ...BY_ANN })).not.toHaveProperty("edited");
    expect(actionOf(EDITED, OVER).edited).toEqual({ by: null, at: 100, become: "written over" });
  });
});

describe("an action", () => {
  it("names the page by its file's title, and holds nothing that is not so", () => {
    expect(actionOf(TITLE_CHANGED)).toEqual({
      ...{ verb: "update", kind: "article", key: "article:a", id: "7", title: "B", path: "a" },
      reason: "changed in content",
      changes: [
        {
          ...{ locale: "en", field: "title", verdict: "write", before: "A", after: "B", send: "B" },
          ...{ meant: meantFingerprint("B"), seen: rawFingerprint("title", "A") },
        },
      ],
    });
  });

  it("names it by its path where the default locale has no file", () => {
    expect(actionOf({ file: { fr: { title: "F" } } }).title).toBe("a");
  });

  it("lists the default locale first, the others by name", () => {
    const titles = (of: string) => ({ de: { title: of }, en: { title: of }, fr: { title: of } });
    const page = { file: titles("B"), last: titles("A") };
    expect(actionOf(page).changes.map(({ locale }) => locale)).toEqual(["en", "de", "fr"]);
  });

  it("remembers what its file says of its removal", () => {
    expect(actionOf({ described: { onRemoval: "keep" } }).onRemoval).toBe("keep");
  });

  it("shows the move by the titles of both collections", () => {
    expect(actionOf(MOVED, G_H).place).toEqual({
      ...{ verdict: "write", before: "g-id", beforeTitle: "g", after: "collection:h", afterTitle: "h" },
    });
    expect(actionOf(MOVED_THERE, { ...G_H, ...OVER }).place?.overwrites).toBe("edit");
    expect(actionOf({ ...MOVED, described: {} }, G_H).place).toMatchObject({ after: null, afterTitle: null });
    const top = { described: { parent: "collection:g" as const } };
    expect(actionOf(top, G_H).place).toMatchObject({ before: null, beforeTitle: null, after: "collection:g" });
    const elsewhere = { ...MOVED, found: { parents: ["other"] } };
    expect(actionOf(elsewhere, G_H).place).toMatchObject({
      verdict: "conflict",
      before: "other",
      beforeTitle: "other",
    });
  });
});

describe("what stands in the way of a write", () => {
  const PENDING = { en: { title: "A", pendingDraft: true } };
  const DRAFT = "a teammate has a draft pending; --overwrite-drafts would write over it";

  it.each<readonly [string, Page, Around, string, string]>([
    ["a draft is pending", { ...TITLE_CHANGED, live: PENDING }, {}, "conflict", DRAFT],
    ["a draft is pending on a move", { ...MOVED, live: PENDING }, G_H, "conflict", DRAFT],
    [
      "a draft is pending on another locale",
      {
        ...TWO,
        file: { en: { title: "B" }, fr: { title: "F" } },
        live: { en: {}, fr: { title: "F", pendingDraft: true } },
      },
      {},
      "conflict",
      DRAFT,
    ],
    [
      "a draft is pending, nothing is written",
      { live: PENDING },
      {},
      "unchanged",
      "the same in content and in Intercom",
    ],
    [
      "a draft is pending where a teammate's place is kept",
      { ...MOVED_THERE, live: PENDING },
      G_H,
      "drift",
      "edited in Intercom",
    ],
    [
      "its author is no teammate",
      { file: { en: { title: "A", author: "nobody" } }, last: { en: { title: "A", author: "8" } } },
      {},
      "blocked",
      'the author "nobody" is no teammate of this workspace, or several have that name',
    ],
    [
      "its file is back and a teammate edited it",
      {
        ...TWO,
        file: { en: { title: "B" }, fr: { title: "F" } },
        known: { retired: "left" },
        live: { en: {}, fr: { title: "X" } },
      },
      {},
      "conflict",
      "its file is back, and while it was gone somebody edited it in Intercom",
    ],
    ["its file is back", { ...TITLE_CHANGED, known: { retired: "left" } }, {}, "update", "its file is back"],
    [
      "its file is back and says what it said",
      { ...EDITED, known: { retired: "left" } },
      {},
      "drift",
      "edited in Intercom",
    ],
    [
      "both moved it",
      { ...MOVED, found: { parents: [] } },
      { collections: ["g", "h"] },
      "conflict",
      "changed in content and edited in Intercom",
    ],
  ])("%s", (_name, page, around, verb, reason) => {
    const action = actionOf(page, around);
    expect([action.verb, action.reason]).toEqual([verb, reason]);
  });

  it("is overcome where drafts may be written over, which the plan then says", () => {
    const around = { input: { overrides: overrides({ drafts: "overwrite" }) } };
    const action = actionOf({ ...TITLE_CHANGED, live: PENDING }, around);
    expect(action.verb).toBe("update");
    expect(action.changes[0]?.overwrites).toBe("draft");
    expect(
      actionOf({ ...EDITED, live: { en: { title: "X", pendingDraft: true } } }, around).changes[0],
    ).not.toHaveProperty("overwrites");
  });
});
