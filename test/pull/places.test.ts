import { describe, expect, it } from "vitest";
import { keyOf } from "../../src/model/key.ts";
import { article, collection, place } from "./placing.ts";

describe("folders", () => {
  it("stand in the folders of their parents, wherever these come in the listing", () => {
    const known = new Map([["collection:5", { key: keyOf("collection", "old"), path: "old/Place" }]]);
    const fresh = [
      collection("1", "Deep", "2"),
      collection("2", "Middle", "9"),
      collection("9", "Top"),
      collection("3", "New", "5"),
      article("4", "Page", "1"),
      article("6", "Page", "5"),
      article("7", "Alone"),
    ];
    const { placed, notes } = place(fresh, "", { known });
    const standing = placed.map(({ path, parent }) => `${path} in ${String(parent)}`.replace(/-[0-9a-f]{6}$/, ""));
    expect(standing).toEqual([
      "old/Place/new in collection:old",
      "top in null",
      "top/middle in collection:top",
      "top/middle/deep in collection:middle",
      "top/middle/deep/page in collection:deep",
      "old/Place/page in collection:old",
      "alone in null",
    ]);
    expect(notes).toEqual([]);
  });

  it("are spelled as the disk spells them", () => {
    const known = new Map([["collection:5", { key: keyOf("collection", "été"), path: "été" }]]);
    const { placed } = place([article("1", { en: "Été", fr: "Été" }, "5")], "locales: { additional: [fr] }", {
      known,
      taken: ["e\u0301te\u0301/x.md"],
    });
    expect(placed[0]).toMatchObject({
      path: "été/été",
      files: { en: "e\u0301te\u0301/été.md", fr: "e\u0301te\u0301/été.fr.md" },
    });
  });

  it("leave room for what stands in them", () => {
    const long = "x".repeat(300);
    const fresh = [
      collection("1", long),
      collection("2", long, "1"),
      collection("3", long, "2"),
      article("4", long, "3"),
    ];
    const { placed } = place(fresh, "locales: { additional: [pt-BR], layout: directory }");
    expect(placed.at(-1)?.files.en?.length).toBeGreaterThan(200);
    expect(`pt-BR/${placed.at(-1)?.path ?? ""}.md`.length).toBeLessThan(240);
  });
});

