import { localesOf } from "../../model/locale.ts";
import type { LiveResource } from "../../model/live.ts";
import type { Action } from "../../model/plan.ts";
import type { PlanInput } from "../input.ts";

/**
 * Says of each write in Intercom which drafts of teammates it may go over, also those of locales that it does not name:
 * a draft that is begun after an approval is no part of it.
 */
export function withPendingDrafts(actions: readonly Action[], { live, desired }: PlanInput): Action[] {
  const resources = new Map(live.resources.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  return actions.map((action) => {
    const now = resources.get(`${action.kind}:${action.id ?? ""}`);
    if (now === undefined || !reachesIntercom(action)) return action;
    const drafts = localesOf(staged(now), desired.defaultLocale);
    return drafts.length === 0 ? action : { ...action, drafts };
  });
}

function reachesIntercom({ verb, changes, place }: Action): boolean {
  if (verb === "conflict" || verb === "blocked") return false;
  return verb === "delete" || place?.verdict === "write" || changes.some(({ verdict }) => verdict === "write");
}

function staged({ locales }: LiveResource): LiveResource["locales"] {
  return Object.fromEntries(Object.entries(locales).filter(([, { pendingDraft }]) => pendingDraft));
}
