import type { Config } from "../model/config.ts";
import type { ArticleDocument, Content } from "../model/content.ts";
import { byCodePoint } from "../model/key.ts";
import { raise, type Problem } from "../model/problem.ts";
import type { SourceTree } from "../model/source.ts";
import { articleOf } from "./articles.ts";
import { collectionsOf } from "./collections.ts";
import { folderProblems, groupByDocument } from "./documents.ts";
import { formerKeyProblems } from "./former-keys.ts";
import { frontmatterKeyProblems } from "./frontmatter-keys.ts";
import { intercomIdProblems } from "./intercom-id.ts";
import { placeFiles } from "./layout.ts";
import { defaultCollectionMissing, fileEmpty } from "./layout-problems.ts";
import { leaveOut } from "./left-out.ts";
import { orphanProblems } from "./orphans.ts";
import { placeOfConfig } from "./place.ts";
import { hasBody, isFolderIndex, readFile, type ReadFile } from "./read-file.ts";

/**
 * Understands the content folder: both layouts give the same. A file with mistakes is in the content as far as it could
 * be read, so that links to it are not reported, too; whoever goes on must ask `hasErrors` first.
 * @returns the content and all problems, those of the tree included
 */
export function loadContent(tree: SourceTree, config: Config): { content: Content; problems: Problem[] } {
  const defaultLocale = config.content.locales.default;
  const documents = new Map(tree.documents.map((document) => [document.path, document]));
  const placed = leaveOut(placeFiles([...documents.keys()], config.content), config);
  const files = placed.kept.flatMap((file) => {
    const document = documents.get(file.path);
    return document === undefined ? [] : [readFile(file, document, config)];
  });
  const grouped = groupByDocument(files);
  const collections = collectionsOf(grouped.documents, config);
  const collectionsByPath = new Map(collections.map((collection) => [collection.path, collection]));
  const articles: ArticleDocument[] = [];
  const orphans = orphanProblems(grouped.documents, collectionsByPath, config);
  const problems = [...tree.problems, ...placed.problems, ...grouped.problems, ...folderProblems(files), ...orphans];
  for (const [logical, versions] of grouped.documents) {
    const original = versions.get(defaultLocale);
    if (original === undefined || (isFolderIndex(original) && !hasBody(original))) continue;
    articles.push(articleOf(logical, original, versions, collectionsByPath, config));
  }
  for (const file of files) {
    problems.push(...file.problems, ...emptyFile(file), ...formerKeyProblems(file), ...intercomIdProblems(file, config));
  }
  problems.push(...frontmatterKeyProblems(files, config));
  const home = config.content.defaultCollection;
  if (home !== undefined && !collectionsByPath.has(home)) {
    const mark = config.content.defaultCollectionMark;
    problems.push(raise(defaultCollectionMissing, mark?.place ?? placeOfConfig(config), { folder: home }, mark?.line));
  }
  articles.sort((left, right) => byCodePoint(left.path, right.path));
  return { content: { defaultLocale, collections, articles }, problems };
}

function emptyFile(file: ReadFile): Problem[] {
  const says = file.broken || isFolderIndex(file) || file.frontmatter.marks.size > 0 || hasBody(file);
  return !says ? [raise(fileEmpty, { file: file.file, line: 1, column: 1 }, {})] : [];
}
