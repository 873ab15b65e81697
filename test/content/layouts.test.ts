import { describe, expect, it } from "vitest";
import type { Content } from "../../src/model/content.ts";
import { load, only, placesOf } from "./source.ts";

const SUFFIX = "locales: { default: en, additional: [fr, pt-BR], names: { pt-BR: pt-br } }";
const DIRECTORY = "locales: { default: en, additional: [fr, pt-BR], layout: directory, names: { pt-BR: pt-br } }";

const summary = (content: Content): unknown => ({
  collections: content.collections.map(({ key, parent, translations }) => ({
    key,
    parent,
    titles: Object.entries(translations).map(([locale, { title }]) => `${locale} ${title}`),
  })),
  articles: content.articles.map(({ key, parent, translations }) => ({ key, parent, locales: Object.keys(translations) })),
});

describe("folders and files", () => {
  it("become collections and articles", () => {
    const { content, problems } = load({
      "getting-started/advanced/tune.md": "# Tune",
      "getting-started/index.md": "---\ntitle: Getting started\ndescription: First steps\n---\n",
      "getting-started/install.md": "# Install",
      "about.md": "---\nunlisted: true\n---\n# About",
    });
    expect(problems).toEqual([]);
    expect(summary(content)).toEqual({
      collections: [
        { key: "collection:getting-started", parent: null, titles: ["en Getting started"] },
        { key: "collection:getting-started/advanced", parent: "collection:getting-started", titles: ["en advanced"] },
      ],
      articles: [
        { key: "article:about", parent: null, locales: ["en"] },
        {
          key: "article:getting-started/advanced/tune",
          parent: "collection:getting-started/advanced",
          locales: ["en"],
        },
        { key: "article:getting-started/install", parent: "collection:getting-started", locales: ["en"] },
      ],
    });
    expect(content.collections[0]?.translations.en).toEqual({
      file: "content/getting-started/index.md",
      path: "getting-started/index.md",
      title: "Getting started",
      description: "First steps",
    });
    expect(content.collections[1]?.translations.en).toEqual({ title: "advanced" });
  });

  it("an index.md with a text is an article in its folder, too; its uid names the folder", () => {
    const { content } = load({ "a/index.md": "---\ntitle: A\nuid: start\nmoved_from: [collection:b, article:b/index]\n---\nText" });
    expect(content.collections[0]).toMatchObject({ key: "collection:start", uid: "start", movedFrom: ["collection:b"] });
    expect(content.articles[0]).toMatchObject({
      key: "article:a/index",
      parent: "collection:start",
      movedFrom: ["article:b/index"],
      translations: { en: { title: "A" } },
    });
    expect(content.articles[0]?.uid).toBeUndefined();
  });

  it("an index.md at the root is an article", () => {
    expect(summary(load({ "index.md": "# Welcome" }).content)).toEqual({
      collections: [],
      articles: [{ key: "article:index", parent: null, locales: ["en"] }],
    });
  });

  it("a uid is the key wherever the file stands", () => {
    const file = "---\nuid: install-guide\n---\nx";
    for (const path of ["a/install.md", "b/c/setup.md"]) {
      expect(load({ [path]: file }).content.articles[0]?.key).toBe("article:install-guide");
    }
  });

  it("articles at the root go to the default collection, unless they are unlisted", () => {
    const yaml = "default_collection: general";
    const { content, problems } = load(
      { "general/x.md": "x", "a.md": "x", "b.md": "---\nunlisted: true\n---\nx" },
      yaml,
    );
    expect(problems).toEqual([]);
    expect(content.articles.map(({ key, parent }) => [key, parent])).toEqual([
      ["article:a", "collection:general"],
      ["article:b", null],
      ["article:general/x", "collection:general"],
    ]);
    expect(only(load({ "a.md": "x" }, yaml).problems)).toMatchObject({
      code: "default-collection-missing",
      place: { file: "intercom.config.yaml", line: 1, column: 21 },
      line: expect.stringContaining("default_collection") as unknown,
    });
  });

  it("unlisted takes an article out of its folder's collection", () => {
    expect(load({ "a/b.md": "---\nunlisted: true\n---\nx" }).content.articles[0]?.parent).toBeNull();
  });

  it("keep case, and write accents in one way", () => {
    const decomposed = "Über/Café.md".normalize("NFD");
    const { content } = load({ [decomposed]: "x" });
    expect(content.articles[0]).toMatchObject({
      key: "article:Über/Café",
      parent: "collection:Über",
      translations: { en: { path: decomposed } },
    });
  });

  it("names that look alike are refused", () => {
    const files = { "a/é.md": "x", [`a/${"é".normalize("NFD")}.md`]: "x" };
    expect(only(load(files).problems)).toMatchObject({ code: "document-twice", severity: "error" });
    const folders = { "é/a.md": "x", [`${"é".normalize("NFD")}/b.md`]: "x" };
    expect(only(load(folders).problems)).toMatchObject({ code: "folder-twice", severity: "error" });
  });
});

