import type { LiveFields } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import { fileOf, type FileLayout } from "../pull/names/file-layout.ts";
import type { FiledResource } from "../pull/pages.ts";
import type { Taking } from "../pull/takings.ts";
import { nameOf } from "./scene.ts";

/** A translation that teammates added to something that has files, with the file that it gets. */
export interface AddedTranslation {
  /** `article:12`. */
  readonly name: string;
  readonly locale: Locale;
  /** From the content root. */
  readonly file: string;
  readonly live: LiveFields;
}

/** Translations without a title, and those whose files the config ignores, get none. */
export function addedTranslations(
  added: readonly Taking[],
  filed: ReadonlyMap<string, FiledResource>,
  layout: FileLayout,
  isIgnored: (path: string) => boolean,
): AddedTranslation[] {
  return added.flatMap((taking) => {
    const name = nameOf(taking.live);
    const resource = filed.get(name);
    if (resource === undefined) return [];
    const logical = resource.kind === "collection" ? `${resource.path}/index` : resource.path;
    return taking.translations
      .map(({ locale, live }) => ({ name, locale, file: fileOf(logical, locale, layout), live }))
      .filter(({ file, live }) => live.title.trim() !== "" && !isIgnored(file));
  });
}

/** What has files, with those of added translations: links may lead to them, too. */
export function withAdded(
  filed: ReadonlyMap<string, FiledResource>,
  added: readonly AddedTranslation[],
): Map<string, FiledResource> {
  const all = new Map(filed);
  for (const { name, locale, file } of added) {
    const resource = all.get(name);
    if (resource !== undefined) all.set(name, { ...resource, files: { ...resource.files, [locale]: file } });
  }
  return all;
}
