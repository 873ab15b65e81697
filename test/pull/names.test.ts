import { describe, expect, it } from "vitest";
import { article, collection, originals, place } from "./placing.ts";

const nameOf = (title: string, yaml = ""): string | undefined =>
  originals(place([article("7", title)], yaml).placed)[0];
const folderOf = (title: string, yaml = ""): string | undefined =>
  place([collection("7", title)], yaml).placed[0]?.path;

describe("a file is named after its title", () => {
  it.each([
    ["Install the app", "install-the-app.md"],
    ["What's new?", "whats-new.md"],
    ["L'été à Paris", "l-été-à-paris.md"],
    ["日本語ガイド", "日本語ガイド.md"],
    ["हिन्दी में", "हिन्दी-में.md"],
    ["  Spaces\tand\nlines ", "spaces-and-lines.md"],
    ["../../etc/passwd", "etc-passwd.md"],
    ["a/b", "a-b.md"],
    ["C:\\x", "c-x.md"],
    [".hidden", "hidden.md"],
    ["v1.2.fr", "v1-2-fr.md"],
    ["trailing. ", "trailing.md"],
    ["-- --", "article.md"],
    ["🎉❤️", "article.md"],
    ["1️⃣ First", "1-first.md"],
    ["\u3164", "article.md"],
    ["co\u00ADn\u200Dfig", "config.md"],
    ["con", "con-article.md"],
    ["LPT9", "lpt9-article.md"],
    ["COM¹", "com¹-article.md"],
    ["CONIN$", "conin.md"],
    ["index", "index-article.md"],
    ["fr", "fr.md"],
    [`e${"\u0301".repeat(500)}`, "article.md"],
  ])("%s → %s", (title, file) => {
    expect(nameOf(title)).toBe(file);
  });

  it("of 300 letters, at whole words", () => {
    expect(nameOf("word ".repeat(60))).toBe(`${"word-".repeat(15)}word.md`);
    expect(nameOf("x".repeat(300))).toBe(`${"x".repeat(80)}.md`);
  });

  it("of many bytes, between letters", () => {
    const family = "क्षि"; // several marks on one letter
    const name = nameOf(family.repeat(100)) ?? "";
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
    expect(name.slice(0, -".md".length)).toBe(family.repeat((name.length - 3) / family.length));
  });

  it("never by a name that `ignore` matches", () => {
    const yaml = 'ignore: ["**/includes/**", "readme.md", "**/draft*", "**/draft*/**"]';
    expect(folderOf("Includes", yaml)).toBe("includes-collection");
    expect(nameOf("README", yaml)).toBe("readme-article.md");
    expect(nameOf("Drafts", yaml)).toBe("article.md");
    expect(folderOf("Drafts", yaml)).toBe("collection");
  });

  it("that looks like a locale only where the layout would not read it as one", () => {
    const yaml = "locales: { default: en, additional: [fr, pt-BR], layout: directory, names: { pt-BR: brasil } }";
    expect(["fr", "FR", "It-help", "Brasil", "Go live"].map((title) => folderOf(title, yaml))).toEqual([
      "fr-collection",
      "fr-collection",
      "it-help-collection",
      "brasil-collection",
      "go-live",
    ]);
    expect(folderOf("fr")).toBe("fr");
  });
});

describe("names in one place", () => {
  it("are numbered by their ids, whatever the order in which they come", () => {
    const fresh = [
      article("10", "Install"),
      article("9", "install!"),
      article("100", "Install"),
      article("11", "Install 3"),
    ];
    for (const each of [fresh, fresh.toReversed()]) {
      expect(place(each).placed.map(({ id, path }) => `${id} ${path}`)).toEqual([
        "9 install",
        "10 install-2",
        "11 install-3",
        "100 install-4",
      ]);
    }
  });

  it.each([
    ["a file", "install.md", "install-2.md"],
    ["a file in capitals", "INSTALL.MD", "install-2.md"],
    ["a translation without its original", "install.fr.md", "install-2.md"],
    ["what would become a translation of it", "install.de.md", "install-2.md"],
    ["a folder called like a file", "install.md/x.png", "install-2.md"],
    ["a name with a dot of its own", "install.linux.md", "install.md"],
    ["a folder", "install/x.md", "install.md"],
  ])("are not those of %s", (_, there, file) => {
    const yaml = "locales: { additional: [fr] }";
    expect(originals(place([article("7", "Install")], yaml, { taken: [there] }).placed)).toEqual([file]);
  });

  it("are not those of another spelling of the same letters", () => {
    const taken = ["cafe\u0301.md", "fu\u0308r"];
    const { placed } = place([collection("1", "Für"), article("7", "Café")], "", { taken });
    expect(placed.map(({ path }) => path)).toEqual(["für-2", "café-2"]);
  });

  it.each(["images/a.png", "images", "Images/", "images/x.md"])("of folders are not taken from %s", (there) => {
    const { placed } = place([collection("1", "Images")], "", { taken: [there] });
    expect(placed[0]?.path).toBe("images-2");
  });

  it("stay free of the files of other locales' folders", () => {
    const yaml = "locales: { additional: [fr], layout: directory }";
    const taken = ["en/a.md", "fr/install.md", "de/tune.md", "guides/x.png"];
    const fresh = [collection("1", "Guides"), article("7", "Install"), article("8", "Tune")];
    expect(originals(place(fresh, yaml, { taken }).placed)).toEqual([
      "en/guides/index.md",
      "en/install-2.md",
      "en/tune-2.md",
    ]);
  });
});

describe("a uid", () => {
  const uidsOf = (...titles: string[]): (string | undefined)[] =>
    place(titles.map((title, index) => article(String(index + 1), title))).placed.map(({ uid }) => uid);

  it("is the title in plain letters, with some digits that nobody would think of", () => {
    const uids = uidsOf("Für Straße & Ærø", "What's new?", "ﬁne ①②③", "word ".repeat(60));
    expect(uids.map((uid) => uid?.replace(/[0-9a-f]{6}$/, "…"))).toEqual([
      "fur-strasse-aero-…",
      "whats-new-…",
      "fine-123-…",
      "word-word-word-word-word-word-word-word-…",
    ]);
    expect(new Set(uidsOf("FAQ", "Faq!", "FAQ")).size).toBe(3);
    expect(uidsOf("FAQ")).toEqual(uidsOf("FAQ"));
  });

  it("names its kind where few letters are left", () => {
    expect(uidsOf("日本語", "A+")).toEqual([
      expect.stringMatching(/^article-[0-9a-f]{6}$/),
      expect.stringMatching(/^article-[0-9a-f]{6}$/),
    ]);
  });

  it("has more digits where a file has that one", () => {
    const [first = ""] = uidsOf("FAQ");
    expect(place([article("1", "FAQ")], "", { uids: new Set([first]) }).placed[0]?.uid).toMatch(/^faq-[0-9a-f]{16}$/);
  });
});