describe("what is left out is told", () => {
  it("with all that stands in it", () => {
    const fresh = [
      collection("1", { fr: "Sans titre" }),
      collection("2", "In it", "1"),
      article("3", "Page", "2"),
      article("4", "Page", "1", "2"),
      collection("5", "Strange", "99"),
      article("6", "Elsewhere", "98"),
      article("7", " "),
      collection("8", "Circle", "9"),
      collection("9", "Circle", "8"),
    ];
    const { placed, texts } = place(fresh);
    expect(placed).toEqual([]);
    expect(texts).toEqual([
      'The collection "Sans titre" (1) gets no file, nor what is in it (2 articles and 1 collection): ' +
        "it has no title in `en`. Give it one in Intercom and pull again.",
      'The collection "Strange" (5) gets no file: it stands in a collection that this help center does not have.',
      'The collection "Circle" (8) gets no file, nor what is in it (1 collection): ' +
        "it stands in a collection that this help center does not have.",
      'The article "Elsewhere" (6) gets no file: it stands in a collection that this help center does not have.',
      "The article 7 gets no file: it has no title in `en`. Give it one in Intercom and pull again.",
    ]);
  });

  it("where `ignore` leaves no name", () => {
    const { placed, texts } = place([article("1", "Page")], 'ignore: ["*.md"]');
    expect(placed).toEqual([]);
    expect(texts).toEqual([
      'The article "Page" (1) gets no file: `ignore` in the config matches every name that it could have.',
    ]);
  });

  it("of an article in several collections the others", () => {
    const known = new Map([["collection:5", { key: keyOf("collection", "old"), path: "old" }]]);
    const fresh = [collection("1", { fr: "x" }), collection("2", "Two"), article("3", "Page", "77", "1", "5", "2")];
    const { placed, notes, texts } = place(fresh, "locales: { additional: [fr] }", { known });
    expect(placed.at(-1)).toMatchObject({ path: "old/page", parent: "collection:old" });
    expect(notes.at(-1)).toMatchObject({ kind: "several-collections", others: ["1", "2"] });
    expect(texts.at(-1)).toBe(
      'The article "Page" (3) is in collections 1, 2, too, and stays there; its file is old/page.',
    );
  });

  it("of locales that the config does not list, once each", () => {
    const fresh = [
      article("1", { en: "A", de: "A", fr: "A" }),
      article("2", { en: "B", de: "B" }),
      collection("3", { en: "C", es: "C" }),
    ];
    const { placed, texts } = place(fresh, "locales: { additional: [fr] }");
    expect(placed.map(({ files }) => files)).toEqual([
      { en: "c/index.md" },
      { en: "a.md", fr: "a.fr.md" },
      { en: "b.md" },
    ]);
    expect(texts).toEqual([
      "2 articles are translated in `de`, which the config does not list, so it gets no files. " +
        "To take it, add `de` to `additional` under `locales`.",
      "1 collection is translated in `es`, which the config does not list, so it gets no files. " +
        "To take it, add `es` to `additional` under `locales`.",
    ]);
  });

  it("of translations that no file can hold", () => {
    const fresh = [article("1", { en: "A", fr: "" }), article("2", { en: "Legal", fr: "Mentions" })];
    const { placed, texts } = place(fresh, 'locales: { additional: [fr] }\nignore: ["legal.fr.md"]');
    expect(placed.map(({ files }) => files)).toEqual([{ en: "a.md" }, { en: "legal.md" }]);
    expect(texts).toEqual([
      'The `fr` of the article "A" (1) gets no file: it has no title.',
      'The `fr` of the article "Legal" (2) gets no file: it would be a file that `ignore` in the config matches.',
    ]);
  });
});

describe("an interrupted pull", () => {
  const fresh = [collection("1", "Guides"), article("2", "Page", "1"), article("3", "Page", "1"), article("9", "Page")];
  const first = place(fresh).placed;
  const chosen = new Map(first.map(({ kind, id, key, path }) => [`${kind}:${id}`, { key, path }]));

  it("gets the same names again, although files are there now", () => {
    const taken = first.flatMap(({ files }) => Object.values(files));
    expect(place(fresh, "", { chosen, taken }).placed).toEqual(first);
  });

  it("gets names that fit those that came meanwhile", () => {
    const more = [article("1", "Page", "1"), ...fresh];
    const { placed } = place(more, "", { chosen });
    expect(placed.filter(({ kind, id }) => kind !== "article" || id !== "1")).toEqual(first);
    expect(placed.find(({ kind, id }) => kind === "article" && id === "1")).toMatchObject({ path: "guides/page-3" });
  });

  it("keeps the key of what was moved meanwhile", () => {
    const moved = fresh.map((each) => (each.id === "9" ? { ...each, parents: ["1"] } : each));
    const { placed } = place(moved, "", { chosen });
    expect(placed.at(-1)).toMatchObject({
      key: first.at(-1)?.key,
      path: "guides/page-3",
      parent: "collection:guides-a26c57",
    });
  });
});

it("10,000 articles of one title are placed in well under a second", () => {
  const fresh = Array.from({ length: 10_000 }, (_, index) => article(String(index + 1), "How to begin with all of it"));
  const before = performance.now();
  const { placed } = place(fresh, "locales: { additional: [fr, de, es, pt-BR] }");
  const took = performance.now() - before;
  expect(placed.at(-1)?.path).toBe("how-to-begin-with-all-of-it-10000");
  expect(took).toBeLessThan(2_000);
});
