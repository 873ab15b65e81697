import type { LiveResource } from "../../model/live.ts";
import type { Action } from "../../model/plan.ts";
import { liveName, type PlanContext } from "../context.ts";

/**
 * A collection goes only once it is empty: what a delete does to what it holds is documented nowhere (behaviour §5). One
 * that holds what is to go and cannot yet waits for it; one that holds anything else stays in Intercom.
 */
export function keepFilledCollections(actions: readonly Action[], context: PlanContext): Action[] {
  const held = holdings(context);
  let result = [...actions];
  for (;;) {
    const byName = new Map(result.map((action) => [nameOf(action), action]));
    const next = result.map((action) => {
      if (action.kind !== "collection" || action.verb !== "delete") return action;
      const stays = (held.get(action.id ?? "") ?? []).filter((live) => !leaves(action, byName.get(nameOf(live))));
      return stays.length === 0 ? action : kept(action, stays, byName, context);
    });
    // A collection that stays keeps the one that it stands in, too.
    if (next.every((action, index) => action === result[index])) return next;
    result = next;
  }
}

function nameOf({ kind, id }: { readonly kind: string; readonly id?: string }): string {
  return `${kind}:${id ?? ""}`;
}

/** What each collection holds, by its id. */
function holdings({ input }: PlanContext): Map<string, LiveResource[]> {
  const held = new Map<string, LiveResource[]>();
  for (const live of input.live.resources) {
    for (const parent of live.parents) held.set(parent, [...(held.get(parent) ?? []), live]);
  }
  return held;
}

/** Whether this action deletes what stands in a collection, or moves it out. */
function leaves(collection: Action, action: Action | undefined): boolean {
  if (action?.verb === "delete") return true;
  const isWritten = action?.verb === "move" || action?.verb === "update";
  return isWritten && action.place?.verdict === "write" && action.place.before === collection.id;
}

function kept(
  action: Action,
  stays: readonly LiveResource[],
  byName: ReadonlyMap<string, Action>,
  context: PlanContext,
): Action {
  const waits = stays.find((live) => {
    const { verb, key } = byName.get(nameOf(live)) ?? {};
    const isManaged = key !== undefined && context.desiredTitles.has(key);
    return !isManaged && (verb === "conflict" || verb === "blocked");
  });
  if (waits !== undefined) {
    const name = liveName(waits, context.defaultLocale);
    return { ...action, verb: "blocked", reason: `folder removed, and ${name} in it cannot go yet`, changes: [] };
  }
  const [first] = stays;
  const example = first === undefined ? "" : `: ${liveName(first, context.defaultLocale)}`;
  const more = stays.length > 1 ? ` and ${String(stays.length - 1)} more` : "";
  const reason = `folder removed; it is not empty in Intercom${example}${more}, so it stays there`;
  return { ...action, verb: "forget", reason, changes: [], afterwards: "left" };
}
