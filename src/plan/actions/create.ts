import type { DesiredResource } from "../../model/desired.ts";
import { localesOf } from "../../model/locale.ts";
import type { Action, FieldChange } from "../../model/plan.ts";
import { unknownAuthor } from "../fields/authors.ts";
import type { PlanContext } from "../context.ts";
import { fieldChange } from "../fields/field-change.ts";
import { NEW } from "../fields/place.ts";
import { saidRemoval } from "../policies.ts";
import { desiredValues, type DesiredValue } from "../fields/values.ts";

/** What the state and Intercom hold of something that is to be made. */
const NOWHERE = { bases: undefined, live: undefined, undecided: undefined };

/** Whether nothing stands in the way of making a resource. */
export function canBeMade(desired: DesiredResource, context: PlanContext): boolean {
  // To say what a body brings is most of an action; what may stand in its way is its author.
  const authors = changesOf(desired, context, ({ field }) => field === "author");
  return obstacleTo(desired, authors, context) === undefined;
}

/** The action that makes a resource, unless something stands in its way. */
export function createAction(desired: DesiredResource, context: PlanContext): Action {
  const changes = changesOf(desired, context, () => true);
  const obstacle = obstacleTo(desired, changes, context);
  const onRemoval = saidRemoval(desired, context.input);
  return {
    verb: obstacle === undefined ? "create" : "blocked",
    kind: desired.kind,
    key: desired.key,
    title: context.desiredTitles.get(desired.key) ?? desired.path,
    path: desired.path,
    reason: obstacle ?? "new in content",
    changes,
    place: {
      verdict: "write",
      before: null,
      beforeTitle: null,
      after: desired.parent,
      afterTitle: desired.parent === null ? null : (context.desiredTitles.get(desired.parent) ?? desired.parent),
    },
    ...(onRemoval === undefined ? {} : { onRemoval }),
  };
}

function changesOf(
  desired: DesiredResource,
  context: PlanContext,
  isAsked: (value: DesiredValue) => boolean,
): FieldChange[] {
  return localesOf(desired.locales, context.defaultLocale).flatMap((locale) =>
    desiredValues(desired, locale, { kind: "create" }, context)
      .filter(isAsked)
      .flatMap((value) => fieldChange(locale, value, NOWHERE, context) ?? []),
  );
}

function obstacleTo(
  desired: DesiredResource,
  changes: readonly FieldChange[],
  context: PlanContext,
): string | undefined {
  const stranger = changes.find((change) => change.field === "author" && change.send === undefined);
  if (stranger !== undefined) return unknownAuthor(stranger.after ?? "");
  const unsettled = context.input.unsettled.get(desired.key);
  if (unsettled !== undefined) return unsettled;
  if (isHomeless(desired, context)) return HOMELESS;
  const home = desired.parent === null ? NEW : (context.ids.get(desired.parent) ?? NEW);
  return home === NEW || context.liveTitles.has(home) ? undefined : "its collection was deleted in Intercom";
}

export const HOMELESS = "its collection is blocked";

/** Whether the collection that it is to stand in is neither there nor to be made. */
export function isHomeless({ parent }: DesiredResource, { ids }: PlanContext): boolean {
  return parent !== null && !ids.has(parent);
}
