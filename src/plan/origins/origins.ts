import { kindOf, type Key } from "../../model/key.ts";
import type { Action, Plan, Proposal } from "../../model/plan.ts";
import type { State } from "../../model/state.ts";
import { findCounterparts, type Side } from "./counterparts.ts";
import { sameBody, sameResource, type Names } from "./same-meaning.ts";
import { withOrigin } from "./whose.ts";

/** What a plan's changes are told apart by. */
export interface OriginsInput {
  readonly proposal: Proposal;
  readonly desired: Side["desired"];
  readonly state: State;
  /** What the branch says already, and what a plan would do with it; absent where it said nothing, or nothing readable. */
  readonly before?: Side;
}

/**
 * Tells of each change whose it is. What a plan of the branch itself would write, too, is no change of the pull request;
 * of that, what was applied before and a teammate undid is the teammate's.
 */
export function withOrigins(plan: Plan, input: OriginsInput): Plan {
  const whose = judgeOf(plan, input);
  return { ...plan, proposal: input.proposal, actions: plan.actions.map(whose) };
}

function judgeOf(plan: Plan, { desired, state, before }: OriginsInput): (action: Action) => Action {
  const now = { desired, actions: plan.actions };
  const nowhere: Side = { desired: { ...desired, resources: [] }, actions: [] };
  const counterparts = findCounterparts(now, before ?? nowhere, state);
  const resources = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const formerly = new Map(before?.desired.resources.map((resource) => [resource.key, resource]));
  const { names } = counterparts;
  // Another file may stand where the state knows a page that moved.
  const left = new Set(plan.actions.map(({ movedFrom }) => movedFrom));
  return (action) => {
    const former = counterparts.of(action);
    const wanted = action.key === undefined ? undefined : resources.get(action.key);
    const formerKey = former?.key ?? action.key;
    const said = formerKey === undefined ? undefined : formerly.get(formerKey);
    const known = action.movedFrom ?? (left.has(action.key) ? undefined : action.key);
    const base = known === undefined ? undefined : state.resources.get(known);
    return withOrigin({
      action,
      former,
      base,
      isUntouched: before !== undefined && sameResource(wanted, said, names),
      sameBodyOf: (locale) => sameBody(wanted?.locales[locale]?.body, said?.locales[locale]?.body, names),
      samePlace: (one, other) => nameIn(names.now, one) === nameIn(names.before, other),
      isApplied: (place) => nameIn(names.now, place) === idIn(state, base?.place.meant ?? null),
    });
  };
}

function nameIn(named: Names["now"], place: Key | null): string | null {
  return place === null ? null : named(place);
}

function idIn({ resources }: State, place: Key | null): string | null {
  return place === null ? null : `#${kindOf(place)}:${resources.get(place)?.id ?? ""}`;
}
