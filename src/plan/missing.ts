import type { DesiredResource } from "../model/desired.ts";
import { LOCALES } from "../model/locale.ts";
import type { Action } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";
import type { PlanContext } from "./context.ts";
import { desiredValues } from "./values.ts";

/** The action for a resource that was deleted in Intercom: never made again by itself. */
export function missingAction(desired: DesiredResource, base: ResourceState, context: PlanContext): Action {
  const changed = LOCALES.some((locale) =>
    desiredValues(desired, locale, { kind: "none" }, context).some(
      (value) => value.meant !== base.locales[locale]?.[value.field]?.meant,
    ),
  );
  return {
    verb: changed ? "conflict" : "drift",
    kind: desired.kind,
    key: desired.key,
    id: base.id,
    path: desired.path,
    title: context.desiredTitles.get(desired.key) ?? desired.path,
    reason: changed ? "changed in content and deleted in Intercom" : "deleted in Intercom",
    changes: [],
  };
}
