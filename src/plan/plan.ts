import { PLAN_VERSION, WRITES, type Action, type Plan } from "../model/plan.ts";
import type { LiveResource } from "../model/live.ts";
import { forAudience } from "./audience.ts";
import { liveTitle, planContext, type PlanContext } from "./context.ts";
import { behindWarnings, countBehind, translationsBehind } from "./warnings/behind.ts";
import { canBeMade, createAction, HOMELESS, isHomeless } from "./actions/create.ts";
import { digestOf } from "./approval/digest.ts";
import { keepFilledCollections } from "./actions/filled-collections.ts";
import { guardsOf } from "./guards/guards.ts";
import type { PlanInput } from "./input.ts";
import { linkersOf } from "./warnings/linkers.ts";
import { managedAction } from "./actions/managed.ts";
import { matchResources, type Match } from "./identity/match.ts";
import { withPendingDrafts } from "./actions/pending-drafts.ts";
import { withFiles } from "./actions/files.ts";
import { withUnpublished } from "./actions/unpublished.ts";
import { isMadeAgain, missingAction, needlessRecreates } from "./actions/missing.ts";
import { asFarAsTaken, observedWarnings } from "./warnings/observed.ts";
import { selectPart } from "./partial.ts";
import { NEW } from "./fields/place.ts";
import { removalAction } from "./actions/removal.ts";
import { idWarnings } from "./identity/said-ids.ts";
import { outcomeOf, summarise } from "./summary.ts";
import { secondFruitActions, withoutSecondFruits } from "./actions/second-fruits.ts";
import { unclearAction } from "./actions/unclear.ts";
import { warningsOf } from "./warnings/warnings.ts";
import { wayOut } from "./actions/way-out.ts";

/** What would change, decided once: every face of a plan and every apply follow from it. */
export function makePlan(given: PlanInput): Plan {
  const all = withoutSecondFruits(asFarAsTaken(given));
  const matched = matchResources(all);
  const { input, matches, forgotten, warnings } = forAudience(matched.input, matched.matches);
  const context = withCreates(planContext(input, matches), matches.managed);
  const decide = (ids: PlanContext["ids"]): Action[] => {
    const then = { ...context, ids };
    const described = matches.managed.flatMap((match) => actionFor(match, then) ?? []);
    const unmanaged = context.unmanaged.map((live) => unmanagedAction(live, then));
    return keepFilledCollections([...described, ...forgotten, ...unmanaged], then);
  };
  const { actions: chosen, ...part } = selectPart(decide, context.ids, input);
  const whole = withPendingDrafts([...chosen, ...secondFruitActions(input)], input);
  const actions = withUnpublished(withFiles(whole, given.desired), given);
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
  const behind = translationsBehind(matches.managed, input.desired.defaultLocale);
  const summary = { ...summarise(actions), leftOut: part.leftOut, behind: countBehind(behind) };
  const learns = WRITES.some((verb) => summary[verb] > 0) || actions.some(({ adopts }) => adopts !== undefined);
  const guards = [...matches.guards, ...(learns ? guardsOf(actions, input) : [])];
  const outcome = outcomeOf(summary, guards);
  return {
    ...plan,
    guards,
    warnings: [
      ...observedWarnings(given, keys, actions),
      ...warningsOf(actions, input),
      ...idWarnings(input),
      ...behindWarnings(behind),
      ...needlessRecreates(matches, input),
      ...linkersOf(actions, context),
      ...warnings,
      ...part.warnings,
    ],
    summary,
    outcome,
    digest: digestOf(plan),
  };
}

/** What this plan creates has no id yet: whatever links to it or stands in it is to be written. */
function withCreates(context: PlanContext, managed: readonly Match[]): PlanContext {
  const ids = new Map(context.ids);
  for (const match of managed) {
    const { key, desired, base, unclear } = match;
    if (desired === undefined || unclear !== undefined) continue;
    if (base !== undefined && !isMadeAgain(match, context.input)) continue;
    // Parents come first, so what stands in one that is blocked is known to be blocked, too.
    if (canBeMade(desired, { ...context, ids })) ids.set(key, NEW);
  }
  return { ...context, ids };
}

function actionFor(match: Match, context: PlanContext): Action | undefined {
  const decided =
    match.unclear === undefined ? clearAction(match, context) : unclearAction(match, match.unclear, context);
  const action = decided?.verb === "conflict" ? { ...decided, wayOut: wayOut(decided, match, context) } : decided;
  // Whatever becomes of it, the state learns its new key.
  return action === undefined || match.movedFrom === undefined ? action : { ...action, movedFrom: match.movedFrom };
}

function clearAction(match: Match, context: PlanContext): Action | undefined {
  const { key, desired, base, live } = match;
  if (desired === undefined) {
    return base === undefined
      ? undefined
      : removalAction({ key, base, ...(live === undefined ? {} : { live }) }, context);
  }
  if (base === undefined) return createAction(desired, context);
  if (live === undefined) {
    return base.nonce === undefined ? missingAction(desired, base, context) : createAction(desired, context);
  }
  const action = managedAction({ ...match, desired, base, live }, context);
  return isHomeless(desired, context) ? { ...action, verb: "blocked", reason: HOMELESS } : action;
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
