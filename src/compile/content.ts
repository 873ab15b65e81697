import type { CompiledRecords } from "../model/compiled-record.ts";
import type { ArticleDocument, ArticleTranslation, CollectionDocument, Content } from "../model/content.ts";
import type { Config } from "../model/config.ts";
import type { Desired, DesiredFields, DesiredResource } from "../model/desired.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import { byCodePoint, type Key } from "../model/key.ts";
import { localesOf, type Locale, type PerLocale } from "../model/locale.ts";
import type { Problem } from "../model/problem.ts";
import type { SourceTree } from "../model/source.ts";
import type { Compiler } from "./compiler.ts";
import { indexLinks } from "./links/link-index.ts";
import { Translations, type Said } from "./translations.ts";

export interface CompileOptions {
  readonly config: Config;
  readonly compiler: Compiler;
  /** What came of the files before: those that nothing has changed are compiled only where their HTML is wanted. */
  readonly records: CompiledRecords;
  /** Given, before anything is compiled, what files mean that are as they were. */
  readonly onCompare?: (meantAsRecorded: MeantAsRecorded) => void;
}

/** What a file means that is as it was when its record was made; undefined of any other. */
export type MeantAsRecorded = (key: Key, locale: Locale) => Fingerprint | undefined;

export interface CompiledContent {
  /** The resources, collections first; where there are errors among the problems, links or images are missing in them. */
  readonly desired: Desired;
  /** Every problem of every file. */
  readonly problems: readonly Problem[];
  /** What came of the files, for the next time. */
  readonly records: () => CompiledRecords;
}

/**
 * What the content files want: Markdown → Intercom HTML, with keys for links and hashes for images.
 * @param tree what lies beside the documents: images, and files that are known to be left out
 */
export async function compileContent(
  content: Content,
  tree: SourceTree,
  { config, compiler, records, onCompare }: CompileOptions,
): Promise<CompiledContent> {
  const translations = new Translations(content, indexLinks(content, tree, config), compiler, records);
  onCompare?.(translations.meantAsRecorded);
  await translations.bringUpToDate();
  return { ...assemble(content, translations), records: () => translations.records() };
}

/** Puts together what the translations say; one that was not compiled yet is, unless a record tells. */
export function assemble(content: Content, translations: Translations): Pick<CompiledContent, "desired" | "problems"> {
  const problems: Problem[] = [];
  const articles = content.articles.map((article): DesiredResource => {
    const locales: PerLocale<DesiredFields> = {};
    for (const [locale, translation] of eachLocale(article.translations, content.defaultLocale)) {
      const said = translations.said(article.key, locale);
      if (said === undefined) continue;
      problems.push(...said.problems);
      locales[locale] = articleFields(translation, said);
    }
    return resource(article, locales, article);
  });
  const collections = content.collections.map((collection) =>
    resource(collection, collectionFields(collection, content.defaultLocale), {}),
  );
  const resources = [...collections, ...articles.sort((left, right) => byCodePoint(left.key, right.key))];
  return {
    desired: { defaultLocale: content.defaultLocale, resources },
    problems,
  };
}

function articleFields(translation: ArticleTranslation, { title, body }: Said): DesiredFields {
  return { file: translation.file, title, ...said(translation), body, source: translation.body };
}

/** The fields that a file says itself; what it does not say has no desired value. */
function said({ description, state, author }: ArticleTranslation): Partial<DesiredFields> {
  return {
    ...(description === undefined ? {} : { description }),
    ...(state === undefined ? {} : { state }),
    ...(author === undefined ? {} : { author }),
  };
}

function collectionFields(collection: CollectionDocument, defaultLocale: Locale): PerLocale<DesiredFields> {
  return Object.fromEntries(
    eachLocale(collection.translations, defaultLocale).map(([locale, { file, title, description }]) => [
      locale,
      { title, ...(file === undefined ? {} : { file }), ...(description === undefined ? {} : { description }) },
    ]),
  );
}

function resource(
  document: ArticleDocument | CollectionDocument,
  locales: PerLocale<DesiredFields>,
  { intercomId = {}, onRemoval }: Partial<Pick<ArticleDocument, "intercomId" | "onRemoval">>,
): DesiredResource {
  const { kind, key, path, parent, movedFrom } = document;
  const removal = onRemoval === undefined ? {} : { onRemoval };
  return { kind, key, path, parent, movedFrom, intercomId, ...removal, locales };
}

function eachLocale<Value>(values: PerLocale<Value>, defaultLocale: Locale): [Locale, Value][] {
  return localesOf(values, defaultLocale).flatMap((locale) => {
    const value = values[locale];
    return value === undefined ? [] : [[locale, value] as [Locale, Value]];
  });
}
