import { keyOf, kindOf, nameOf, type Key } from "../../model/key.ts";
import type { LiveResource } from "../../model/live.ts";
import type { Locale, PerLocale } from "../../model/locale.ts";
import { fileOf, listedLocales, type FileLayout } from "./file-layout.ts";
import type { PlacedResource } from "./placing.ts";

/** A resource whose files are gone, as the state remembers it. */
export interface Remembered {
  readonly key: Key;
  /** Without locale and ending; a folder's path for a collection. */
  readonly path: string;
  readonly live: LiveResource;
}

/**
 * Puts files where they were, so that what the state knows of them stays true, wherever Intercom has them by now. What
 * has no title in the default locale, or stands where the config ignores files, gets none.
 */
export function placeAgain(
  remembered: readonly Remembered[],
  layout: FileLayout,
  isIgnored: (path: string) => boolean,
): PlacedResource[] {
  const folders = new Map(
    remembered.flatMap(({ key, path }) => (kindOf(key) === "collection" ? [[path, key] as const] : [])),
  );
  const defaultLocale = layout.content.locales.default;
  return remembered.flatMap(({ key, path, live }): PlacedResource[] => {
    const kind = kindOf(key);
    const files = filesOf(kind === "collection" ? `${path}/index` : path, live, layout, isIgnored);
    if (files[defaultLocale] === undefined) return [];
    const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    const parent = folder === "" ? null : (folders.get(folder) ?? keyOf("collection", folder));
    const uid = key === keyOf(kind, path) ? {} : { uid: nameOf(key) };
    return [{ kind, id: live.id, key, path, parent, files, ...uid }];
  });
}

function filesOf(
  logical: string,
  { locales }: LiveResource,
  layout: FileLayout,
  isIgnored: (path: string) => boolean,
): PerLocale<string> {
  const written = listedLocales(layout.content).map((locale): [Locale, string] => [
    locale,
    fileOf(logical, locale, layout),
  ]);
  return Object.fromEntries(
    written.filter(([locale, file]) => (locales[locale]?.title ?? "").trim() !== "" && !isIgnored(file)),
  );
}
