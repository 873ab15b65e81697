import { PLAN_VERSION, WRITES, type Action, type Plan } from "../model/plan.ts";
import type { LiveResource } from "../model/live.ts";
import { forAudience } from "./audience.ts";
import { liveTitle, planContext, type PlanContext } from "./context.ts";
import { createAction } from "./create.ts";
import { digestOf } from "./digest.ts";
import { guardsOf } from "./guards.ts";
import type { PlanInput } from "./input.ts";
import { managedAction } from "./managed.ts";
import { matchResources, type Match } from "./match.ts";
import { missingAction } from "./missing.ts";
import { asFarAsTaken, observedWarnings } from "./observed.ts";
import { selectActions } from "./partial.ts";
import { removalAction } from "./removal.ts";
import { outcomeOf, summarise } from "./summary.ts";
import { warningsOf } from "./warnings.ts";

/** What would change, decided once: every face of a plan and every apply follow from it. */
export function makePlan(given: PlanInput): Plan {
  const all = asFarAsTaken(given);
  const { input, matches, forgotten, warnings } = forAudience(all, matchResources(all));
  const context = withCreates(planContext(input, matches), matches.managed);
  const everything = [
    ...matches.managed.flatMap((match) => actionFor(match, context) ?? []),
    ...forgotten,
    ...context.unmanaged.map((live) => unmanagedAction(live, context)),
  ];
  const { actions, ...part } = selectActions(everything, input.overrides.only);
  const { id, identifier, url } = input.live.workspace.helpCenter;
  const plan = {
    version: PLAN_VERSION as typeof PLAN_VERSION,
    workspace: { ...input.workspace, id: input.live.workspace.id },
    helpCenter: { id, identifier, url },
    config: input.config,
    overrides: input.overrides,
    actions,
  };
  const keys = new Set(input.desired.resources.map(({ key }) => key));
  const summary = { ...summarise(actions), leftOut: part.leftOut };
  const guards = WRITES.some((verb) => summary[verb] > 0) ? guardsOf(actions, input) : [];
  const outcome = outcomeOf(summary, guards);
  return {
    ...plan,
    guards,
    warnings: [...observedWarnings(given, keys, actions), ...warningsOf(input), ...warnings, ...part.warnings],
    summary,
    outcome,
    digest: digestOf(plan),
  };
}

/** What this plan creates has no id yet: whatever links to it or stands in it is to be written. */
function withCreates(context: PlanContext, managed: readonly Match[]): PlanContext {
  const ids = new Map(context.ids);
  for (const { key, desired, base } of managed) {
    const creates = desired !== undefined && base === undefined && createAction(desired, context).verb === "create";
    if (creates) ids.set(key, "new");
  }
  return { ...context, ids };
}

function actionFor({ key, desired, base, live, movedFrom }: Match, context: PlanContext): Action | undefined {
  if (desired === undefined) {
    return base === undefined
      ? undefined
      : removalAction({ key, base, ...(live === undefined ? {} : { live }) }, context);
  }
  if (base === undefined) return createAction(desired, context);
  if (live === undefined) {
    return base.nonce === undefined ? missingAction(desired, base, context) : createAction(desired, context);
  }
  return managedAction({ key, desired, base, live, ...(movedFrom === undefined ? {} : { movedFrom }) }, context);
}

function unmanagedAction(live: LiveResource, context: PlanContext): Action {
  return {
    verb: "unmanaged",
    kind: live.kind,
    id: live.id,
    title: liveTitle(live, context.defaultLocale),
    reason: "not made by helpsync",
    changes: [],
  };
}
