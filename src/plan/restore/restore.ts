import { kindOf, type Key } from "../../model/key.ts";
import type { LiveResource } from "../../model/live.ts";
import type { Action, PlaceChange, Plan } from "../../model/plan.ts";
import type { State } from "../../model/state.ts";
import { digestOf } from "../approval/digest.ts";
import { otherDefaultLocale } from "../guards/default-locale.ts";
import type { RestoreInput } from "./restore-input.ts";
import { restoredFields } from "./restored-fields.ts";
import { restoreWarnings } from "./restore-warnings.ts";
import { outcomeOf, summarise } from "../summary.ts";

/**
 * The plan that brings a snapshot back: an update of the fields that differ, or a create where Intercom holds the
 * resource no more. No base follows from it, so a page with a file shows what was brought back as an edit; one without
 * is left alone from then on.
 */
export function restorePlan(input: RestoreInput): Plan {
  const action = restoreAction(input);
  const actions = [action];
  const guards = otherDefaultLocale(input);
  const summary = summarise(actions);
  const plan = { ...input.about, actions };
  return {
    ...plan,
    guards,
    warnings: action.verb === "unchanged" ? [] : restoreWarnings(input, action),
    summary,
    outcome: outcomeOf(summary, guards),
    digest: digestOf(plan),
  };
}

function restoreAction(input: RestoreInput): Action {
  const { key, snapshot, content, desired, state } = input;
  const known = state.resources.get(key);
  const now = liveOf(input);
  const hasFile = desired.resources.some((resource) => resource.key === key);
  const changes = restoredFields(input, now);
  const place = now === undefined ? placeOf(input) : undefined;
  const about = {
    kind: kindOf(key),
    key,
    title: content.locales[desired.defaultLocale]?.title ?? snapshot.title,
    path: known?.path ?? snapshot.path,
    restores: snapshot.takenAt,
    ...(now === undefined ? {} : { id: now.id }),
  };
  const obstacle = obstacleTo(input, now);
  if (obstacle !== undefined) return { ...about, ...obstacle, changes: [] };
  if (now !== undefined && changes.length === 0) {
    return { ...about, verb: "unchanged", reason: "Intercom holds all of it already", changes };
  }
  return {
    ...about,
    verb: now === undefined ? "create" : "update",
    reason: `brings back what was ${snapshot.why}`,
    changes,
    ...(place === undefined ? {} : { place }),
    ...(hasFile ? {} : { afterwards: "left" }),
  };
}

/** The resource as Intercom holds it now. */
function liveOf({ key, state, live }: RestoreInput): LiveResource | undefined {
  const id = state.resources.get(key)?.id;
  return live.resources.find((resource) => resource.kind === kindOf(key) && resource.id === id);
}

function obstacleTo(
  { key, snapshot, content, desired, state, live }: RestoreInput,
  now: LiveResource | undefined,
): Pick<Action, "verb" | "reason"> | undefined {
  if (Object.values(now?.locales ?? {}).some(({ pendingDraft }) => pendingDraft)) {
    const next = "publish or discard it in Intercom first";
    return { verb: "conflict", reason: `a teammate has a draft pending, which this would write over; ${next}` };
  }
  if (now !== undefined) return undefined;
  if (!state.resources.has(key) && live.resources.some(({ kind, id }) => kind === content.kind && id === snapshot.id)) {
    const next = "put its file back and apply, which takes it over";
    return {
      verb: "blocked",
      reason: `Intercom still holds it as ${content.kind} ${snapshot.id}, not helpsync's; ${next}`,
    };
  }
  return content.locales[desired.defaultLocale] === undefined
    ? { verb: "blocked", reason: `its ${desired.defaultLocale} text was not kept, and nothing can be made without it` }
    : undefined;
}

/** Where a resource that is made anew goes: into the collection that it stood in, whatever that one's id is now. */
function placeOf({ content, desired, state, live }: RestoreInput): PlaceChange {
  const parent = content.parents.flatMap((id) => collectionKey(id, state) ?? [])[0];
  const id = parent === undefined ? undefined : state.resources.get(parent)?.id;
  const found = live.resources.find((resource) => resource.kind === "collection" && resource.id === id);
  const title = found?.locales[desired.defaultLocale]?.title ?? null;
  const after = found === undefined || parent === undefined ? null : parent;
  return { verdict: "write", before: null, beforeTitle: null, after, afterTitle: after === null ? null : title };
}

/** The key of a collection by its id; one that was deleted and came back had another id before. */
function collectionKey(id: string, { resources, snapshots }: State): Key | undefined {
  const isIt = (key: Key, ids: readonly { readonly id: string }[]): boolean =>
    kindOf(key) === "collection" && ids.some((one) => one.id === id);
  const now = [...resources].find(([key, known]) => isIt(key, [known]));
  const former = [...snapshots].find(([key, taken]) => isIt(key, taken));
  return now?.[0] ?? former?.[0];
}
