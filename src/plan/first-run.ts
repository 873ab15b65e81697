import type { Action, Guard } from "../model/plan.ts";
import { belongsHere } from "./here.ts";
import type { PlanInput } from "./input.ts";

/**
 * What stops the first run on a help center that holds articles already, or a run without its memory: first of all, and
 * then where it would make more than it takes over, since these would mostly be second copies.
 */
export function firstRunGuards(actions: readonly Action[], { state, live, overrides }: PlanInput): Guard[] {
  if (state.resources.size > 0) return [];
  const isHere = belongsHere(live);
  const there = live.resources.filter((resource) => resource.kind === "article" && isHere(resource)).length;
  const creates = actions.filter(({ verb }) => verb === "create").length;
  const adopts = actions.filter((action) => action.adopts !== undefined).length;
  if (there === 0 || creates + adopts === 0) return [];
  const holds = `This help center holds ${articles(there)} and helpsync has no memory of it.`;
  const does = `An apply would take over ${String(adopts)} of what is there and create ${String(creates)}.`;
  if (overrides.firstRun === "refuse") {
    const message = `${holds} ${does} Look whether that is right: what it does not recognise gets a second copy.`;
    return [{ code: "first-run", message, override: "--first-run" }];
  }
  if (creates <= adopts || overrides.allowCreates === creates) return [];
  const message = `${holds} ${does} That is more new than known: check titles, folders and the help center's name.`;
  return [{ code: "creates", message, override: `--allow-creates ${String(creates)}` }];
}

function articles(count: number): string {
  return count === 1 ? "1 article" : `${String(count)} articles`;
}
