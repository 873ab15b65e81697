import { describe, expect, it } from "vitest";
import { rawFingerprint } from "../../src/dialect/fingerprints.ts";
import type { LiveFields } from "../../src/model/live.ts";
import type { PerLocale } from "../../src/model/locale.ts";
import type { FieldChange } from "../../src/model/plan.ts";
import type { ResourceState } from "../../src/model/state.ts";
import { restoredFields } from "../../src/plan/restore/restored-fields.ts";
import { base, held, text } from "./pages.ts";
import { known } from "./planning.ts";
import { restoring, type Restoring } from "./restoring.ts";

function changes(now: PerLocale<LiveFields> | undefined, some: Restoring = {}): FieldChange[] {
  const input = restoring(some);
  return restoredFields(input, now && held(input.content.kind, "7", now));
}

const BODY = "<p>Press the red button.</p>";

describe("the values of a snapshot", () => {
  it("are sent in the order of the fields, the default language first", () => {
    const full = (title: string): LiveFields => text(title, { description: "D", body: BODY, author: "3" });
    const all = changes(undefined, { content: { de: full("Eins"), en: full("One") } });
    expect(all.map(({ locale, field }) => `${locale} ${field}`)).toEqual([
      ...["en title", "en description", "en body", "en state", "en author"],
      ...["de title", "de description", "de body", "de state", "de author"],
    ]);
  });

  it("tell of a text that is made again how long it is; nothing is shown word by word", () => {
    const body = changes(undefined, { content: { en: text("A", { body: BODY }) } })[1];
    expect(body).toEqual({ locale: "en", field: "body", verdict: "write", before: null, after: "4 words", send: BODY });
  });

  it("tell of a text that changes what changes in it", () => {
    const live = "<p>Press the green button twice.</p>";
    const [body] = changes({ en: text("A", { body: live }) }, { content: { en: text("A", { body: BODY }) } });
    expect(body).toMatchObject({
      before: "5 words",
      after: "4 words",
      seen: rawFingerprint("body", live),
      overwrites: "edit",
    });
    expect(body?.prose).toContainEqual({ kind: "added", text: "red" });
    expect(body?.prose).toContainEqual({ kind: "removed", text: "green" });
  });

  it("tell who wrote it by name", () => {
    const fields = (author: string): LiveFields => text("A", { author });
    expect(changes({ en: fields("9") }, { content: { en: fields("3") } })).toMatchObject([
      { field: "author", before: "CI", after: "Wanda", send: "3", seen: rawFingerprint("author", "9") },
    ]);
  });

  it("tell what becomes public, and what does not any more", () => {
    const shown = (state: string): LiveFields => text("A", { state });
    expect(changes({ en: shown("draft") }, { content: { en: shown("published") } })).toMatchObject([
      { field: "state", before: "draft", after: "published", publication: "publishes" },
    ]);
    expect(changes({ en: shown("published") }, { content: { en: shown("draft") } })).toMatchObject([
      { publication: "unpublishes" },
    ]);
    const title = changes({ en: text("published") }, { content: { en: text("draft") } });
    expect(title).toHaveLength(1);
    expect(title[0]).not.toHaveProperty("publication");
  });

  it.each<readonly [string, LiveFields, LiveFields]>([
    ["is the same", text("A", { body: BODY }), text("A", { body: BODY })],
    ["says the same in other markup that means nothing", text("A", { body: `${BODY}\n` }), text("A", { body: BODY })],
    ["is empty and is not there", text("A", { description: "" }), text("A")],
    ["is not in the snapshot", text("A"), text("A", { description: "New since." })],
  ])("are not sent where one %s", (_what, kept, now) => {
    expect(changes({ en: now }, { content: { en: kept } })).toEqual([]);
  });

  it("are sent where only blanks differ, but for a body", () => {
    const kept = text("A", { description: "Words ." });
    expect(changes({ en: text("A", { description: "Words  ." }) }, { content: { en: kept } })).toHaveLength(1);
  });

  it("are sent where one is empty and is filled now", () => {
    const [change] = changes(
      { en: text("A", { description: "New." }) },
      { content: { en: text("A", { description: "" }) } },
    );
    expect(change).toMatchObject({ field: "description", before: "New.", after: "", send: "" });
  });

  it("are sent of a language that is gone, with all that it had", () => {
    const all = changes({ en: text("A") }, { content: { en: text("A"), fr: text("Un") } });
    expect(all.map(({ locale, field, before }) => [locale, field, before])).toEqual([
      ["fr", "title", null],
      ["fr", "state", null],
    ]);
    expect(all.every((change) => !("seen" in change) && !("overwrites" in change))).toBe(true);
  });

  it("are those that a section has up to API 2.9", () => {
    const given = { key: "collection:g", content: { en: text("G", { description: "D" }) } } as const;
    const fields = (some: Restoring): string[] => changes(undefined, { ...given, ...some }).map(({ field }) => field);
    expect(fields({ apiVersion: "2.9" })).toEqual(["title"]);
    expect(fields({ apiVersion: "2.9", parents: [] })).toEqual(["title", "description"]);
    expect(fields({})).toEqual(["title", "description"]);
  });
});

describe("an author who is no teammate any more", () => {
  const gone = { en: text("A", { author: "404" }), fr: text("Un", { author: "404" }) };

  it("is replaced by the token's owner where the page is made again, in the default language", () => {
    const authors = changes(undefined, { content: gone }).filter(({ field }) => field === "author");
    expect(authors).toMatchObject([{ locale: "en", send: "9", before: null, after: "CI" }]);
  });

  it("stays whoever it is where the page is there", () => {
    expect(changes({ en: text("A", { author: "9" }), fr: text("Un") }, { content: gone })).toEqual([]);
  });
});

describe("what a restore writes over", () => {
  const content = { en: text("A") };
  const over = (now: LiveFields, locales: ResourceState["locales"]): FieldChange["overwrites"] =>
    changes({ en: now }, { content, state: new Map([["article:a", { ...known("7"), locales }]]) })[0]?.overwrites;

  it("is a teammate's where helpsync did not write it, or it was changed or accepted since", () => {
    expect(over(text("Theirs"), {})).toBe("edit");
    expect(over(text("Theirs"), { en: { title: base("title", "Ours") } })).toBe("edit");
    expect(over(text("Theirs"), { en: { title: base("title", "Theirs", { ofTeammates: "value" }) } })).toBe("edit");
  });

  it("is nobody's where helpsync wrote it", () => {
    expect(over(text("Ours"), { en: { title: base("title", "Ours") } })).toBeUndefined();
  });
});
