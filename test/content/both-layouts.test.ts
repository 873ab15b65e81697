import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Content } from "../../src/model/content.ts";
import { runs } from "../runs.ts";
import { load } from "./source.ts";

const SUFFIX = "locales: { default: en, additional: [fr, pt-BR], names: { pt-BR: pt-br } }";
const DIRECTORY = "locales: { default: en, additional: [fr, pt-BR], layout: directory, names: { pt-BR: pt-br } }";

/** What both layouts must agree on: all but where the files are. */
function withoutFiles(content: Content): unknown {
  return JSON.parse(
    JSON.stringify(content, (key, value: unknown) =>
      ["file", "place", "marks"].includes(key) || (key === "path" && String(value).endsWith(".md")) ? undefined : value,
    ),
  ) as unknown;
}

describe("both layouts", () => {
  it("in a folder of their own, with the default locale in one, too, or at the root", () => {
    const below = load({ "en/g/a.md": "x", "fr/g/a.md": "y", "pt-br/g/a.md": "z" }, DIRECTORY);
    const atRoot = load({ "g/a.md": "x", "fr/g/a.md": "y", "pt-br/g/a.md": "z" }, DIRECTORY);
    expect(below.problems).toEqual([]);
    expect(atRoot.problems).toEqual([]);
    expect(withoutFiles(below.content)).toEqual(withoutFiles(atRoot.content));
    expect(Object.keys(below.content.articles[0]?.translations ?? {})).toEqual(["en", "fr", "pt-BR"]);
  });

  const name = fc.constantFrom("a", "b", "Über", "e\u0301", "x y", "v1.0", "index", "os");
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
  const text = fc.constantFrom("Text", "---\ntitle: T\n---\nText", "---\ntitle: T\ndescription: D\n---\n");
  const locales = fc.subarray(["fr", "pt-br"]);

  it("load the same files into the same model", () => {
    fc.assert(
      fc.property(fc.dictionary(path, fc.record({ text, locales }), { minKeys: 1, maxKeys: 8 }), (documents) => {
        const suffix: Record<string, string> = {};
        const directory: Record<string, string> = {};
        for (const [logical, document] of Object.entries(documents)) {
          suffix[`${logical}.md`] = document.text;
          directory[`en/${logical}.md`] = document.text;
          for (const locale of document.locales) {
            suffix[`${logical}.${locale}.md`] = document.text;
            directory[`${locale}/${logical}.md`] = document.text;
          }
        }
        const left = load(suffix, SUFFIX);
        const right = load(directory, DIRECTORY);
        expect(withoutFiles(left.content)).toEqual(withoutFiles(right.content));
        expect(left.problems.map(({ code }) => code).sort()).toEqual(right.problems.map(({ code }) => code).sort());
      }),
      { numRuns: runs(150) },
    );
  });
});
