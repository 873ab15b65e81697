import { describe, expect, it } from "vitest";
import { actionOf, planOf, type Around, type Page } from "./one-page.ts";
import { overrides } from "./planning.ts";

const ANYWAY: Around = { input: { overrides: overrides({ firstRun: "allow" }) } };
const FRESH: Page = { gone: ["state", "live"] };
const FOUND: Page = { gone: ["state"] };
const IN_G: Page = { ...FRESH, described: { parent: "collection:g" } };
const HOMES = { ...ANYWAY, collections: ["g"] };

describe("a page that is new in content", () => {
  it("is made with all that a page needs", () => {
    const action = actionOf({ ...FRESH, file: { en: { title: "B" }, fr: { title: "F" } } }, ANYWAY);
    expect(action).toMatchObject({ verb: "create", reason: "new in content", title: "B", path: "a" });
    expect(action).not.toHaveProperty("id");
    expect(action).not.toHaveProperty("onRemoval");
    expect(action.changes.map(({ locale, field, verdict }) => `${locale} ${field} ${verdict}`)).toEqual([
      ...["en title write", "en state write", "en author write"],
      ...["fr title write", "fr state write", "fr author write"],
    ]);
  });

  it("is put where its file stands", () => {
    expect(actionOf(FRESH, ANYWAY).place).toEqual({
      ...{ verdict: "write", before: null, beforeTitle: null, after: null, afterTitle: null },
    });
    expect(actionOf(IN_G, HOMES).place).toMatchObject({ after: "collection:g", afterTitle: "g" });
  });

  it("is called by its path where its default locale has no file, and remembers what follows its removal", () => {
    const page = { ...FRESH, file: { fr: { title: "F" } }, described: { onRemoval: "delete" as const } };
    expect(actionOf(page, ANYWAY)).toMatchObject({ title: "a", onRemoval: "delete" });
  });

  it.each<readonly [string, Page, Around, string]>([
    [
      "its author is no teammate",
      { ...FRESH, file: { en: { title: "A", author: "nobody" } } },
      ANYWAY,
      'the author "nobody" is no teammate of this workspace, or several have that name',
    ],
    [
      "it cannot be told whether it was made",
      FRESH,
      { input: { ...ANYWAY.input, unsettled: new Map([["article:a", "several are alike"]]) } },
      "several are alike",
    ],
    [
      "its collection is nowhere",
      { ...FRESH, described: { parent: "collection:x" } },
      ANYWAY,
      "its collection is blocked",
    ],
    [
      "its collection was deleted in Intercom",
      IN_G,
      { ...HOMES, gone: ["g"] },
      "its collection was deleted in Intercom",
    ],
  ])("waits where %s", (_name, page, around, reason) => {
    expect(actionOf(page, around)).toMatchObject({ verb: "blocked", reason });
  });
});

describe("a page that was begun and not written", () => {
  const begun: Page = {
    known: { nonce: "n1" },
    last: { en: { title: "A", state: "draft" } },
  };

  it("is made to its end, with all that a page needs", () => {
    const action = actionOf({ ...begun, file: { en: { title: "B" }, fr: { title: "F" } } });
    expect(action).toMatchObject({
      ...{ verb: "create", id: "7", reason: "begun, its text is still to be written" },
    });
    const sent = action.changes.map(
      ({ locale, field, verdict, send }) => `${locale} ${field} ${verdict} ${send ?? ""}`,
    );
    expect(sent).toContain("en title write B");
    // The original is a draft only as long as its text is to come: its translation is to be public, too.
    expect(sent).toContain("fr state write published");
  });
});

describe("a page that Intercom holds already", () => {
  const byTitle = "already in Intercom as article 7 (same title, same place)";
  const byId = "already in Intercom as article 7 (its file names the id)";
  const named: Page = { ...FOUND, described: { intercomId: { test: "7" } } };

  it.each<readonly [string, Page, Around, string, string]>([
    ["by its title is taken over", FOUND, ANYWAY, "adopt", byTitle],
    ["by its id is taken over", named, ANYWAY, "adopt", byId],
    [
      "and that differs is a conflict",
      { ...named, live: { en: { title: "Theirs" } } },
      ANYWAY,
      "conflict",
      `${byId}, and differs from its file`,
    ],
    [
      "and that differs is written over where that is asked for",
      { ...named, live: { en: { title: "Theirs" } } },
      { input: { overrides: overrides({ firstRun: "allow", uiEdits: "overwrite" }) } },
      "update",
      byId,
    ],
    [
      "elsewhere is moved where that is asked for",
      { ...named, described: { intercomId: { test: "7" }, parent: "collection:g" } },
      { collections: ["g"], input: { overrides: overrides({ firstRun: "allow", uiEdits: "overwrite" }) } },
      "move",
      byId,
    ],
  ])("%s", (_name, page, around, verb, reason) => {
    const action = actionOf(page, around);
    expect([action.verb, action.reason]).toEqual([verb, reason]);
    expect(action).toHaveProperty("adopts");
    expect(action).not.toHaveProperty("edited");
  });
});

describe("a collection up to API 2.9", () => {
  const old = (version: "2.9" | "2.10", some: Partial<Around["input"]> = {}): Around => ({
    collections: ["g", "h"],
    input: { workspace: { name: "test", sandbox: false, apiVersion: version }, ...some },
  });
  const TOP: Page = { key: "collection:a", described: { parent: "collection:g" } };
  const SECTION: Page = {
    ...{ key: "collection:a", place: { meant: "collection:g", sent: "g-id", answered: "g-id" } },
    found: { parents: ["g-id"] },
  };
  const HINT = 'move it in Intercom, or set `api_version: "2.10"` or newer';

  it("cannot become a section, nor a section a collection", () => {
    expect(actionOf(TOP, old("2.9"))).toMatchObject({
      ...{ verb: "blocked", reason: `with API 2.9 a collection cannot become a section; ${HINT}` },
    });
    expect(actionOf(SECTION, old("2.9"))).toMatchObject({
      ...{ verb: "blocked", reason: `with API 2.9 a section cannot leave its collection for the top; ${HINT}` },
    });
  });

  it("can move where it stays what it is, as an article can, and with newer versions", () => {
    const toH: Page = { ...SECTION, described: { parent: "collection:h" } };
    expect(actionOf(toH, old("2.9")).verb).toBe("move");
    expect(actionOf({ ...TOP, key: "article:a" }, old("2.9")).verb).toBe("move");
    expect(actionOf(TOP, old("2.10")).verb).toBe("move");
  });
});

describe("what helpsync did not make", () => {
  const unmanaged = (page: Page): unknown =>
    planOf({ ...page, gone: ["file", "state"] }).actions.find(({ verb }) => verb === "unmanaged");

  it("is listed by its title, in the default locale where there is one", () => {
    expect(unmanaged({ live: { fr: { title: "F" }, en: { title: "A" } } })).toEqual({
      ...{ verb: "unmanaged", kind: "article", id: "7", title: "A", reason: "not made by helpsync", changes: [] },
    });
    expect(unmanaged({ live: { fr: { title: "F" } } })).toMatchObject({ title: "F" });
    expect(unmanaged({ live: {} })).toMatchObject({ title: "article 7" });
  });

  it("is not mentioned where another help center owns it", () => {
    const around = { input: { ownedElsewhere: new Map([["article:7", "2"]]) } };
    expect(planOf({ gone: ["file", "state"] }, around).actions).toEqual([]);
  });
});
