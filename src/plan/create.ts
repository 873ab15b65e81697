import type { DesiredResource } from "../model/desired.ts";
import { localesOf } from "../model/locale.ts";
import type { Action, FieldChange } from "../model/plan.ts";
import { unknownAuthor } from "./authors.ts";
import type { PlanContext } from "./context.ts";
import { fieldChange } from "./fields.ts";
import { saidRemoval } from "./policies.ts";
import { desiredValues } from "./values.ts";

/** What the state and Intercom hold of something that is to be made. */
const NOWHERE = { bases: undefined, live: undefined };

/** The action that makes a resource, unless something tells that it may be there already. */
export function createAction(desired: DesiredResource, context: PlanContext): Action {
  const changes = localesOf(desired.locales, context.defaultLocale).flatMap((locale) =>
    desiredValues(desired, locale, { kind: "create" }, context).flatMap(
      (value) => fieldChange(locale, value, NOWHERE, context) ?? [],
    ),
  );
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

function obstacleTo(
  desired: DesiredResource,
  changes: readonly FieldChange[],
  context: PlanContext,
): string | undefined {
  const stranger = changes.find((change) => change.field === "author" && change.send === undefined);
  if (stranger !== undefined) return unknownAuthor(stranger.after ?? "");
  const unsettled = context.input.unsettled.get(desired.key);
  if (unsettled !== undefined) return unsettled;
  const { name } = context.input.workspace;
  const adopts = Object.hasOwn(desired.intercomId, name) ? desired.intercomId[name] : undefined;
  if (adopts !== undefined) {
    return `its intercom_id says that it is article ${adopts}, which helpsync did not make and cannot take over yet`;
  }
  const twin = context.input.overrides.firstRun === "allow" ? undefined : twinOf(desired, context);
  return twin === undefined
    ? undefined
    : `Intercom holds ${desired.kind} ${twin} of the same title in the same place, which helpsync does not know as its own; --first-run makes a second one`;
}

/** The id of a live resource that nobody manages and that looks like the one to be made. */
function twinOf(desired: DesiredResource, context: PlanContext): string | undefined {
  const title = context.desiredTitles.get(desired.key);
  const parent = desired.parent === null ? undefined : context.ids.get(desired.parent);
  return context.unmanaged.find(
    ({ kind, parents, locales }) =>
      kind === desired.kind && parents[0] === parent && Object.values(locales).some((fields) => fields.title === title),
  )?.id;
}
