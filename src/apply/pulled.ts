import { compareFingerprints } from "../dialect/fingerprint.ts";
import type { Key } from "../model/key.ts";
import { FIELDS } from "../model/kind.ts";
import { LOCALES } from "../model/locale.ts";
import type { Pulled, ResourceState, State } from "../model/state.ts";

/**
 * What pulls brought into files that may come yet, without fields that Intercom answered anew: what it held before that
 * is no base for anything any more.
 */
export function withoutWritten(
  pulled: State["pulled"],
  key: Key,
  before: ResourceState | undefined,
  after: ResourceState,
): State["pulled"] {
  const offer = pulled.get(key);
  if (offer === undefined) return pulled;
  const left: Pulled["locales"] = {};
  for (const locale of LOCALES) {
    for (const field of FIELDS) {
      const one = offer.locales[locale]?.[field];
      const [was, is] = [before, after].map((known) => known?.locales[locale]?.[field]?.answered?.raw ?? "");
      if (one === undefined || compareFingerprints(was ?? "", is ?? "") !== "same") continue;
      left[locale] = { ...left[locale], [field]: one };
    }
  }
  const others = new Map(pulled);
  if (Object.keys(left).length === 0) others.delete(key);
  else others.set(key, { ...offer, locales: left });
  return others;
}
