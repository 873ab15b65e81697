import type { StoredArticle, StoredCollection, Tables } from "../engine/tables.ts";
import { DELETED, foldersOf, HIDDEN, keyOf, pagesOf, type Edition, type Folder, type Page } from "./tree.ts";

const NUMBER = /^Page (\d+) in /u;

export interface Lack {
  readonly what: string;
  /** Keys of pages that links should lead to and do not, where nothing else is wrong. */
  readonly unlinked?: readonly string[];
}

/** Key → what Intercom lacks of what the content says of it; nothing where it holds all. */
export type Lacks = ReadonlyMap<string, Lack>;

/** Holds Intercom against an edition. */
export function lacksOf(tables: Tables, edition: Edition): Lacks {
  const byNumber = pagesByNumber(tables);
  const lacks = new Map<string, Lack>();
  const tell = (key: string, lack: Lack | string | undefined): void => {
    if (lack !== undefined) lacks.set(key, typeof lack === "string" ? { what: lack } : lack);
  };
  for (const folder of foldersOf(edition)) tell(`collection:${folder.path}`, folderLacks(folder, tables));
  for (const page of pagesOf(edition)) {
    tell(page.key, pageLacks(page, byNumber, tables, edition));
  }
  if (edition === "second") {
    const hidden = Object.values(byNumber.get(HIDDEN)?.[0]?.locales ?? {});
    tell(keyOf(HIDDEN, "first"), hidden.some(({ state }) => state !== "draft") ? "is still public" : undefined);
    tell(keyOf(DELETED, "first"), byNumber.has(DELETED) ? "is still there" : undefined);
    tell("collection:old", collectionNamed(tables, "Old ways") === undefined ? undefined : "is still there");
  }
  return lacks;
}

/** What is there more than once, or is left over. */
export function tooMany(tables: Tables): string[] {
  const pages = [...pagesByNumber(tables)].filter(([, articles]) => articles.length > 1);
  const names = tables.collections.map(({ locales }) => locales["en"]?.name ?? "");
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...pages.map(
      ([number, articles]) => `page ${String(number)} is there as ${articles.map(({ id }) => id).join(", ")}`,
    ),
    ...twice.map((name) => `the collection ${name} is there twice`),
  ];
}

/** Everything that is not of the content, as text. */
export function strangersOf({ articles, collections }: Tables): string {
  const strangers = [...articles, ...collections].filter((one) => JSON.stringify(one).includes("Not ours"));
  return JSON.stringify(strangers);
}

function pagesByNumber({ articles }: Tables): Map<number, StoredArticle[]> {
  const pages = new Map<number, StoredArticle[]>();
  for (const article of articles) {
    const number = NUMBER.exec(article.locales["en"]?.title ?? "")?.[1];
    if (number !== undefined) pages.set(Number(number), [...(pages.get(Number(number)) ?? []), article]);
  }
  return pages;
}

function collectionNamed({ collections }: Tables, title: string): StoredCollection | undefined {
  return collections.find(({ locales }) => locales["en"]?.name === title);
}

function folderLacks({ path, titles }: Folder, tables: Tables): string | undefined {
  const found = collectionNamed(tables, titles[0]);
  if (found === undefined) return "is not there";
  const parent = path === "guides/deep" ? (collectionNamed(tables, "Guides")?.id ?? "?") : null;
  return found.parentId === parent ? undefined : "is in another place";
}

function pageLacks(
  { number, titles, words, links, folder }: Page,
  pages: ReadonlyMap<number, readonly StoredArticle[]>,
  tables: Tables,
  edition: Edition,
): Lack | string | undefined {
  const found = pages.get(number)?.[0];
  if (found === undefined) return "is not there";
  const place = tables.collections.find(({ locales }) => folder.includes(locales["en"]?.name ?? ""))?.id ?? "?";
  if (found.parentIds.join(" ") !== place) return `is in ${found.parentIds.join(" ")}, not ${place}`;
  for (const locale of number === DELETED ? (["en"] as const) : (["en", "fr"] as const)) {
    const content = found.locales[locale];
    if (content === undefined) return `has no ${locale}`;
    if (content.title !== titles[locale]) return `${locale} has the title ${content.title}`;
    if (content.state !== "published") return `${locale} is a ${content.state}`;
    if (!content.body.includes(`${words} of page ${String(number)}.`)) return `${locale} has other words`;
    const led = [...content.body.matchAll(/\/articles\/(\d+)[^>]*>page (\d+)/gu)].map(
      ([, id, name]) => `${name} → ${id}`,
    );
    const missing = links.filter((target) => !led.includes(`${target} → ${pages.get(target)?.[0]?.id ?? "?"}`));
    const told = led.join(", ");
    if (led.length + missing.length !== links.length) return `${locale} leads elsewhere: ${told}`;
    if (missing.length > 0) {
      const unlinked = missing.map((target) => keyOf(target, edition));
      return { what: `${locale} lacks links: ${told}`, unlinked };
    }
  }
  return undefined;
}
