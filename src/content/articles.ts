import type { Config } from "../model/config.ts";
import type { ArticleDocument, ArticleTranslation, CollectionDocument } from "../model/content.ts";
import { keyOf, type Key } from "../model/key.ts";
import type { PerLocale } from "../model/locale.ts";
import type { Versions } from "./collections.ts";
import { formerKeys } from "./former-keys.ts";
import { intercomIdsOf } from "./intercom-id.ts";
import { hasBody, isFolderIndex, type ReadFile } from "./read-file.ts";

/** One article from the files of its locales; `original` is the default locale's. */
export function articleOf(
  logical: string,
  original: ReadFile,
  versions: Versions,
  collections: ReadonlyMap<string, CollectionDocument>,
  config: Config,
): ArticleDocument {
  const { values, marks } = original.frontmatter;
  // The uid of an index.md names its folder.
  const uid = isFolderIndex(original) ? undefined : values.uid;
  const translations: PerLocale<ArticleTranslation> = {};
  for (const [locale, file] of versions) {
    if (!isFolderIndex(file) || hasBody(file)) translations[locale] = translationOf(file);
  }
  return {
    kind: "article",
    key: keyOf("article", uid ?? logical),
    path: logical,
    place: { file: original.file, line: 1, column: 1 },
    parent: values.unlisted === true ? null : parentOf(logical, collections, config),
    ...(uid === undefined ? {} : { uid }),
    movedFrom: formerKeys(original, "article"),
    marks,
    intercomId: intercomIdsOf(original, config),
    ...(values.on_removal === undefined ? {} : { onRemoval: values.on_removal }),
    ...(values.unlisted === true ? { unlisted: true } : {}),
    translations,
  };
}

function parentOf(
  logical: string,
  collections: ReadonlyMap<string, CollectionDocument>,
  config: Config,
): Key | null {
  const slash = logical.lastIndexOf("/");
  const folder = slash < 0 ? config.content.defaultCollection : logical.slice(0, slash);
  return folder === undefined ? null : (collections.get(folder)?.key ?? null);
}

function translationOf(file: ReadFile): ArticleTranslation {
  const { title, description, state, author } = file.frontmatter.values;
  // A file that could not be read has a title that nobody will see: no later stage is to miss it.
  const name = file.logical.slice(file.logical.lastIndexOf("/") + 1);
  const shownTitle = title ?? (file.broken ? name : undefined);
  return {
    file: file.file,
    path: file.path,
    ...(shownTitle === undefined ? {} : { title: shownTitle }),
    ...(description === undefined ? {} : { description }),
    ...(state === undefined ? {} : { state }),
    ...(author === undefined ? {} : { author }),
    body: file.body,
    bodyPrint: file.bodyPrint,
    bodyLine: file.bodyLine,
    ...(file.conflict === undefined ? {} : { conflict: file.conflict }),
  };
}
