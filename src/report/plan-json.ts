import type { Failure, Outcome } from "../model/failure.ts";
import type { Plan } from "../model/plan.ts";

/** A plan as JSON, for other programs. */
export function planJson(plan: Plan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/** What stands in the place of a plan that could not be made: the reason by name, and the failure where it is one. */
export function failureJson(outcome: Outcome, failure?: Failure): string {
  const parts =
    failure === undefined
      ? {}
      : { failure: { what: failure.message, why: failure.why, next: failure.next, done: failure.done } };
  return `${JSON.stringify({ outcome, ...parts }, null, 2)}\n`;
}
