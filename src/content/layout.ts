import type { ContentConfig } from "../model/config.ts";
import { LOCALES, type Locale } from "../model/locale.ts";
import { isAbsentLanguage, localeMeantBy } from "./locale-hint.ts";

/** What a Markdown file's path says. */
export interface PlacedFile {
  /** From the content root, as the disk spells it. */
  readonly path: string;
  readonly locale: Locale;
  /** From the content root, without locale and ending, NFC: what the versions of one document share. */
  readonly logical: string;
  /** A folder or suffix that looks like a locale which the config does not list, as it is spelled. */
  readonly unlistedLocale?: { readonly spelling: string; readonly logical: string };
  /** Outside the locale folders, where the default locale has a folder, too. */
  readonly outside?: true;
}

/** Understands the paths of all Markdown files under the config's layout. */
export function placeFiles(paths: readonly string[], config: ContentConfig): PlacedFile[] {
  const spellings = spellingsOf(config);
  return config.locales.layout === "suffix"
    ? paths.map((path) => placeBySuffix(path, config, spellings))
    : placeByDirectory(paths, config, spellings);
}

type Spellings = ReadonlyMap<string, Locale>;

/** Folder or suffix as the files spell it → the locale that it means. */
function spellingsOf(config: ContentConfig): Spellings {
  const { names } = config.locales;
  const renamed = new Set(Object.values(names));
  const listed = [config.locales.default, ...config.locales.additional];
  return new Map([
    ...listed.filter((locale) => !renamed.has(locale)).map((locale): [string, Locale] => [locale, locale]),
    ...Object.entries(names).map(([spelling, locale]): [string, Locale] => [spelling.normalize("NFC"), locale]),
  ]);
}

function placeBySuffix(path: string, config: ContentConfig, spellings: Spellings): PlacedFile {
  const logical = withoutEnding(path);
  const [, stem = "", suffix = ""] = /^(.*[^/])\.([^./]+)$/.exec(logical) ?? [];
  const locale = spellings.get(suffix);
  if (locale !== undefined) return { path, locale, logical: stem };
  const placed = { path, locale: config.locales.default, logical };
  return suffix !== "" && looksLikeLocale(suffix)
    ? { ...placed, unlistedLocale: { spelling: suffix, logical: stem } }
    : placed;
}

function placeByDirectory(paths: readonly string[], config: ContentConfig, spellings: Spellings): PlacedFile[] {
  const defaultHasFolder = paths.some((path) => spellings.get(topFolder(path)) === config.locales.default);
  return paths.map((path) => {
    const top = topFolder(path);
    const logical = withoutEnding(path);
    const below = logical.slice(top.length + 1);
    const locale = spellings.get(top);
    if (locale !== undefined) return { path, locale, logical: below };
    return {
      path,
      locale: config.locales.default,
      logical,
      ...(top !== "" && looksLikeLocale(top) ? { unlistedLocale: { spelling: top, logical: below } } : {}),
      ...(defaultHasFolder ? { outside: true as const } : {}),
    };
  });
}

function topFolder(path: string): string {
  const slash = path.indexOf("/");
  return slash < 0 ? "" : path.slice(0, slash).normalize("NFC");
}

function withoutEnding(path: string): string {
  return path.replace(/\.md$/i, "").normalize("NFC");
}

/**
 * Whether a folder or suffix is read as a locale, listed or not: Intercom's in any spelling that has a hyphen or is
 * exact, and languages that Intercom lacks.
 */
export function looksLikeLocale(name: string): boolean {
  if ((LOCALES as readonly string[]).includes(name) || isAbsentLanguage(name)) return true;
  return /^[A-Za-z]{2}[-_][A-Za-z]{2,4}$/.test(name) && localeMeantBy(name) !== undefined;
}
