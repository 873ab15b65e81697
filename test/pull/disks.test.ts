import fc from "fast-check";
import { expect, it } from "vitest";
import { placeFiles } from "../../src/content/layout.ts";
import type { LiveResource } from "../../src/model/live.ts";
import type { PlacedResource } from "../../src/pull/names/placing.ts";
import { runs } from "../runs.ts";
import { article, collection, place, understood, type Titles } from "./placing.ts";

const NASTY = [
  ...[
    "../../etc/passwd",
    "con",
    "NUL.txt",
    "com¹",
    "a/b",
    "C:\\x",
    "..",
    ".",
    ".git",
    "node_modules",
    "index",
    "Index.md",
  ],
  ...[
    "fr",
    "de",
    "pt-br",
    "PT_BR",
    "uk",
    "It help",
    "install",
    "Install.fr",
    "install.md",
    "-",
    "🎉",
    "👩‍👩‍👧‍👦 family",
    "ﬁ",
    "ß",
    "SS",
  ],
  ...[
    "İstanbul",
    "ΑΣ",
    "ας",
    "K",
    "x".repeat(300),
    "語".repeat(300),
    "e\u0301".repeat(100),
    `a${"\u0301".repeat(999)}`,
  ],
  ...["\u0000", "a\u2028b", "\u202Eevil", "a\u200Db", "\uD800", "ㅤ", "﷽", "images", "readme", "Includes", "  "],
];

const titleOf = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.string({ unit: "grapheme", maxLength: 120 }),
  fc.constantFrom("Install", "install", "INSTALL!", "Install 2"),
);
const titlesOf: fc.Arbitrary<Titles> = fc.record(
  { en: titleOf, fr: titleOf, "pt-BR": titleOf },
  { requiredKeys: ["en"] },
);

/** Up to three folders in each other, and articles anywhere. */
const freshOf = fc
  .tuple(
    fc.array(fc.record({ titles: titlesOf, parent: fc.nat(9) }), { maxLength: 7 }),
    fc.array(fc.record({ titles: titlesOf, parent: fc.nat(9) }), { maxLength: 12 }),
  )
  .map(([folders, pages]): LiveResource[] => {
    const depths: number[] = [];
    const collections = folders.map(({ titles, parent }, index) => {
      const isNested = parent < index && (depths[parent] ?? 3) < 3;
      depths.push(isNested ? (depths[parent] ?? 0) + 1 : 1);
      return isNested ? collection(String(index), titles, String(parent)) : collection(String(index), titles);
    });
    const articles = pages.map(({ titles, parent }, index) =>
      parent < folders.length ? article(String(index), titles, String(parent)) : article(String(index), titles),
    );
    return [...collections, ...articles];
  });

const takenOf = fc.subarray([
  ...[
    "install.md",
    "INSTALL-2.md",
    "install.fr.md",
    "Install/index.md",
    "images/a.png",
    "fr/install.md",
    "de/con-article.md",
  ],
  ...[
    "en/index.md",
    "ss.md",
    "e\u0301.md",
    "article.fr.md",
    "collection/a.txt",
    "includes/x.md",
    "readme.md",
    ".hidden/x.md",
  ],
]);

const RULES = 'ignore: ["**/includes/**", "readme*"]';
const LAYOUTS: readonly string[] = [
  `locales: { default: en, additional: [fr, pt-BR], names: { pt-BR: brasil } }\n${RULES}`,
  `locales: { default: en, additional: [fr, pt-BR], layout: directory, names: { en: english, pt-BR: "été" } }\n${RULES}`,
  `locales: { default: en, additional: [fr, pt-BR], layout: directory }\n${RULES}`,
];

const filesOf = (placed: readonly PlacedResource[]): { path: string; locale: string; logical: string }[] =>
  placed.flatMap(({ kind, path, files }) =>
    Object.entries(files).map(([locale, file]) => ({
      path: file,
      locale,
      logical: kind === "collection" ? `${path}/index` : path,
    })),
  );

/** As a disk compares names that knows no capital letters. */
const seen = (path: string): string => path.normalize("NFC").toUpperCase().normalize("NFD");

it("whatever the titles, each file is read back as what it is, on any disk", () => {
  fc.assert(
    fc.property(freshOf, takenOf, fc.constantFrom(...LAYOUTS), (fresh, taken, yaml) => {
      const { content, isIgnored } = understood(yaml);
      const { placed } = place(fresh, yaml, { taken });
      const files = filesOf(placed);

      const before = taken.filter((path) => path.endsWith(".md") && !isIgnored(path) && !path.startsWith("."));
      const after = placeFiles([...before, ...files.map(({ path }) => path)], content);
      expect(after.slice(0, before.length)).toEqual(placeFiles(before, content));
      expect(after.slice(before.length)).toEqual(files);

      const all = [...taken, ...files.map(({ path }) => path)].map(seen);
      expect(new Set(all).size).toBe(all.length);
      // No name is a folder here and a file there.
      const folders = new Set(
        all.flatMap((path) => path.split("/").map((_, depth, parts) => parts.slice(0, depth).join("/"))),
      );
      expect(all.filter((path) => folders.has(path))).toEqual([]);
      expect(new Set(placed.map(({ key }) => key)).size).toBe(placed.length);
      for (const { path } of files) {
        expect(path.length).toBeLessThan(240);
        expect(isIgnored(path)).toBe(false);
        for (const name of path.split("/")) expectSafe(name);
      }
      for (const { uid } of placed) expect(uid).toMatch(/^[a-z0-9][a-z0-9-]{2,63}$/);
    }),
    { numRuns: runs(150) },
  );
});

function expectSafe(name: string): void {
  expect(name).toBe(name.normalize("NFC"));
  expect(name).toMatch(/^[^\p{C}\p{Z}<>:"/\\|?*.][^\p{C}\p{Z}<>:"/\\|?*]*$/u);
  expect(name).not.toMatch(/^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])(?:\.|$)|\.$/i);
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
}

it("the order in which things come does not matter", () => {
  fc.assert(
    fc.property(freshOf, takenOf, fc.constantFrom(...LAYOUTS), (fresh, taken, yaml) => {
      const other = place(fresh.toReversed(), yaml, { taken: taken.toReversed() });
      expect(other).toEqual(place(fresh, yaml, { taken }));
    }),
    { numRuns: runs(50) },
  );
});
