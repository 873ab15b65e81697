import type { Key } from "../model/key.ts";
import type { LiveFields } from "../model/live.ts";
import { localesOf, type Locale } from "../model/locale.ts";
import type { FiledResource } from "../pull/pages.ts";
import type { PlacedResource } from "../pull/names/placing.ts";
import type { FileLayout } from "../pull/names/file-layout.ts";
import { fileOf } from "../pull/names/file-layout.ts";
import type { Takings, TakenTranslation } from "../pull/takings.ts";
import type { AddedTranslation } from "./added.ts";
import { nameOf, type Scene } from "./scene.ts";

/** A file that a pull is to make or to change. */
export type Draft = NewDraft | EditDraft;

interface AnyDraft {
  readonly resource: FiledResource;
  readonly locale: Locale;
  /** From the content root. */
  readonly file: string;
  readonly live: LiveFields;
}

export interface NewDraft extends AnyDraft {
  readonly kind: "new";
  /** Of the file that makes the resource known: that of the default locale. */
  readonly original?: { readonly uid?: string; readonly unlisted: boolean };
  /** Where the resource had no file of its own for it: what teammates changed. */
  readonly taken?: TakenTranslation;
}

export interface EditDraft extends AnyDraft {
  readonly kind: "edit";
  readonly key: Key;
  readonly taken: TakenTranslation;
}

/** The files of what is new, the default locale's before its translations. */
export function newDrafts(placed: readonly PlacedResource[], scene: Scene): NewDraft[] {
  return placed.flatMap((one) => {
    const resource = scene.filed.get(nameOf(one));
    if (resource === undefined) return [];
    const { default: defaultLocale } = scene.config.content.locales;
    return localesOf(one.files, defaultLocale).flatMap((locale): NewDraft[] => {
      const file = one.files[locale];
      const live = resource.live.locales[locale];
      if (file === undefined || live === undefined) return [];
      const unlisted = one.kind === "article" && one.parent === null;
      const original =
        locale === defaultLocale ? { original: { unlisted, ...(one.uid === undefined ? {} : { uid: one.uid }) } } : {};
      return [{ kind: "new", resource, locale, file, live, ...original }];
    });
  });
}

/** Files for translations that teammates added to what has files. */
export function translationDrafts(added: readonly AddedTranslation[], { filed }: Pick<Scene, "filed">): NewDraft[] {
  return added.flatMap(({ name, ...rest }) => {
    const resource = filed.get(name);
    return resource === undefined ? [] : [{ kind: "new", resource, ...rest }];
  });
}

/** Files that teammates' edits go into. A folder that has no `index.md` yet gets one. */
export function editDrafts({ edits }: Takings, scene: Scene, layout: FileLayout): Draft[] {
  return edits.flatMap(({ key, live: held, translations }) => {
    const resource = scene.filed.get(nameOf(held));
    if (resource === undefined) return [];
    return translations.map((taken): Draft => {
      const { locale, live } = taken;
      const file = resource.files[locale];
      if (file === undefined) {
        return { kind: "new", resource, locale, live, taken, file: fileOf(`${resource.path}/index`, locale, layout) };
      }
      return { kind: "edit", key, resource, locale, file, live, taken };
    });
  });
}
