import type { Config } from "../model/config.ts";
import type { CollectionDocument, CollectionTranslation } from "../model/content.ts";
import { byCodePoint, keyOf, type Key } from "../model/key.ts";
import type { Locale, PerLocale } from "../model/locale.ts";
import { formerKeys } from "./former-keys.ts";
import { placeOfFile } from "./place.ts";
import type { ReadFile } from "./read-file.ts";

/** The files of one document by locale. */
export type Versions = ReadonlyMap<Locale, ReadFile>;

/** Every folder with a default-locale file in it or below, as a collection; parents first. */
export function collectionsOf(documents: ReadonlyMap<string, Versions>, config: Config): CollectionDocument[] {
  const defaultLocale = config.content.locales.default;
  const folders = new Map<string, string>();
  for (const [logical, versions] of documents) {
    const original = versions.get(defaultLocale);
    // What a folder stands in was found with it.
    if (original === undefined || folders.has(logical.slice(0, Math.max(0, logical.lastIndexOf("/"))))) continue;
    for (const folder of foldersAbove(logical)) {
      const depth = logical.split("/").length - folder.split("/").length;
      if (!folders.has(folder)) folders.set(folder, original.path.split("/").slice(0, -depth).join("/"));
    }
  }
  const keys = new Map<string, Key>();
  return [...folders].sort(byName).map(([path, onDisk]) => {
    const index = documents.get(`${path}/index`);
    const original = index?.get(defaultLocale);
    const uid = original?.frontmatter.values.uid;
    const key = keyOf("collection", uid ?? path);
    keys.set(path, key);
    const above = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    return {
      kind: "collection",
      key,
      path,
      place: placeOfFile(config, original?.path ?? onDisk),
      parent: keys.get(above) ?? null,
      ...(uid === undefined ? {} : { uid }),
      movedFrom: original === undefined ? [] : formerKeys(original, "collection"),
      ...(original === undefined ? {} : { marks: original.frontmatter.marks }),
      translations: translationsOf(path, index, defaultLocale),
    };
  });
}

function byName([left]: readonly [string, string], [right]: readonly [string, string]): number {
  return byCodePoint(left, right);
}

function foldersAbove(logical: string): string[] {
  const parts = logical.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

function translationsOf(
  path: string,
  index: Versions | undefined,
  defaultLocale: Locale,
): PerLocale<CollectionTranslation> {
  const original = index?.get(defaultLocale);
  const name = original?.frontmatter.values.title ?? path.slice(path.lastIndexOf("/") + 1);
  const translations: PerLocale<CollectionTranslation> = { [defaultLocale]: translationOf(original, name) };
  for (const [locale, file] of index ?? []) {
    const { title, description } = file.frontmatter.values;
    // A French index.md that names no title translates only the article of the folder.
    if (locale === defaultLocale || (title === undefined && description === undefined)) continue;
    translations[locale] = translationOf(file, name);
  }
  return translations;
}

function translationOf(file: ReadFile | undefined, fallback: string): CollectionTranslation {
  const { title = fallback, description } = file?.frontmatter.values ?? {};
  return {
    ...(file === undefined ? {} : { file: file.file, path: file.path }),
    title,
    ...(description === undefined ? {} : { description }),
  };
}
