import type { ArticleDocument, ArticleTranslation, CollectionDocument, Content } from "../model/content.ts";
import type { Config } from "../model/config.ts";
import type { Desired, DesiredFields, DesiredResource } from "../model/desired.ts";
import { byCodePoint, type Key } from "../model/key.ts";
import { localesOf, type Locale, type PerLocale } from "../model/locale.ts";
import type { Problem } from "../model/problem.ts";
import type { SourceTree } from "../model/source.ts";
import { settleAnchors, type FindTranslation } from "./anchors.ts";
import type { CompiledTranslation } from "./article.ts";
import { compilerOf, type CompiledFiles, type CompileFile } from "./compiled-files.ts";
import { indexLinks } from "./links/link-index.ts";

/**
 * What the content files want: Markdown → Intercom HTML, with keys for links and hashes for images.
 * @param tree what lies beside the documents: images, and files that are known to be left out
 * @param options.earlier another content of which most files are the same, to be taken from there
 * @returns the resources, collections first, and every problem of every file; errors among them mean that links or
 *   images are missing in what is returned
 */
export function compileContent(
  content: Content,
  tree: SourceTree,
  { config, earlier }: { readonly config: Config; readonly earlier?: CompiledFiles },
): { desired: Desired; problems: Problem[]; compiled: CompiledFiles } {
  const index = indexLinks(content, tree, config);
  const compile = compilerOf(index, earlier);
  const compiled = new Map<Key, Map<Locale, ReturnType<CompileFile>>>();
  for (const article of content.articles) {
    const originalPath = article.translations[content.defaultLocale]?.path ?? `${article.path}.md`;
    const translations = eachLocale(article.translations, content.defaultLocale).map(
      ([locale, translation]): [Locale, ReturnType<CompileFile>] => [
        locale,
        compile(translation, { key: article.key, locale, articlePath: article.path, originalPath, index }),
      ],
    );
    compiled.set(article.key, new Map(translations));
  }

  const problems: Problem[] = [];
  const find: FindTranslation = (key, locale) => compiled.get(key)?.get(locale)?.compiled;
  const articles = content.articles.map((article): DesiredResource => {
    const locales: PerLocale<DesiredFields> = {};
    for (const [locale, translation] of eachLocale(article.translations, content.defaultLocale)) {
      const one = find(article.key, locale);
      if (one === undefined) continue;
      const settled = settleAnchors(one, translation, find, content.defaultLocale);
      problems.push(...byPlace([...one.problems, ...settled.problems]));
      locales[locale] = articleFields(translation, one, settled.parts);
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
    compiled: { index, files: compiled },
  };
}

function articleFields(
  translation: ArticleTranslation,
  { title, meaning }: CompiledTranslation,
  parts: DesiredFieldsParts,
): DesiredFields {
  return { file: translation.file, title, ...said(translation), body: { ...meaning, parts }, source: translation.body };
}

type DesiredFieldsParts = NonNullable<DesiredFields["body"]>["parts"];

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

function byPlace(problems: Problem[]): Problem[] {
  return problems.sort((left, right) => left.place.line - right.place.line || left.place.column - right.place.column);
}
