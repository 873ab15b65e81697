import fc from "fast-check";
import type { ApiVersion } from "../../src/model/api-version.ts";
import type { QuirkName, Quirks } from "../../src/sandbox/quirks.ts";
import { storedBody } from "../decompile/generated.ts";

/** Titles that no disk, no YAML and no Markdown should stumble over. */
const NASTY_TITLES: readonly string[] = [
  "../../etc/passwd",
  "con",
  "a/b",
  "x".repeat(300),
  "😀 👍🏽",
  "index",
  "Includes",
  "fr",
  "de",
  "Guides",
  "Guides",
  "guides",
  "# Not a heading",
  "- a: b # c",
  "'quoted' \"twice\"",
  "[a](b) & <b>",
  "null",
  "3.10",
  "Ünder",
  "Ünder",
  "…",
  ".hidden",
  "a.fr",
  "Ends in dots...",
  " spaced  out ",
  "نص عربي",
  "日本語の題名",
  "{{ mustache }} *stars*",
  "---",
];

const title = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...NASTY_TITLES) },
  fc.stringMatching(/^[A-Z][a-z]{1,6}$/u),
);
const description = fc.constantFrom("", "", "Plain", "Two\nlines: # & more", "  spaced ", "---");

/** A collection of a generated help center; its parent is one that comes before it. */
interface Shelf {
  readonly names: { readonly en: string; readonly fr: string | undefined };
  readonly description: string;
  /** Of those before it, at the most one level from the deepest; none where it is one too many. */
  readonly parent: number;
  readonly helpCenter: "1" | "2";
}

export interface Piece {
  readonly form: number;
  readonly target: number;
  readonly locale: "en" | "fr" | "de" | "es";
}

export interface Text {
  readonly title: string;
  readonly description: string;
  readonly state: "published" | "draft";
  readonly author: string;
  readonly body: { readonly stored: string } | { readonly pieces: readonly Piece[] };
}

export interface Page {
  readonly shelves: readonly number[];
  readonly en: Text;
  readonly fr: Text | undefined;
  readonly de: Text | undefined;
  /** A locale that the config does not list. */
  readonly es: Text | undefined;
}

/** A help center as people filled it, and how its Intercom and its project are. */
export interface HelpCenter {
  readonly shelves: readonly Shelf[];
  readonly pages: readonly Page[];
  readonly layout: "suffix" | "directory";
  readonly ignore: readonly string[];
  readonly apiVersion: ApiVersion;
  readonly quirks: Partial<Quirks>;
}

const piece: fc.Arbitrary<Piece> = fc.record({
  form: fc.nat(17),
  target: fc.nat(9),
  locale: fc.constantFrom("en", "en", "fr", "de", "es"),
});
const text: fc.Arbitrary<Text> = fc.record({
  title,
  description,
  state: fc.constantFrom("published", "published", "draft"),
  author: fc.constantFrom("501", "502", "503"),
  body: fc.oneof(
    { weight: 4, arbitrary: fc.array(piece, { maxLength: 4 }).map((pieces) => ({ pieces })) },
    { weight: 1, arbitrary: storedBody.map((stored) => ({ stored })) },
  ),
});
/** Only the default locale's title has to say something. */
const translation: fc.Arbitrary<Text> = fc
  .tuple(text, fc.integer({ min: 0, max: 7 }))
  .map(([own, blank]) => (blank === 0 ? { ...own, title: "" } : own));
const page: fc.Arbitrary<Page> = fc.record({
  shelves: fc.array(fc.nat(7), { maxLength: 3 }),
  en: text,
  fr: fc.option(translation, { nil: undefined }),
  de: fc.option(translation, { nil: undefined, freq: 2 }),
  es: fc.option(text, { nil: undefined, freq: 8 }),
});
const shelf: fc.Arbitrary<Shelf> = fc.record({
  names: fc.record({ en: title, fr: fc.option(title, { nil: undefined }) }),
  description,
  parent: fc.nat(8),
  helpCenter: fc.constantFrom("1", "1", "1", "2"),
});

/** The quirks that a pull may meet, each with all of its values. */
export const MET_QUIRKS: { readonly [Name in QuirkName]?: readonly Quirks[Name][] } = {
  listItems: ["full", "withoutTranslations", "emptyBody"],
  languages: ["multilingual", "single"],
  listOrder: ["idDescending", "updatedAtDescending"],
  bareImagePath: ["keepsCopy", "refetches", "reject400"],
  headingIds: ["regenerate", "keepIfShaped"],
  localeEditBumpsArticle: ["no", "yes"],
  pagesNext: ["object", "urlString", "absent"],
};
export const MET_VERSIONS: readonly ApiVersion[] = ["2.7", "2.9", "2.11", "2.14", "2.16"];

const quirks = fc.record(
  Object.fromEntries(Object.entries(MET_QUIRKS).map(([name, values]) => [name, fc.constantFrom<string>(...values)])),
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Quirks>>;

export const helpCenter: fc.Arbitrary<HelpCenter> = fc.record({
  shelves: fc.array(shelf, { maxLength: 6 }),
  pages: fc.array(page, { minLength: 1, maxLength: 6 }),
  layout: fc.constantFrom("suffix", "directory"),
  ignore: fc.constantFrom([], [], ["**/includes/**"]),
  apiVersion: fc.constantFrom(...MET_VERSIONS, "2.16", "2.16"),
  quirks,
});
