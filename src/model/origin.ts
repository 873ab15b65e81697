import type { Action, Plan } from "./plan.ts";

/**
 * Whether a person who reviews a pull request answers for an action: it is made of the pull request's changes, at least
 * in part. Where the plan is of no pull request, all of it is theirs.
 */
export function isOfThisChange({ origins }: Pick<Action, "origins">, { proposal }: Pick<Plan, "proposal">): boolean {
  return proposal === undefined || origins?.includes("proposed") === true;
}
