import type { DesiredResource } from "../../model/desired.ts";
import { kinds } from "../../model/kind.ts";
import type { LiveResource } from "../../model/live.ts";
import { localesOf, type Locale } from "../../model/locale.ts";
import type { Action } from "../../model/plan.ts";
import type { PlanInput } from "../input.ts";

/**
 * Says of each action which of its words customers cannot read: those of drafts in Intercom, and those that are to be
 * drafts. What a page that goes says was public until then.
 */
export function withUnpublished(
  actions: readonly Action[],
  { live, desired, defaults }: Pick<PlanInput, "live" | "desired" | "defaults">,
): Action[] {
  const held = new Map(live.resources.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  const files = new Map(desired.resources.map((resource) => [resource.key, resource]));
  return actions.map((action) => {
    if (!kinds[action.kind].publishes) return action;
    const now = held.get(`${action.kind}:${action.id ?? ""}`)?.locales ?? {};
    const said = (action.key === undefined ? undefined : files.get(action.key))?.locales ?? {};
    const silent = said[desired.defaultLocale]?.state ?? defaults.state;
    const locales = localesOf({ ...now, ...said }, desired.defaultLocale).filter((locale) => {
      const unsaid = now[locale]?.state ?? silent;
      return isDraft(now[locale]) || meantState(locale, said[locale], action, unsaid) === "draft";
    });
    if (locales.length === 0) return action;
    const titled = titleLocale(said, now, desired.defaultLocale);
    const isTitle = titled !== undefined && locales.includes(titled);
    return { ...action, unpublished: { locales, title: isTitle ? "unpublished" : "public" } };
  });
}

function isDraft(fields: LiveResource["locales"][Locale]): boolean {
  return fields?.state === "draft";
}

/** How public the words of a file are to be; `unsaid` where neither the plan nor the file says it. */
function meantState(
  locale: Locale,
  fields: DesiredResource["locales"][Locale],
  { changes }: Action,
  unsaid: string,
): string | undefined {
  if (fields === undefined) return undefined;
  const written = changes.find((change) => change.locale === locale && change.field === "state");
  return written?.send ?? fields.state ?? unsaid;
}

function titleLocale(
  said: DesiredResource["locales"],
  now: LiveResource["locales"],
  defaultLocale: Locale,
): Locale | undefined {
  if (said[defaultLocale] !== undefined || now[defaultLocale] !== undefined) return defaultLocale;
  return localesOf(now, defaultLocale)[0];
}
