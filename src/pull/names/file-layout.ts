import type { ContentConfig } from "../../model/config.ts";
import { byCodePoint } from "../../model/key.ts";
import type { Locale } from "../../model/locale.ts";

/** Where the files of each locale stand in the content folder. */
export interface FileLayout {
  readonly content: ContentConfig;
  /** In the layout `directory` the folder of the default locale; "" where its files stand at the root. */
  readonly defaultFolder: string;
  /** How the disk spells what is there, by its NFC: another spelling of a folder would be a second one. */
  readonly onDisk: ReadonlyMap<string, string>;
}

/**
 * Understands where files stand by those that are there. In the layout `directory` the default locale has its own
 * folder if it has one already, or if no file of it is there yet.
 * @param taken every file and folder of the content folder, from its root, as the disk spells it
 */
export function fileLayoutOf(
  taken: readonly string[],
  content: ContentConfig,
  isIgnored: (path: string) => boolean,
): FileLayout {
  const onDisk = new Map<string, string>();
  for (const path of withFolders(taken).sort(byCodePoint)) {
    const normal = path.normalize("NFC");
    if (!onDisk.has(normal)) onDisk.set(normal, path);
  }
  return { content, defaultFolder: defaultFolderOf(taken, content, isIgnored), onDisk };
}

/**
 * The path of a locale's file from the content root.
 * @param logical without locale and ending; of a collection's own file the folder's path and `/index`
 */
export function fileOf(logical: string, locale: Locale, layout: FileLayout): string {
  const { default: defaultLocale, layout: way } = layout.content.locales;
  const spelling = spellingOf(locale, layout.content);
  if (way === "suffix") {
    return spelledOnDisk(`${logical}${locale === defaultLocale ? "" : `.${spelling}`}.md`, layout);
  }
  const folder = locale === defaultLocale ? layout.defaultFolder : spelling;
  return spelledOnDisk(`${folder === "" ? "" : `${folder}/`}${logical}.md`, layout);
}

/** A locale as files spell it: the suffix, or the folder. */
export function spellingOf(locale: Locale, { locales }: ContentConfig): string {
  const [spelling = locale] = Object.entries(locales.names).find(([, named]) => named === locale) ?? [];
  return spelling.normalize("NFC");
}

/** All locales that the config lists, the default one first. */
export function listedLocales({ locales }: ContentConfig): readonly Locale[] {
  return [locales.default, ...locales.additional];
}

function spelledOnDisk(path: string, { onDisk }: FileLayout): string {
  for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
    const folder = onDisk.get(path.slice(0, slash).normalize("NFC"));
    if (folder !== undefined) return folder + path.slice(slash);
  }
  return path;
}

function defaultFolderOf(
  taken: readonly string[],
  content: ContentConfig,
  isIgnored: (path: string) => boolean,
): string {
  if (content.locales.layout === "suffix") return "";
  const own = spellingOf(content.locales.default, content);
  const others = new Set(content.locales.additional.map((locale) => spellingOf(locale, content)));
  const tops = taken
    .filter((path) => /[^/]\.md$/i.test(path) && !/(?:^|\/)\./.test(path) && !isIgnored(path))
    .map((path) => path.slice(0, Math.max(0, path.indexOf("/"))).normalize("NFC"));
  return tops.includes(own) || tops.every((top) => others.has(top)) ? own : "";
}

/** Paths without a slash at the end, and all folders that they lead through; each once. */
export function withFolders(paths: readonly string[]): string[] {
  const all = new Set<string>();
  for (const path of paths) {
    let above = path.replace(/\/+$/, "");
    while (above !== "" && !all.has(above)) {
      all.add(above);
      above = above.slice(0, Math.max(0, above.lastIndexOf("/")));
    }
  }
  return [...all];
}
