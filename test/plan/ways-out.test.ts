import { describe, expect, it } from "vitest";
import type { PlanInput } from "../../src/plan/input.ts";
import { actionOf, type Around, type Page } from "./one-page.ts";
import { overrides } from "./planning.ts";

const CHANGED: Page = { file: { en: { title: "B" } } };
const BOTH: Page = { ...CHANGED, live: { en: { title: "Theirs" } } };
const PENDING = { pendingDraft: true };
const HOMES: Around = { collections: ["g", "h", "i"] };
const AT_G: Page = {
  described: { parent: "collection:h" },
  place: { meant: "collection:g", sent: "g-id", answered: "g-id" },
};
const deleting: Partial<PlanInput> = {
  policies: { uiEdits: "protect", onRemoval: "delete", maxRemovals: 10, maxPublishes: 10 },
};

const GONE: Page = { gone: ["file"], live: { en: { title: "Theirs" } } };
const FR_TOO: Page = {
  ...GONE,
  last: { en: { title: "A" }, fr: { title: "F" } },
  live: { en: { title: "A" }, fr: { title: "F" } },
};

describe("what settles a conflict", () => {
  it.each<readonly [string, Page, Around, string]>([
    ["one of two sides is chosen where both changed", BOTH, {}, "choose-side"],
    ["one of two sides is chosen where both moved it", { ...AT_G, found: { parents: ["i-id"] } }, HOMES, "choose-side"],
    [
      "one of two sides is chosen first where a draft is pending, too",
      { ...BOTH, live: { en: { title: "Theirs", ...PENDING } } },
      {},
      "choose-side",
    ],
    [
      "a place is chosen where it stands in several",
      { ...AT_G, found: { parents: ["g-id", "i-id"] } },
      HOMES,
      "choose-place",
    ],
    [
      "a side is chosen where it stands in several and only its words are in conflict",
      {
        ...BOTH,
        found: { parents: ["g-id", "i-id"] },
        described: { parent: "collection:g" },
        place: { meant: "collection:g", sent: "g-id", answered: "g-id" },
      },
      HOMES,
      "choose-side",
    ],
    ["the draft ends where one is pending", { ...CHANGED, live: { en: { title: "A", ...PENDING } } }, {}, "end-draft"],
    [
      "the draft ends where one is pending on a translation",
      { ...CHANGED, live: { en: { title: "A" }, fr: { title: "F", ...PENDING } } },
      {},
      "end-draft",
    ],
    [
      "a side is chosen where drafts may be written over",
      { ...BOTH, live: { en: { title: "Theirs", ...PENDING } } },
      { input: { overrides: overrides({ drafts: "overwrite" }) } },
      "choose-side",
    ],
    ["the file is put back where it is gone", GONE, {}, "put-back"],
    [
      "the draft ends where the file is gone and one is pending",
      { ...GONE, live: { en: { title: "A", ...PENDING } } },
      {},
      "end-draft",
    ],
    [
      "a locale is listed again that a delete would take along",
      FR_TOO,
      { input: { ...deleting, locales: ["en"] } },
      "list-locale",
    ],
    [
      "a locale is listed again, as the page itself remembers that it is to be deleted",
      { ...FR_TOO, known: { onRemoval: "delete" } },
      { input: { locales: ["en"] } },
      "list-locale",
    ],
    [
      "the file is put back where nothing is deleted, whatever is listed",
      { ...FR_TOO, live: { en: { title: "Theirs" }, fr: { title: "F" } } },
      { input: { locales: ["en"] } },
      "put-back",
    ],
    [
      "the file is put back where a locale was never helpsync's",
      { ...GONE, live: { en: { title: "Theirs" }, fr: { title: "F" } } },
      { input: { ...deleting, locales: ["en"] } },
      "put-back",
    ],
    ["it is made again where it was deleted in Intercom", { ...CHANGED, gone: ["live"] }, {}, "recreate"],
  ])("%s", (_name, page, around, wayOut) => {
    expect(actionOf(page, around)).toMatchObject({ verb: "conflict", wayOut });
  });

  it("is asked of no other action", () => {
    expect(actionOf(CHANGED)).not.toHaveProperty("wayOut");
  });
});
