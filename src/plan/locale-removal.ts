import { meantFingerprint, rawFingerprint } from "../dialect/fingerprints.ts";
import { kindOf } from "../model/key.ts";
import { FIELDS, kinds, type Field } from "../model/kind.ts";
import type { LiveFields } from "../model/live.ts";
import { LOCALES, type Locale } from "../model/locale.ts";
import type { FieldChange } from "../model/plan.ts";
import type { Base } from "../model/state.ts";
import type { PlanContext } from "./context.ts";
import { isUndisturbed } from "./fields.ts";
import type { Known } from "./known.ts";

/**
 * Translations whose files are gone become drafts. How the API would remove a locale is unknown (behaviour §4). A
 * locale that the config no longer lists is forgotten: it stays as it is.
 */
export function retirements(known: Known, context: PlanContext): { changes: FieldChange[]; locales: Locale[] } {
  if (!kinds[kindOf(known.key)].publishes) return { changes: [], locales: [] };
  const locales = LOCALES.filter(
    (locale) =>
      known.base.locales[locale] !== undefined &&
      known.desired.locales[locale] === undefined &&
      context.input.locales.includes(locale) &&
      known.base.retiredLocales?.includes(locale) !== true,
  );
  const changes = locales.flatMap((locale) => {
    const live = known.live.locales[locale];
    if (live?.state !== "published") return [];
    return [toDraft(locale, live, isEdited(known.base.locales[locale], live, context) ? "conflict" : "write")];
  });
  return { changes, locales };
}

/** The change that takes one locale of an article from the public. */
export function toDraft(locale: Locale, live: LiveFields, verdict: "write" | "conflict"): FieldChange {
  return {
    locale,
    field: "state",
    verdict,
    before: "published",
    after: "draft",
    send: "draft",
    meant: meantFingerprint("draft"),
    seen: rawFingerprint("state", live.state ?? ""),
    note: "its file was removed",
    ...(verdict === "write" ? { publication: "unpublishes" as const } : {}),
  };
}

/**
 * Whether teammates had a hand in this locale since the last write: they changed a field, filled one that helpsync never
 * wrote, or made the whole locale.
 */
export function isEdited(
  bases: Partial<Record<Field, Base>> | undefined,
  live: LiveFields,
  context: Pick<PlanContext, "helpCenterUrl">,
): boolean {
  if (bases === undefined) return true;
  return FIELDS.some((field) => {
    const base = bases[field];
    const value = live[field];
    return base === undefined ? (value ?? "") !== "" : !isUndisturbed(field, base, value, context);
  });
}
