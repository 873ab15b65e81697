import { kindOf } from "../../model/key.ts";
import type { Live } from "../../model/live.ts";
import type { Action, Guard } from "../../model/plan.ts";
import type { State } from "../../model/state.ts";
import { belongsHere } from "../identity/here.ts";
import type { PlanInput } from "../input.ts";

/**
 * What stops the first run on a help center that holds articles already, or a run without its memory: first of all, and
 * then where it would make more than it takes over, since these would mostly be second copies. What a run of a part, or
 * a rebuilt state, knows already counts as taken over.
 */
export function firstRunGuards(actions: readonly Action[], { state, live, overrides }: PlanInput): Guard[] {
  const isUnknown = state.resources.size === 0;
  if (!isUnknown && state.firstRun !== "due") return [];
  const there = articlesHere(live);
  const learned = actions.filter(({ verb, adopts }) => verb === "create" || adopts !== undefined);
  if (there === 0 || learned.length === 0) return [];
  // Articles are held against articles: folders would make few look like many.
  const own = learned.filter(({ kind }) => kind === "article");
  const creates = own.filter(({ adopts }) => adopts === undefined).length;
  const adopts = own.length - creates;
  const unlike = own.filter(({ verb }) => verb === "conflict").length;
  const known = [...state.resources].filter(([key, { retired }]) => kindOf(key) === "article" && !retired).length;
  const memory = isUnknown
    ? "has no memory of it"
    : `knows ${String(known)} so far: its memory was rebuilt, or only a part was applied`;
  const holds = `This help center holds ${articles(there)} and helpsync ${memory}.`;
  const inConflict = unlike === 0 ? "" : ` (${String(unlike)} in conflict)`;
  const does = `An apply would take over ${String(adopts)} of them${inConflict} and create ${String(creates)} more.`;
  if (isUnknown && overrides.firstRun === "refuse") {
    const message = `${holds} ${does} Look whether that is right: what it does not recognise gets a second copy.`;
    return [{ code: "first-run", message, override: "--first-run" }];
  }
  if (creates <= adopts + known || overrides.allowCreates === creates) return [];
  const message = `${holds} ${does} That is more new than known: check titles, folders and the help center's name.`;
  return [{ code: "creates", message, override: `--allow-creates ${String(creates)}`, counted: creates }];
}

/**
 * What the state is to remember after a run that did only a part: whether the first full run is still to come, so that
 * it is held to the guards of one.
 */
export function afterPart({ state, live }: { readonly state: State; readonly live: Live }): Pick<State, "firstRun"> {
  const isFirst = state.resources.size === 0 && articlesHere(live) > 0;
  return isFirst || state.firstRun === "due" ? { firstRun: "due" } : {};
}

function articlesHere(live: Live): number {
  const isHere = belongsHere(live);
  return live.resources.filter((resource) => resource.kind === "article" && isHere(resource)).length;
}

function articles(count: number): string {
  return count === 1 ? "1 article" : `${String(count)} articles`;
}
