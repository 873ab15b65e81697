import { describe, expect, it } from "vitest";
import { placeFiles } from "../../src/content/layout.ts";
import { fileLayoutOf, fileOf } from "../../src/pull/names/file-layout.ts";
import { understood } from "./placing.ts";

const SUFFIX = "locales: { additional: [fr, pt-BR], names: { pt-BR: pt-br } }";
const DIRECTORY = "locales: { additional: [fr, pt-BR], layout: directory, names: { pt-BR: pt-br, en: english } }";

describe("the file of a locale", () => {
  it.each([
    [
      "beside its original",
      SUFFIX,
      ["guides/install.md"],
      ["guides/install.md", "guides/install.fr.md", "guides/install.pt-br.md"],
    ],
    [
      "in its own folder where the tree has one",
      DIRECTORY,
      ["english/a.md", "notes.md"],
      ["english/guides/install.md", "fr/guides/install.md", "pt-br/guides/install.md"],
    ],
    [
      "at the root where its others are",
      DIRECTORY,
      ["guides/a.md", "fr/guides/a.md", "english/picture.png"],
      ["guides/install.md", "fr/guides/install.md", "pt-br/guides/install.md"],
    ],
    [
      "in its own folder where none is yet",
      DIRECTORY,
      ["fr/guides/a.md", "README.md"],
      ["english/guides/install.md", "fr/guides/install.md", "pt-br/guides/install.md"],
    ],
  ])("stands %s", (_, yaml, taken, files) => {
    const { content, isIgnored } = understood(`${yaml}\nignore: [README.md]`);
    const layout = fileLayoutOf(taken, content, isIgnored);
    expect((["en", "fr", "pt-BR"] as const).map((locale) => fileOf("guides/install", locale, layout))).toEqual(files);
    expect(placeFiles(files, content)).toEqual(
      files.map((path, index) => ({ path, locale: ["en", "fr", "pt-BR"][index], logical: "guides/install" })),
    );
  });
});