describe("translations", () => {
  const original = { "g/a.md": "---\ntitle: A\n---\nA", "g/index.md": "---\ntitle: G\n---\n" };

  it("are suffixes; other dots belong to the name", () => {
    const { content, problems } = load(
      { "g/a.b.md": "x", "g/a.b.fr.md": "y", "g/a.b.pt-br.md": "z", "g/v2.0.md": "x" },
      SUFFIX,
    );
    expect(problems).toEqual([]);
    expect(content.articles.map(({ key, translations }) => [key, Object.keys(translations)])).toEqual([
      ["article:g/a.b", ["en", "fr", "pt-BR"]],
      ["article:g/v2.0", ["en"]],
    ]);
  });

  it("of a folder need a title or a description of their own", () => {
    const { content } = load(
      { ...original, "g/index.fr.md": "---\ntitle: Le G\n---\n", "g/index.pt-br.md": "---\ndescription: D\n---\n" },
      SUFFIX,
    );
    expect(content.collections[0]?.translations).toMatchObject({
      en: { title: "G" },
      fr: { title: "Le G" },
      "pt-BR": { title: "G", description: "D" },
    });
  });

  it("may name a folder that has no index.md", () => {
    const { content, problems } = load({ "g/a.md": "x", "g/index.fr.md": "---\ntitle: Le G\n---\n" }, SUFFIX);
    expect(problems).toEqual([]);
    expect(content.collections[0]?.translations).toMatchObject({ en: { title: "g" }, fr: { title: "Le G" } });
  });

  it.each([
    ["suffix", SUFFIX, { ...original, "g/b.fr.md": "x" }, "content/g/b.fr.md", "content/g/b.md"],
    ["directory", DIRECTORY, { "en/g/a.md": "x", "fr/g/b.md": "x" }, "content/fr/g/b.md", "content/en/g/b.md"],
    ["directory, default at the root", DIRECTORY, { "g/a.md": "x", "fr/g/b.md": "x" }, "content/fr/g/b.md", "content/g/b.md"],
  ])("without an original are left out with a warning (%s)", (_, yaml, files, file, missing) => {
    const { content, problems } = load(files, yaml);
    expect(only(problems)).toMatchObject({
      code: "translation-without-original",
      severity: "warning",
      place: { file },
      message: `There is no ${missing}, so this French translation is left out.`,
    });
    expect(content.articles).toHaveLength(1);
  });

  it("of the default locale may say so, but not twice", () => {
    expect(load({ "g/a.en.md": "x" }).content.articles[0]?.key).toBe("article:g/a");
    expect(only(load({ "g/a.md": "x", "g/a.en.md": "y" }).problems)).toMatchObject({ code: "document-twice" });
  });
});

describe("what only looks like a translation", () => {
  it("is left out beside a file of the same name: a language taken out of the config is not published", () => {
    const { content, problems } = load({ "g/a.md": "x", "g/a.fr.md": "y" });
    expect(content.articles.map(({ key }) => key)).toEqual(["article:g/a"]);
    expect(only(problems)).toMatchObject({
      code: "locale-not-listed",
      severity: "warning",
      message: "`fr` looks like French, which the config does not list: this file is left out.",
    });
  });

  it("is an article, with a warning, where it stands alone", () => {
    const { content, problems } = load({ "g/made.it.md": "x" });
    expect(content.articles.map(({ key }) => key)).toEqual(["article:g/made.it"]);
    expect(only(problems).message).toContain("this file is read as an article of its own");
  });

  it("is told once a folder, with what to write", () => {
    const files = { "g/a.md": "x", "g/b.md": "x", "pt-br/g/a.md": "y", "pt-br/g/b.md": "y", "th/g/a.md": "z" };
    const { content, problems } = load(files, "locales: { layout: directory, additional: [pt-BR] }");
    expect(content.articles).toHaveLength(2);
    expect(problems.map(({ hint }) => hint)).toEqual([
      "If it is, add `names: { pt-BR: pt-br }` under `locales` in the config; else rename it, or list it under `ignore`.",
      "Intercom has no Thai: list these files under `ignore` in the config.",
    ]);
  });

  it("is no locale by its looks alone", () => {
    const { content, problems } = load({ "g/node.js.md": "x", "g/node.md": "x", "os/a.md": "x", "g/v1.rc.md": "x" });
    expect(problems).toEqual([]);
    expect(content.articles).toHaveLength(4);
  });

  it("files beside the folders of the locales are left out, one warning a folder", () => {
    const { content, problems } = load({ "en/g/a.md": "x", "README.md": "x", "assets/a.md": "x", "assets/b.md": "x" }, DIRECTORY);
    expect(content.articles.map(({ key }) => key)).toEqual(["article:g/a"]);
    expect(placesOf(problems)).toEqual([
      "content/README.md:1:1 outside-locale-folders",
      "content/assets/a.md:1:1 outside-locale-folders",
    ]);
  });
});
