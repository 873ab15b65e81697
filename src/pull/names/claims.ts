import type { Kind } from "../../model/kind.ts";
import { listedLocales, spellingOf, withFolders, type FileLayout } from "./file-layout.ts";

/**
 * Paths without locale and ending that nothing new may have, as disks compare them that know no capital letters (macOS,
 * Windows). A file and a folder of one name stand side by side.
 */
export class Claims {
  readonly #taken: Readonly<Record<Kind, Set<string>>> = { article: new Set(), collection: new Set() };

  isFree(kind: Kind, logical: string): boolean {
    return !this.#taken[kind].has(folded(logical));
  }

  claim(kind: Kind, logical: string): void {
    this.#taken[kind].add(folded(logical));
  }
}

/**
 * The claims of what is in the content folder now: also of translations without an original, which would become those
 * of the new one, and of files that would be read as its translation.
 */
export function claimsOf(
  taken: readonly string[],
  layout: FileLayout,
  looksLikeLocale: (name: string) => boolean,
): Claims {
  const { content, defaultFolder } = layout;
  const spellings = new Set(listedLocales(content).map((locale) => folded(spellingOf(locale, content))));
  const isLocale = (name: string): boolean => spellings.has(folded(name)) || looksLikeLocale(name);
  const claims = new Claims();
  for (const path of withFolders(taken)) {
    for (const logical of placesOf(path, { defaultFolder, isLocale, way: content.locales.layout })) {
      claims.claim("collection", logical);
      const [, stem] = /^(.*[^/])\.md$/is.exec(logical) ?? [];
      if (stem === undefined) continue;
      claims.claim("article", stem);
      const [, original, suffix] = /^(.*[^/])\.([^./]+)$/s.exec(stem) ?? [];
      if (original !== undefined && suffix !== undefined && isLocale(suffix)) claims.claim("article", original);
    }
  }
  return claims;
}

interface Reading extends Pick<FileLayout, "defaultFolder"> {
  readonly way: "suffix" | "directory";
  readonly isLocale: (name: string) => boolean;
}

/** What a path may stand for, still with its ending. */
function placesOf(path: string, { way, defaultFolder, isLocale }: Reading): string[] {
  if (way === "suffix") return [path];
  const slash = path.indexOf("/");
  const below = slash > 0 && isLocale(path.slice(0, slash).normalize("NFC")) ? [path.slice(slash + 1)] : [];
  return defaultFolder === "" ? [path, ...below] : below;
}

/** Equal for names that one disk or another takes for the same. */
export function folded(path: string): string {
  return path.normalize("NFD").toUpperCase().normalize("NFC");
}
