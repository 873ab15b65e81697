import { localesOf } from "../../model/locale.ts";
import type { Action } from "../../model/plan.ts";
import type { Match } from "../identity/match.ts";
import type { PlanContext } from "../context.ts";
import { removalAt } from "../policies.ts";

/** What settles a conflict: a report names it once for all that are alike. */
export function wayOut(
  { changes, place }: Action,
  { desired, base, live }: Match,
  context: PlanContext,
): NonNullable<Action["wayOut"]> {
  const { input, defaultLocale } = context;
  if (live === undefined) return "recreate";
  const locales = localesOf(live.locales, defaultLocale);
  const isPending = locales.some((locale) => live.locales[locale]?.pendingDraft === true);
  const isProtected = isPending && input.overrides.drafts === "protect";
  if (desired === undefined) {
    const isUnlisted = locales.some((locale) => base?.locales[locale] !== undefined && !input.locales.includes(locale));
    const removal = base === undefined ? undefined : (base.onRemoval ?? removalAt(base.path, input));
    if (isUnlisted && removal === "delete") return "list-locale";
    return isProtected ? "end-draft" : "put-back";
  }
  if (place?.verdict === "conflict" && live.parents.length > 1) return "choose-place";
  const isBoth = place?.verdict === "conflict" || changes.some(({ verdict }) => verdict === "conflict");
  return isBoth || !isProtected ? "choose-side" : "end-draft";
}
