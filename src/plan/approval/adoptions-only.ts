import type { Action, Plan } from "../../model/plan.ts";
import { digestOf } from "./digest.ts";
import { outcomeOf, summarise } from "../summary.ts";

/** Guards that tell that this is the wrong help center or the wrong page; others speak of writes. */
const ABOUT_IDENTITY = new Set(["id-owned", "default-locale"]);

/**
 * The part of a plan that takes over what Intercom holds and writes nothing.
 * @returns the plan, and how much of the whole one is left to do
 */
export function adoptionsOnly(whole: Plan): { readonly plan: Plan; readonly left: number } {
  const taken = whole.actions.filter(({ adopts }) => adopts !== undefined);
  const blocked = whole.actions.filter(({ verb }) => verb === "blocked");
  const actions = [...taken.map(withoutWrites), ...blocked];
  const guards = whole.guards.filter(({ code }) => ABOUT_IDENTITY.has(code));
  const counts = summarise(actions);
  const plan = { ...whole, actions, guards, warnings: [], summary: counts, outcome: outcomeOf(counts, guards) };
  const { create, update, move, conflict } = whole.summary;
  return { plan: { ...plan, digest: digestOf(plan) }, left: create + update + move + conflict + counts.blocked };
}

function withoutWrites(action: Action): Action {
  const { place, ...rest } = action;
  const changes = action.changes.filter(({ verdict }) => verdict !== "write");
  const there = place?.verdict === "write" ? { ...place, verdict: "conflict" as const } : place;
  return {
    ...rest,
    verb: action.verb === "conflict" ? "conflict" : "adopt",
    changes,
    ...(there === undefined ? {} : { place: there }),
  };
}
