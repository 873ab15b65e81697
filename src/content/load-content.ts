import type { Config } from "../model/config.ts";
import type { ArticleDocument, Content } from "../model/content.ts";
import { byCodePoint } from "../model/key.ts";
import type { Locale } from "../model/locale.ts";
import { raise, type Problem } from "../model/problem.ts";
import type { SourceTree } from "../model/source.ts";
import { articleOf } from "./articles.ts";
import { collectionsOf } from "./collections.ts";
import { formerKeyProblems } from "./former-keys.ts";
import { frontmatterKeyProblems } from "./frontmatter-keys.ts";
import { intercomIdProblems } from "./intercom-id.ts";
import { placeFiles } from "./layout.ts";
import { defaultCollectionMissing, documentTwice, fileEmpty, translationWithoutOriginal } from "./layout-problems.ts";
import { leaveOut } from "./left-out.ts";
import { languageName } from "./locale-hint.ts";
import { placeOfConfig, shownPath } from "./place.ts";
import { hasBody, isFolderIndex, readFile, type ReadFile } from "./read-file.ts";

/**
 * Understands the content folder: both layouts give the same. A file with mistakes is in the content as far as it could
 * be read, so that links to it are not reported, too; whoever goes on must ask `hasErrors` first.
 * @returns the content and all problems, those of the tree included
 */
export function loadContent(tree: SourceTree, config: Config): { content: Content; problems: Problem[] } {
  const defaultLocale = config.content.locales.default;
  const bytes = new Map(tree.documents.map((document) => [document.path, document.bytes]));
  const placed = leaveOut(placeFiles([...bytes.keys()], config.content), config);
  const files = placed.kept.map((file) => readFile(file, bytes.get(file.path) ?? new Uint8Array(), config));
  const grouped = groupByDocument(files);
  const collections = collectionsOf(grouped.documents, config);
  const collectionsByPath = new Map(collections.map((collection) => [collection.path, collection]));
  const articles: ArticleDocument[] = [];
  const problems = [...tree.problems, ...placed.problems, ...grouped.problems];
  for (const [logical, versions] of grouped.documents) {
    const original = versions.get(defaultLocale);
    problems.push(...orphans(logical, original, versions, collectionsByPath, config));
    if (original === undefined || (isFolderIndex(original) && !hasBody(original))) continue;
    articles.push(articleOf(logical, original, versions, collectionsByPath, config));
  }
  for (const file of files) {
    problems.push(...file.problems, ...emptyFile(file), ...formerKeyProblems(file), ...intercomIdProblems(file, config));
  }
  problems.push(...frontmatterKeyProblems(files, config));
  const home = config.content.defaultCollection;
  if (home !== undefined && !collectionsByPath.has(home)) {
    problems.push(raise(defaultCollectionMissing, placeOfConfig(config), { folder: home }));
  }
  articles.sort((left, right) => byCodePoint(left.path, right.path));
  return { content: { defaultLocale, collections, articles }, problems };
}

/** The files of each document by locale. A second file for the same locale is a problem and not taken. */
function groupByDocument(files: readonly ReadFile[]): {
  documents: Map<string, Map<Locale, ReadFile>>;
  problems: Problem[];
} {
  const documents = new Map<string, Map<Locale, ReadFile>>();
  const problems: Problem[] = [];
  for (const file of files) {
    const versions = documents.get(file.logical) ?? new Map<Locale, ReadFile>();
    documents.set(file.logical, versions);
    const other = versions.get(file.locale);
    if (other === undefined) {
      versions.set(file.locale, file);
      continue;
    }
    const sameToTheEye = other.path.normalize("NFC") === file.path.normalize("NFC");
    const why = sameToTheEye ? ": their names look alike and differ only in how accents are stored" : "";
    problems.push(raise(documentTwice, { file: file.file, line: 1, column: 1 }, { other: other.file, why }));
  }
  return { documents, problems };
}

/** Translations of what does not exist in the default locale. */
function orphans(
  logical: string,
  original: ReadFile | undefined,
  versions: ReadonlyMap<Locale, ReadFile>,
  collections: ReadonlyMap<string, unknown>,
  config: Config,
): Problem[] {
  return [...versions.values()]
    .filter((file) => {
      if (file === original) return false;
      if (!isFolderIndex(file)) return original === undefined;
      const folderExists = collections.has(logical.slice(0, -"/index".length));
      return !folderExists || (hasBody(file) && (original === undefined || !hasBody(original)));
    })
    .map((file) => {
      const place = { file: file.file, line: 1, column: 1 };
      const missing = originalPath(file, config);
      return raise(translationWithoutOriginal, place, { language: languageName(file.locale), original: missing });
    });
}

/** Where the default-locale file of a translation would stand. */
function originalPath(file: ReadFile, config: Config): string {
  return shownPath(config, `${file.logical}.md`);
}

function emptyFile(file: ReadFile): Problem[] {
  const empty = !file.broken && !hasBody(file) && !isFolderIndex(file) && Object.keys(file.frontmatter.marks).length === 0;
  return empty ? [raise(fileEmpty, { file: file.file, line: 1, column: 1 }, {})] : [];
}
