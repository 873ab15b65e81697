import type { Config } from "../../model/config.ts";
import type { ArticleDocument, Content } from "../../model/content.ts";
import type { Key } from "../../model/key.ts";
import { localesOf, type Locale } from "../../model/locale.ts";
import type { AssetFile, SourceTree } from "../../model/source.ts";
import { folderOf, withoutEnding } from "./paths.ts";

export interface LinkTarget {
  readonly key: Key;
  readonly locales: readonly Locale[];
}

/** What is known of paths. */
export interface Lookup<Value> {
  get(path: string): Value | undefined;
  has(path: string): boolean;
}

/** Everything that an address in a file can lead to, by path from the content root, NFC. It can be sent to other threads. */
export interface LinkIndex {
  readonly defaultLocale: Locale;
  /** Articles' files, each with and without its ending. */
  readonly files: Lookup<LinkTarget>;
  /** Folders, without a slash at their end. */
  readonly folders: Lookup<LinkTarget>;
  /** Paths of files and folders by their lower-case spelling. */
  readonly folded: Lookup<readonly string[]>;
  /** Markdown files that are there and yet no content: ignored, or left out with a problem of their own. */
  readonly leftOut: Pick<Lookup<unknown>, "has">;
  readonly assets: AssetIndex;
  /** What an image path that starts with `/` is looked up in. */
  readonly rootAssets: AssetIndex;
  /** The folder of those, from the config's folder, for people. */
  readonly rootFolder: string;
}

export interface AssetIndex {
  readonly files: Lookup<AssetFile>;
  /** Paths as the disk spells them, by their NFC spelling. */
  readonly spelled: Lookup<string>;
  readonly folded: Lookup<readonly string[]>;
}

/** Builds the index once for all files of a content folder. */
export function indexLinks(content: Content, tree: SourceTree, config: Config): LinkIndex {
  const files = new Map<string, LinkTarget>();
  const folders = new Map<string, LinkTarget>();
  const articles = new Map(content.articles.map((article) => [article.path, article]));
  for (const collection of content.collections) {
    const index = articles.get(`${collection.path}/index`);
    folders.set(collection.path, targetOf(index ?? collection, content.defaultLocale));
  }
  for (const article of content.articles) {
    const target = targetOf(article, content.defaultLocale);
    for (const translation of Object.values(article.translations)) {
      const path = translation.path.normalize("NFC");
      const unended = withoutEnding(path);
      files.set(path, target);
      if (!files.has(unended)) files.set(unended, target);
      addFolders(folders, folderOf(path), folderOf(article.path));
    }
  }
  for (const { path, translations } of content.collections) {
    for (const { path: file } of Object.values(translations)) {
      if (file !== undefined) addFolders(folders, folderOf(file.normalize("NFC")), path);
    }
  }
  // An `index.md` without a body is the collection alone.
  for (const [path, target] of folders) {
    for (const name of [`${path}/index.md`, `${path}/index`]) if (!files.has(name)) files.set(name, target);
  }
  const assets = indexAssets(tree.assets);
  const known = [...tree.ignored, ...tree.documents.map((document) => document.path)];
  const others = known.filter((path) => !files.has(path)).map((path) => path.normalize("NFC"));
  const leftOut = new Set(others.filter((path) => !files.has(path)));
  let folded: Map<string, string[]> | undefined;
  return {
    defaultLocale: content.defaultLocale,
    files,
    folders,
    // Hardly an address leads nowhere as it is spelled. A getter, so that other threads get the paths themselves.
    get folded() {
      return (folded ??= foldPaths(new Set([...files.keys(), ...folders.keys()])));
    },
    leftOut,
    assets,
    rootAssets: tree.rootAssets === tree.assets ? assets : indexAssets(tree.rootAssets),
    rootFolder: config.assets.root ?? config.content.root,
  };
}

/** Folders of a locale's own tree (`fr/guides`) lead where the default locale's (`guides`) do. */
function addFolders(folders: Map<string, LinkTarget>, disk: string, path: string): void {
  const target = folders.get(path);
  if (target === undefined || folders.has(disk)) return;
  folders.set(disk, target);
  addFolders(folders, folderOf(disk), folderOf(path));
}

function targetOf(
  document: Pick<ArticleDocument, "key"> & { translations: object },
  defaultLocale: Locale,
): LinkTarget {
  return { key: document.key, locales: localesOf(document.translations, defaultLocale) };
}

function indexAssets(files: SourceTree["assets"]): AssetIndex {
  const paths = [...files.keys()];
  let folded: Map<string, string[]> | undefined;
  return {
    files,
    spelled: new Map(paths.map((path) => [path.normalize("NFC"), path])),
    get folded() {
      return (folded ??= foldPaths(paths.map((path) => path.normalize("NFC"))));
    },
  };
}

function foldPaths(paths: Iterable<string>): Map<string, string[]> {
  const folded = new Map<string, string[]>();
  for (const path of paths) {
    const spelling = path.toLowerCase();
    const others = folded.get(spelling);
    if (others === undefined) folded.set(spelling, [path]);
    else others.push(path);
  }
  return folded;
}
