import type { LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { Action, FieldChange, PlaceChange } from "../model/plan.ts";
import type { PlanContext } from "./context.ts";

/**
 * Who edited a resource in Intercom and when, as far as the API tells: it names the last editor of the default locale
 * alone, from 2.16 (OpenAPI description). The token's owner is helpsync itself. Absent where nothing is known.
 */
export function lastEdit(
  live: LiveResource,
  changes: readonly FieldChange[],
  place: PlaceChange | undefined,
  context: Pick<PlanContext, "defaultLocale" | "admins" | "tokenOwner">,
): Pick<Action, "edited"> {
  const { defaultLocale, admins, tokenOwner } = context;
  const locales = [...new Set(changes.filter(isEdit).map(({ locale }) => locale))];
  if (locales.length === 0 && (place === undefined || !isEdit(place))) return {};
  const timeOf = (locale: Locale): number =>
    locale === defaultLocale ? live.updatedAt : (live.locales[locale]?.updatedAt ?? 0);
  const at = Math.max(0, ...locales.map(timeOf)) || live.updatedAt;
  if (at === 0) return {};
  const isNamed = locales.includes(defaultLocale) && live.updatedBy !== tokenOwner;
  const by = isNamed ? (admins.find(({ id }) => id === live.updatedBy)?.name ?? null) : null;
  return { edited: { by, at } };
}

function isEdit({ verdict }: { readonly verdict: FieldChange["verdict"] }): boolean {
  return verdict === "drift" || verdict === "conflict";
}
