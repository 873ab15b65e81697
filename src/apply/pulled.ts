import type { Key } from "../model/key.ts";
import type { Field } from "../model/kind.ts";
import type { Locale } from "../model/locale.ts";
import type { Pulled, State } from "../model/state.ts";

/**
 * What pulls brought into files that may come yet, without fields that were written since: what Intercom held before is
 * no base for anything any more, even where it is the same again.
 */
export function withoutWritten(
  pulled: State["pulled"],
  key: Key,
  written: Iterable<{ readonly locale: Locale; readonly field: Field }>,
): State["pulled"] {
  const offer = pulled.get(key);
  if (offer === undefined) return pulled;
  const locales: Pulled["locales"] = { ...offer.locales };
  for (const { locale, field } of written) {
    const { [field]: _, ...others } = locales[locale] ?? {};
    locales[locale] = others;
  }
  const left = Object.entries(locales).filter(([, fields]) => Object.keys(fields).length > 0);
  const all = new Map(pulled);
  if (left.length === 0) all.delete(key);
  else all.set(key, { ...offer, locales: Object.fromEntries(left) });
  return all;
}
