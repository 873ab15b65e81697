import { describe, expect, it } from "vitest";
import type { Config } from "../../src/model/config.ts";
import type { LiveFields } from "../../src/model/live.ts";
import { articleFile } from "../../src/pull/new/article-file.ts";
import { silentOriginal, silentTranslation } from "../../src/pull/new/silent.ts";
import { authors } from "./authors.ts";
import { fields } from "./placing.ts";

const original = { uid: "a-page", unlisted: false };

function fileFor(
  changed: Partial<LiveFields>,
  { defaults = { state: "published" }, text = "Text\n" }: { defaults?: Config["defaults"]; text?: string } = {},
): string {
  const about = { original, silent: silentOriginal(defaults, authors), authors };
  return articleFile(fields("A page", { state: "published", ...changed }), about, text);
}

describe("a new article", () => {
  it("says its fields in one order, a line each", () => {
    const live = fields(" A page ", { description: "All:\nof it ", state: "draft", author: "1" });
    const about = {
      original: { uid: "a-page", unlisted: true },
      silent: silentOriginal({ state: "published" }, authors),
      authors,
    };
    expect(articleFile(live, about, "# One\n\nText\n")).toBe(`---
title: A page
description: "All:\\nof it"
state: draft
author: Ann Lee
uid: a-page
unlisted: true
---

# One

Text
`);
  });

  it("ends with its frontmatter where it has no text", () => {
    expect(fileFor({}, { text: "" })).toBe("---\ntitle: A page\nuid: a-page\n---\n");
  });

  it("does not say what it gets anyway", () => {
    const defaults = { state: "draft", author: "ANN@example.com" } as const;
    expect(fileFor({ state: "draft", author: "1" }, { defaults })).not.toMatch(/state|author/);
    expect(fileFor({ state: "published", author: "2" }, { defaults })).toContain("state: published\nauthor: bo@");
  });

  it.each([
    ["1", "author: Ann Lee\n"],
    ["2", "author: bo@example.com\n"],
    ["3", "author: other@example.com\n"],
    ["4", 'author: "4"\n'],
    ["5", "author: five@example.com\n"],
    ["99", ""],
  ])("names the author %s so that nobody else is found", (author, line) => {
    expect(/author.*\n/.exec(fileFor({ author }))?.[0] ?? "").toBe(line);
  });
});

describe("a new translation", () => {
  const ofOriginal = silentOriginal({ state: "published", author: "Ann Lee" }, authors);
  const translated = (own: Partial<LiveFields>, of: Partial<LiveFields>): string => {
    const silent = silentTranslation(of, ofOriginal, authors);
    return articleFile(fields("Une page", own), { silent, authors }, "");
  };

  it("has no uid, and says where it differs from its original", () => {
    const draft = { state: "draft", author: "2" };
    expect(translated(draft, draft)).toBe("---\ntitle: Une page\n---\n");
    expect(translated({ state: "published", author: "1" }, draft)).toBe(
      "---\ntitle: Une page\nstate: published\nauthor: Ann Lee\n---\n",
    );
  });

  it("of an original without an author has the default one", () => {
    expect(translated({ author: "1" }, { author: "99" })).not.toContain("author");
    expect(translated({ author: "2" }, { author: "99" })).toContain("author: bo@example.com");
  });
});
