import type { LiveResource } from "../../model/live.ts";
import type { Locale } from "../../model/locale.ts";
import type { Action } from "../../model/plan.ts";
import type { PlanContext } from "../context.ts";

/** What teammates did to a resource. */
export interface Edits {
  /** The locales that were edited, and its place. */
  readonly of: readonly (Locale | "place")[];
  /** Absent where any of it is kept. */
  readonly become?: "written over";
}

/**
 * Who edited a resource in Intercom and when, as far as the API tells: it names the last editor of the default locale
 * alone, from 2.16 (OpenAPI description). The token's owner is helpsync itself. Absent where nothing is known.
 */
export function lastEdit(
  live: LiveResource,
  { of, become }: Edits,
  context: Pick<PlanContext, "defaultLocale" | "admins" | "tokenOwner">,
): Pick<Action, "edited"> {
  const { defaultLocale, admins, tokenOwner } = context;
  if (of.length === 0) return {};
  const locales = [...new Set(of)].filter((what) => what !== "place");
  const timeOf = (locale: Locale): number =>
    locale === defaultLocale ? live.updatedAt : (live.locales[locale]?.updatedAt ?? 0);
  const at = Math.max(0, ...locales.map(timeOf)) || live.updatedAt;
  if (at === 0) return {};
  const isNamed = locales.includes(defaultLocale) && live.updatedBy !== tokenOwner;
  const by = isNamed ? (admins.find(({ id }) => id === live.updatedBy)?.name ?? null) : null;
  return { edited: { by, at, ...(become === undefined ? {} : { become }) } };
}
