import { keptRecords, mayKeepWords, type Publicity } from "../dialect/kept-records.ts";
import type { KeptBodies } from "../model/config.ts";
import { LOCALES, type Locale, type PerLocale } from "../model/locale.ts";
import type { Answered, BodyId, ResourceState, State } from "../model/state.ts";

interface Named extends Publicity {
  readonly locales: PerLocale<{
    readonly body?: { readonly text?: BodyId };
    readonly state?: { readonly answered: Answered | null };
  }>;
}

/** A state whose bases name no text that a store may not keep, or that is not there. Nor do the records of its files hold such words. */
export function withPortableTexts(state: State, keeps: KeptBodies, isThere: (id: BodyId) => boolean): State {
  const isPortable = (known: Named, locale: Locale, id: BodyId): boolean =>
    isThere(id) && mayKeepWords(known, locale, keeps);
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
    resources: new Map([...state.resources].map(([key, known]) => [key, withPortableRecords(portable(known), keeps)])),
    pulled: new Map([...state.pulled].map(([key, known]) => [key, portable(known)])),
  };
}

function withPortableRecords({ compiled, ...known }: ResourceState, keeps: KeptBodies): ResourceState {
  if (compiled === undefined) return known;
  const kept = keptRecords(known, compiled, keeps);
  return Object.keys(kept).length === 0 ? known : { ...known, compiled: kept };
}
