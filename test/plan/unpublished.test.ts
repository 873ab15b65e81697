import { describe, expect, it } from "vitest";
import { actionOf, planOf, type Page } from "./one-page.ts";

const PUBLIC = { en: { title: "A", description: "D", state: "published" } };
const DRAFT = { en: { title: "A", description: "D", state: "draft" } };

/** What of the page's action customers cannot read, as `title` and locales. */
function unpublished(page: Page): string {
  const { unpublished: found } = actionOf(page);
  return found === undefined ? "nothing" : [...(found.title === "public" ? [] : ["title"]), ...found.locales].join(" ");
}

describe("the words of an action that customers cannot read", () => {
  it.each<readonly [string, Page, string]>([
    ["a public page that changes", { last: PUBLIC, file: { en: { title: "B" } } }, "nothing"],
    ["a draft that changes", { last: DRAFT, file: { en: { title: "B" } } }, "title en"],
    ["a draft that becomes public", { last: DRAFT, file: { en: { title: "B", state: "published" } } }, "title en"],
    ["a public page that becomes a draft", { last: PUBLIC, file: { en: { title: "B", state: "draft" } } }, "title en"],
    ["a new page", { gone: ["state", "live"], file: { en: { title: "N" } } }, "nothing"],
    ["a new draft", { gone: ["state", "live"], file: { en: { title: "N", state: "draft" } } }, "title en"],
    ["a page that goes with its file", { last: PUBLIC, gone: ["file"] }, "nothing"],
    [
      "the new translation of a public page that is to be a draft",
      { last: PUBLIC, file: { en: { title: "A" }, fr: { title: "F", state: "draft" } } },
      "fr",
    ],
    [
      "a page that a teammate took offline",
      { last: PUBLIC, live: { en: { title: "C", state: "draft" } }, file: { en: { title: "B" } } },
      "title en",
    ],
    [
      "a draft that was deleted in Intercom",
      { last: DRAFT, gone: ["live"], file: { en: { title: "B", state: "draft" } } },
      "title en",
    ],
  ])("are told: %s", (_, page, expected) => {
    expect(unpublished(page)).toBe(expected);
  });

  it("are those of the file where the defaults make it a draft", () => {
    const page: Page = { gone: ["state", "live"], file: { en: { title: "N" } } };
    const { actions } = planOf(page, { input: { defaults: { state: "draft" } } });
    expect(actions[0]?.unpublished).toEqual({ locales: ["en"], title: "unpublished" });
  });

  it("are none of a collection, which is always public", () => {
    expect(unpublished({ key: "collection:c", file: { en: { title: "B" } } })).toBe("nothing");
  });
});

describe("the file of an action", () => {
  it("is that of the default locale; none where it is gone", () => {
    const file = { en: { title: "B", file: "content/a.md" }, fr: { title: "F", file: "content/a.fr.md" } };
    expect(actionOf({ last: PUBLIC, file })).toMatchObject({ path: "a", file: "content/a.md" });
    expect(actionOf({ last: PUBLIC, gone: ["file"] }).file).toBeUndefined();
  });
});
