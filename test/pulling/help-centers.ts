import { createHash } from "node:crypto";
import { appendFileSync } from "node:fs";
import fc from "fast-check";
import type { ApiVersion } from "../../src/model/api-version.ts";
import type { ArticleContent, ArticleRecord, CollectionRecord, ImageRecord } from "../../src/sandbox/records.ts";
import type { QuirkName, Quirks } from "../../src/sandbox/quirks.ts";
import { storedBody } from "../decompile/generated.ts";

/** Titles that no disk, no YAML and no Markdown should stumble over. */
export const NASTY_TITLES: readonly string[] = [
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

const title = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...NASTY_TITLES) }, fc.stringMatching(/^[A-Z][a-z]{1,6}$/u));
const description = fc.constantFrom("", "", "Plain", "Two\nlines: # & more", "  spaced ", "---");

/** A collection of a generated help center; its parent is one that comes before it. */
interface Shelf {
  readonly names: { readonly en: string; readonly fr: string | undefined };
  readonly description: string;
  /** Of those before it, at the most one level from the deepest; none where it is one too many. */
  readonly parent: number;
  readonly helpCenter: "1" | "2";
}

interface Piece {
  readonly form: number;
  readonly target: number;
  readonly locale: "en" | "fr" | "de" | "es";
}

interface Text {
  readonly title: string;
  readonly description: string;
  readonly state: "published" | "draft";
  readonly author: string;
  readonly body: { readonly stored: string } | { readonly pieces: readonly Piece[] };
}

