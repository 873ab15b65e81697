import { rawFingerprint } from "../dialect/fingerprints.ts";
import type { KeptBodies } from "../model/config.ts";
import { LOCALES, type Locale, type PerLocale } from "../model/locale.ts";
import type { Answered, BodyId, State } from "../model/state.ts";

interface Named {
  readonly locales: PerLocale<{
    readonly body?: { readonly text?: BodyId };
    readonly state?: { readonly answered: Answered | null };
  }>;
}

const PUBLISHED = rawFingerprint("state", "published");

/** A state whose bases name no text that a store may not keep, or that is not there. */
export function withPortableTexts(state: State, keeps: KeptBodies, isThere: (id: BodyId) => boolean): State {
  const isPortable = ({ locales }: Named, locale: Locale, id: BodyId): boolean =>
    isThere(id) && (keeps === "all" || (keeps === "published" && locales[locale]?.state?.answered?.raw === PUBLISHED));
  const portable = <Known extends Named>(known: Known): Known => {
    const locales: Named["locales"] = { ...known.locales };
    for (const locale of LOCALES) {
      const { text, ...body } = locales[locale]?.body ?? {};
      if (text !== undefined && !isPortable(known, locale, text)) locales[locale] = { ...locales[locale], body };
    }
    return { ...known, locales };
  };
  return {
    ...state,
    resources: new Map([...state.resources].map(([key, known]) => [key, portable(known)])),
    pulled: new Map([...state.pulled].map(([key, known]) => [key, portable(known)])),
  };
}
