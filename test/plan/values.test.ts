import { describe, expect, it } from "vitest";
import { meantFingerprint, targetsFingerprint } from "../../src/dialect/fingerprints.ts";
import type { DesiredFields, DesiredResource } from "../../src/model/desired.ts";
import { findAdmin, unknownAuthor } from "../../src/plan/fields/authors.ts";
import { desiredValues, type Fallback, type ValueContext } from "../../src/plan/fields/values.ts";
import { desired } from "./planning.ts";

const ADMINS = [
  { id: "7", name: "8", email: "seven@example.com" },
  { id: "8", name: "Ann Lee ", email: "Ann@Example.com" },
  { id: "9", name: "CI", email: "ci@example.com" },
  { id: "10", name: "Twin", email: "one@example.com" },
  { id: "11", name: "Twin", email: "two@example.com" },
];
const CONTEXT: ValueContext = {
  ...{ defaultLocale: "en", defaults: { state: "published" }, admins: ADMINS, tokenOwner: "9", apiVersion: "2.16" },
  ids: new Map([["article:b", "20"]]),
};

/** What the French translation is to have, in a line each. */
function french(
  own: Partial<DesiredFields>,
  fallback: Fallback,
  original: Partial<DesiredFields> = {},
  context: Partial<ValueContext> = {},
): string[] {
  const locales = { en: { title: "A", ...original }, fr: { title: "B", ...own } };
  return values({ ...desired("article:a"), locales }, fallback, context);
}

function values(resource: DesiredResource, fallback: Fallback, context: Partial<ValueContext> = {}): string[] {
  return desiredValues(resource, "fr", fallback, { ...CONTEXT, ...context }).map(
    ({ field, value, shown }) => `${field}: ${shown ?? "…"}${value === shown ? "" : ` (${value ?? "nothing"})`}`,
  );
}

describe("the values that a locale is to have", () => {
  it("are those that its file says, in the order of its fields", () => {
    const body = { meant: "m2:x", parts: ["<a href=", { link: "article:b" as const, locale: "fr" as const }] };
    const own = { body, author: "ann@example.com", state: "draft", description: "D" } as const;
    expect(french(own, { kind: "none" })).toEqual([
      "title: B",
      "description: D",
      "body: …",
      "state: draft",
      "author: Ann Lee  (8)",
    ]);
    const resource = { ...desired("article:a"), locales: { fr: { title: "B", body } } };
    const [title, found] = desiredValues(resource, "fr", { kind: "none" }, CONTEXT);
    expect(title).toEqual({ field: "title", meant: meantFingerprint("B"), value: "B", shown: "B" });
    expect(found).toEqual({ field: "body", meant: "m2:x", body, targets: targetsFingerprint(body, CONTEXT.ids) });
  });

  it("are none where there is no file, and none that its file leaves open", () => {
    expect(values(desired("article:a"), { kind: "create" })).toEqual([]);
    expect(french({}, { kind: "none" }, { state: "draft", author: "ci@example.com" })).toEqual(["title: B"]);
  });

  it("have no description for a section, up to API 2.9", () => {
    const section = { ...desired("collection:a/b", "collection:a"), locales: { fr: { title: "B", description: "D" } } };
    expect(values(section, { kind: "none" }, { apiVersion: "2.9" })).toEqual(["title: B"]);
    expect(values({ ...section, parent: null }, { kind: "none" }, { apiVersion: "2.9" })).toHaveLength(2);
    expect(values(section, { kind: "none" })).toHaveLength(2);
  });
});

describe("the state of a translation that says none", () => {
  const state = (fallback: Fallback, original: Partial<DesiredFields> = {}): string | undefined =>
    french({}, fallback, original).find((line) => line.startsWith("state"));

  it.each<readonly [string, Fallback, Partial<DesiredFields>, string | undefined]>([
    ["is its original's as it is made", { kind: "create" }, { state: "draft" }, "state: draft"],
    ["is the default where the original says none, either", { kind: "create" }, {}, "state: published"],
    ["is a draft where the original will be one", { kind: "create", original: "draft" }, {}, "state: draft"],
    [
      "is a draft where the original will be one, whatever its file says",
      { kind: "state", original: "draft" },
      { state: "published" },
      "state: draft",
    ],
    ["is its original's file's as it comes back", { kind: "state" }, { state: "draft" }, "state: draft"],
    ["is no more public than its file", { kind: "create", original: "published" }, { state: "draft" }, "state: draft"],
    ["is left alone otherwise", { kind: "none", original: "draft" }, { state: "draft" }, undefined],
  ])("%s", (_name, fallback, original, expected) => {
    expect(state(fallback, original)).toBe(expected);
  });

  it("is what its own file says, where that says one", () => {
    expect(french({ state: "published" }, { kind: "create", original: "draft" })).toContain("state: published");
  });
});

describe("the author of a translation that names none", () => {
  const author = (kind: Fallback["kind"], original: string | undefined, standard?: string): string | undefined =>
    french({}, { kind }, original === undefined ? {} : { author: original }, {
      defaults: { state: "published", ...(standard === undefined ? {} : { author: standard }) },
    }).find((line) => line.startsWith("author"));

  it("is its original's, else the default, else whose the token is, as it is made", () => {
    expect(author("create", "one@example.com", "ann@example.com")).toBe("author: Twin (10)");
    expect(author("create", undefined, "ann@example.com")).toBe("author: Ann Lee  (8)");
    expect(author("create", undefined)).toBe("author: CI (9)");
  });

  it("is left alone otherwise", () => {
    expect(author("state", "one@example.com", "ann@example.com")).toBeUndefined();
    expect(author("none", "one@example.com", "ann@example.com")).toBeUndefined();
  });
});

describe("an author line", () => {
  it.each<readonly [string, string, string | undefined]>([
    ["names a teammate by id", "9", "9"],
    ["names one by id before a name that looks like it", "8", "8"],
    ["names one by e-mail, in any case", " ANN@example.com ", "8"],
    ["names one by name, in any case", "ann lee", "8"],
    ["names nobody where several have the name", "twin", undefined],
    ["names nobody where none has it", "nobody", undefined],
  ])("%s", (_name, written, expected) => {
    expect(findAdmin(written, ADMINS)?.id).toBe(expected);
  });

  it("of a stranger sends nothing, and the plan says why", () => {
    expect(french({ author: "nobody" }, { kind: "none" })).toContain("author: nobody (nothing)");
    expect(unknownAuthor("nobody")).toBe(
      'the author "nobody" is no teammate of this workspace, or several have that name',
    );
  });
});
