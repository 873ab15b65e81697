import { describe, expect, it } from "vitest";
import type { ApiVersion } from "../../src/model/api-version.ts";
import type { Problem } from "../../src/model/problem.ts";
import { checkContent } from "../../src/rules/check-content.ts";
import { load, only, placesOf } from "../content/source.ts";

const WORKSPACES = "workspaces: { production: {}, staging: {} }";

/** What the rules say about files that load without a problem. */
function check(files: Record<string, string>, yaml = WORKSPACES, version: ApiVersion = "2.16"): Problem[] {
  const { content, config, problems } = load(files, yaml);
  expect(placesOf(problems)).toEqual([]);
  return checkContent(content, config, version);
}

const article = (...lines: string[]): string => ["---", ...lines, "---", "Text"].join("\n");

describe("keys", () => {
  it("of different kinds may be equal", () => {
    expect(check({ "g/about.md": "x", "g/about/more.md": "x" })).toEqual([]);
  });

  it("may not be shared by two uids", () => {
    const problem = only(check({ "g/a.md": article("uid: abc"), "g/b.md": article("title: B", "uid: abc") }));
    expect(problem).toMatchObject({
      code: "duplicate-key",
      severity: "error",
      message: "This article and content/g/a.md are both called `abc`.",
      line: "uid: abc",
      place: { file: "content/g/b.md", line: 3, column: 1 },
    });
  });

  it("may not be one article's uid and another's path; the uid is shown, whichever comes first", () => {
    for (const other of ["a.md", "z.md"]) {
      const files = { [other]: article("uid: install", "unlisted: true"), "install.md": article("unlisted: true") };
      expect(placesOf(check(files))).toEqual([`content/${other}:2:1 duplicate-key`]);
    }
  });

  it("may not differ only in capital letters", () => {
    expect(placesOf(check({ "g/About.md": "x", "g/about.md": "x" }))).toEqual([
      "content/g/about.md:1:1 key-differs-by-case",
    ]);
    expect(placesOf(check({ "Guides/a.md": "x", "guides/b.md": "x" }))).toEqual([
      "content/guides:1:1 key-differs-by-case",
    ]);
  });
});

describe("folders in folders", () => {
  const files = { "a/b/c/d/e/f.md": "x" };

  it.each([
    [
      "2.16",
      "content/a/b/c/d",
      "`a` / `b` / `c` / `d` are 4 folders in each other, but Intercom has only 3 levels of collections.",
    ],
    [
      "2.10",
      "content/a/b/c/d",
      "`a` / `b` / `c` / `d` are 4 folders in each other, but Intercom has only 3 levels of collections.",
    ],
    [
      "2.9",
      "content/a/b/c",
      "`a` / `b` / `c` are 3 folders in each other, but Intercom has only collections and sections up to API 2.9.",
    ],
  ] as const)("are an error that names them where API %s has no such level", (version, file, message) => {
    expect(only(check(files, WORKSPACES, version))).toMatchObject({
      code: "folder-too-deep",
      severity: "error",
      place: { file },
      message,
    });
  });

  it("are fine to the deepest level", () => {
    expect(check({ "a/b/c/d.md": "x" })).toEqual([]);
    expect(check({ "a/b/c.md": "x" }, WORKSPACES, "2.7")).toEqual([]);
  });
});

describe("articles in no folder", () => {
  it("are a warning, unless it is meant", () => {
    expect(only(check({ "a.md": "x" }))).toMatchObject({ code: "article-unlisted", severity: "warning" });
    expect(check({ "a.md": article("unlisted: true") })).toEqual([]);
    expect(check({ "a.md": "x", "g/b.md": "x" }, "default_collection: g")).toEqual([]);
  });
});

describe("moved_from", () => {
  it.each([
    [
      "its own key",
      { "g/a.md": article("moved_from: article:g/a") },
      "error",
      "moved-from-itself",
      "content/g/a.md:2:1",
    ],
    [
      "a key that another file names, too",
      { "g/a.md": article("moved_from: article:x"), "g/b.md": article("moved_from: [article:y, article:x]") },
      "error",
      "moved-from-twice",
      "content/g/b.md:2:1",
    ],
    [
      "a file that is still there",
      { "g/a.md": article("moved_from: article:g/b"), "g/b.md": "x" },
      "warning",
      "moved-from-present",
      "content/g/a.md:2:1",
    ],
    [
      "a folder that is still there",
      { "g/index.md": "---\nmoved_from: collection:h\n---\n", "h/b.md": "x" },
      "warning",
      "moved-from-present",
      "content/g/index.md:2:1",
    ],
  ])("cannot name %s", (_, files: Record<string, string>, severity, code, place) => {
    const problem = only(check(files));
    expect(placesOf([problem])).toEqual([`${place} ${code}`]);
    expect(problem.severity).toBe(severity);
  });

  it("names a key that is gone", () => {
    expect(check({ "g/a.md": article("moved_from: [article:b, article:c]") })).toEqual([]);
  });
});

describe("intercom_id", () => {
  const map = (id: number, workspace = "production"): string => article(`intercom_id: { ${workspace}: ${id} }`);

  it("belongs to one article of a workspace", () => {
    expect(check({ "g/a.md": map(1), "g/b.md": map(2), "g/c.md": map(1, "staging") })).toEqual([]);
    expect(only(check({ "g/a.md": map(1), "g/b.md": map(1) }))).toMatchObject({
      code: "intercom-id-twice",
      severity: "error",
      message: "The article 1 of `production` is claimed by content/g/a.md, too.",
      place: { file: "content/g/b.md", line: 2 },
    });
  });

  it("names a workspace that the config has", () => {
    expect(only(check({ "g/a.md": map(1, "prod") }))).toMatchObject({
      code: "intercom-id-workspace",
      hint: "The config has: production, staging.",
    });
  });

  it("without a workspace belongs to the only real one, else it must say which", () => {
    const bare = { "g/a.md": article("intercom_id: 7") };
    expect(load(bare, "workspaces: { s: { sandbox: true }, p: {} }").content.articles[0]?.intercomId).toEqual({
      p: "7",
    });
    expect(only(load(bare, WORKSPACES).problems)).toMatchObject({
      code: "intercom-id-ambiguous",
      severity: "error",
      hint: "Write `intercom_id: { production: 7 }`.",
    });
  });
});

describe("texts", () => {
  it.each([
    ["in the text", "Hello\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> theirs\n", ["content/g/a.md:2:1 conflict-marker"]],
    ["in a code block, where it is an example", "```\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> theirs\n```\n", []],
    [
      "behind a code block",
      "~~~\n```\n~~~\n<<<<<<< HEAD\none\n=======\n>>>>>>> x\n",
      ["content/g/a.md:4:1 conflict-marker"],
    ],
    ["only half of one", "<<<<<<< HEAD\n", []],
  ])("with a merge conflict %s", (_, text, places) => {
    expect(placesOf(check({ "g/a.md": text }))).toEqual(places);
  });

  it("with a merge conflict are found in translations, on the file's own lines", () => {
    const french = article("title: A").replace("Text", "<<<<<<< a\nx\n=======\n>>>>>>> b");
    const problems = check({ "g/a.md": "x", "g/a.fr.md": french }, "locales: { additional: [fr] }");
    expect(placesOf(problems)).toEqual(["content/g/a.fr.md:4:1 conflict-marker"]);
  });
});
