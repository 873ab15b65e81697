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
  const learned = actions.filter(({ verb, adopts }) => verb === "create" || adopts !== undefined);
  if (there === 0 || learned.length === 0) return [];
  // Articles are held against articles: folders would make few look like many.
  const own = learned.filter(({ kind }) => kind === "article");
  const creates = own.filter(({ adopts }) => adopts === undefined).length;
  const adopts = own.length - creates;
  const unlike = own.filter(({ verb }) => verb === "conflict").length;
  const holds = `This help center holds ${articles(there)} and helpsync has no memory of it.`;
  const inConflict = unlike === 0 ? "" : ` (${String(unlike)} in conflict)`;
  const does = `An apply would take over ${String(adopts)} of them${inConflict} and create ${String(creates)} more.`;
  if (overrides.firstRun === "refuse") {
    const message = `${holds} ${does} Look whether that is right: what it does not recognise gets a second copy.`;
    return [{ code: "first-run", message, override: "--first-run" }];
  }
  if (creates <= adopts || overrides.allowCreates === creates) return [];
  const message = `${holds} ${does} That is more new than known: check titles, folders and the help center's name.`;
  return [{ code: "creates", message, override: `--allow-creates ${String(creates)}`, counted: creates }];
}

function articles(count: number): string {
  return count === 1 ? "1 article" : `${String(count)} articles`;
}