interface Page {
  readonly shelves: readonly number[];
  readonly en: Text;
  readonly fr: Text | undefined;
  readonly de: Text | undefined;
  /** A locale that the config does not list. */
  readonly es: Text | undefined;
  readonly tagged: boolean;
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
const page: fc.Arbitrary<Page> = fc.record({
  shelves: fc.array(fc.nat(7), { maxLength: 3 }),
  en: text,
  fr: fc.option(text, { nil: undefined }),
  de: fc.option(text, { nil: undefined, freq: 2 }),
  es: fc.option(text, { nil: undefined, freq: 8 }),
  tagged: fc.boolean(),
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

const GIFS = ["one", "two"].map((name) =>
  Buffer.concat([Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64"), Buffer.from(name)]),
);
const IMAGES: readonly ImageRecord[] = GIFS.map((bytes, index) => ({
  id: String(900 + index),
  source: `https://img.example.com/${String(index)}.gif`,
  secret: "ab".repeat(12),
  name: `${String(index)}.gif`,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  type: "image/gif",
  width: 1,
  height: 1,
}));
const COPIES = IMAGES.map(({ id, secret, name }) => `https://downloads.intercomcdn.com/i/o/sandbox1/${id}/${secret}/${name}`);

/** Writes it where a sandbox opens its data, as Intercom stores it. */
export function storeHelpCenter(data: string, center: HelpCenter): void {
  const blobs = GIFS.map((bytes, index) => ({ id: IMAGES[index]?.sha256 ?? "", base64: bytes.toString("base64") }));
  const collections = shelvesOf(center);
  const articles = center.pages.map((one, index) => articleOf(one, index, collections, center));
  appendFileSync(data, `${JSON.stringify({ put: { blobs, images: IMAGES, collections, articles } })}\n`);
}

/** The ids of the articles that a pull makes files for. */
export function pulledIds(center: HelpCenter): string[] {
  const collections = new Map(shelvesOf(center).map((one) => [one.id, one]));
  const isPlaced = (id: string): boolean => {
    const { helpCenterId, parentId, locales } = collections.get(id) ?? {};
    return helpCenterId === "1" && locales?.["en"]?.name.trim() !== "" && (parentId == null || isPlaced(parentId));
  };
  return center.pages.flatMap((one, index) => {
    const { id, parentIds, locales } = articleOf(one, index, [...collections.values()], center);
    const isHere = parentIds.length === 0 || parentIds.some(isPlaced);
    return isHere && locales["en"]?.title.trim() !== "" ? [id] : [];
  });
}

const AT = 1_700_000_000;

function shelvesOf({ shelves, apiVersion }: HelpCenter): CollectionRecord[] {
  const deepest = apiVersion === "2.7" || apiVersion === "2.9" ? 2 : 3;
  const made: { record: CollectionRecord; depth: number }[] = [];
  for (const [index, { names, description: told, parent, helpCenter: own }] of shelves.entries()) {
    const above = made[parent];
    const under = above !== undefined && above.depth < deepest ? above : undefined;
    const record: CollectionRecord = {
      id: String(100 + index),
      parentId: under?.record.id ?? null,
      helpCenterId: under?.record.helpCenterId ?? own,
      order: index,
      locales: {
        en: { name: names.en, description: told },
        ...(names.fr === undefined ? {} : { fr: { name: names.fr, description: "" } }),
      },
      createdAt: AT,
      updatedAt: AT,
    };
    made.push({ record, depth: (under?.depth ?? 0) + 1 });
  }
  return made.map(({ record }) => record);
}

function articleOf(
  one: Page,
  index: number,
  collections: readonly CollectionRecord[],
  center: HelpCenter,
): ArticleRecord {
  const { en, fr, de, es } = one;
  const locales = Object.fromEntries(
    Object.entries({ en, fr, de, es }).flatMap(([locale, content]): [string, ArticleContent][] =>
      content === undefined ? [] : [[locale, contentOf(content, index, locale, center)]],
    ),
  );
  return {
    id: String(200 + index),
    parentIds: [...new Set(one.shelves.flatMap((shelved) => collections[shelved]?.id ?? []))],
    locales,
    createdAt: AT,
  };
}

function contentOf(
  { title: own, description: told, state, author, body }: Text,
  index: number,
  locale: string,
  center: HelpCenter,
): ArticleContent {
  const html =
    "stored" in body
      ? body.stored
      : `${headingOf(index, locale)}${body.pieces.map((each) => pieceOf(each, index, center)).join("")}`;
  const by = { createdAt: AT, createdBy: author, updatedAt: AT + index, updatedBy: author };
  return { title: own, description: told, body: html, authorId: author, state, ...by };
}

function headingId(index: number): string {
  return `h_00000000${String(10 + index)}`;
}

function headingOf(index: number, locale: string): string {
  return `<h2 id="${headingId(index)}">Part in ${locale}</h2><p class="no-margin">Words of ${String(index)}.</p>`;
}

function pieceOf({ form, target, locale }: Piece, index: number, center: HelpCenter): string {
  const number = target % center.pages.length;
  const id = String(200 + number);
  const shelf = String(100 + (target % Math.max(1, center.shelves.length)));
  const own = "https://intercom.help/helpsync";
  const image = COPIES[target % COPIES.length] ?? "";
  const link = (href: string): string =>
    `<p class="no-margin">See <a href="${href}" target="_blank" class="intercom-content-link">that</a>.</p>`;
  const pieces = [
    link(`${own}/${locale}/articles/${id}-some-slug`),
    link(`${own}/${locale}/articles/${id}`),
    link(`${own}/articles/${id}-old-slug`),
    link(`http://intercom.help/helpsync/${locale}/articles/${id}-some-slug/?utm=1`),
    link(`https://help.example.com/${locale}/articles/${id}-some-slug`),
    link(`https://intercom.help/other/${locale}/articles/${id}-some-slug`),
    link(`${own}/${locale}/articles/${id}-some-slug#${headingId(number)}`),
    link(`${own}/${locale}/articles/${id}#h_ffffffffff`),
    link(`#${headingId(index)}`),
    link("#h_ffffffffff"),
    link(`${own}/${locale}/collections/${shelf}-some-slug`),
    link(`${own}/${locale}/articles/99999-gone`),
    link(`${own}/${locale}/`),
    `<div class="intercom-container"><img src="${image}" alt="A picture" width="1" height="1"></div>`,
    `<ul><li><p class="no-margin">Item <img src="${image}"></p></li></ul>`,
    `<div class="intercom-container intercom-align-center"><img src="${image}" width="320"></div>`,
    `<div class="intercom-container"><a class="intercom-h2b-button" target="_blank" href="${own}/${locale}/articles/${id}">Go</a></div>`,
    `<p class="no-margin"></p>`,
  ];
  return pieces[form] ?? "";
}
