import { compareFingerprints } from "../../dialect/fingerprint.ts";
import type { DesiredResource } from "../../model/desired.ts";
import { LOCALES } from "../../model/locale.ts";
import type { Action, PlanWarning } from "../../model/plan.ts";
import type { ResourceState } from "../../model/state.ts";
import type { PlanContext } from "../context.ts";
import { createAction } from "./create.ts";
import type { PlanInput } from "../input.ts";
import type { Match, Matches } from "../identity/match.ts";
import { desiredValues } from "../fields/values.ts";

/** The action for a resource that was deleted in Intercom: made again only where its key was named. */
export function missingAction(desired: DesiredResource, base: ResourceState, context: PlanContext): Action {
  const why = "deleted in Intercom";
  if (context.input.overrides.recreate.includes(desired.key)) {
    const action = createAction(desired, context);
    return action.verb === "create" ? { ...action, reason: `${why}, made again` } : action;
  }
  const changed = LOCALES.some((locale) =>
    desiredValues(desired, locale, { kind: "none" }, context).some((value) => {
      const meant = base.locales[locale]?.[value.field]?.meant;
      return meant === undefined || compareFingerprints(value.meant, meant) === "differs";
    }),
  );
  // A file that comes back is a change, also where it says what it said.
  const isBack = base.retired !== undefined;
  const since = isBack ? "its file is back, and it was " : changed ? "changed in content and " : "";
  return {
    verb: changed || isBack ? "conflict" : "drift",
    kind: desired.kind,
    key: desired.key,
    id: base.id,
    path: desired.path,
    title: context.desiredTitles.get(desired.key) ?? desired.path,
    reason: `${since}${why}; --recreate ${desired.key} makes it again`,
    changes: [],
  };
}

/** Whether the plan makes something again that the state knows and Intercom does not hold any more. */
export function isMadeAgain({ key, desired, base, live }: Match, { overrides }: PlanInput): boolean {
  const isMissing = desired !== undefined && base !== undefined && base.nonce === undefined && live === undefined;
  return isMissing && overrides.recreate.includes(key);
}

/** Keys that were named to be made again although nothing of theirs is missing. */
export function needlessRecreates({ managed }: Matches, input: PlanInput): PlanWarning[] {
  const again = new Set(managed.filter((match) => isMadeAgain(match, input)).map(({ key }) => key));
  return input.overrides.recreate
    .filter((key) => !again.has(key))
    .map((key) => ({
      code: "recreate-needless",
      message: `--recreate ${key}: nothing is made again, since it was not deleted in Intercom or no file has this key.`,
    }));
}
