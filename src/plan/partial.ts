import picomatch from "picomatch";
import { parseKey, type Key } from "../model/key.ts";
import { WRITES, type Action, type PlanWarning } from "../model/plan.ts";
import type { PlanInput } from "./input.ts";

/** What a partial run does, and how much it leaves to the next one. */
export interface Selection {
  readonly actions: readonly Action[];
  /** Actions with writes that are left out. */
  readonly leftOut: number;
  readonly warnings: readonly PlanWarning[];
}

/** A resource as a pattern can name it. */
export interface Named {
  readonly key?: Key;
  readonly path?: string;
}

/** Tells what a key or a glob over paths (without locale and ending) names. */
export function namedBy(pattern: string): (resource: Named) => boolean {
  const wanted = parseKey(pattern);
  if (wanted !== undefined) return ({ key }) => key === wanted;
  const matches = picomatch(pattern.normalize("NFC"), { dot: true });
  return ({ path }) => path !== undefined && matches(path);
}

type Ids = ReadonlyMap<Key, string>;
type Parents = ReadonlyMap<Key, Key | null>;

/**
 * The part of a plan that `--only` names. What it leaves out is not there for what it does: a link to a page that is
 * still to be made becomes plain text, and the next full run mends it.
 * @param decide all actions, where these ids are known or about to be
 */
export function selectPart(decide: (ids: Ids) => readonly Action[], ids: Ids, input: PlanInput): Selection {
  const { only } = input.overrides;
  const all = decide(ids);
  if (only.length === 0) return { actions: all, leftOut: 0, warnings: [] };
  const parents = new Map(input.desired.resources.map(({ key, parent }) => [key, parent]));
  const selection = selectActions(all, only, parents);
  const kept = new Set(selection.actions.map(({ key }) => key));
  const idsThen = [...ids].flatMap(([key, id]) => {
    const now = kept.has(key) ? id : input.state.resources.get(key)?.id;
    return now === undefined ? [] : [[key, now] as const];
  });
  return { ...selection, actions: selectActions(decide(new Map(idsThen)), only, parents).actions };
}

/**
 * What is named, with the collections that are still to be made for it. It never removes. Files that moved are known
 * under their new keys all the same: else links to them would be lost.
 */
function selectActions(actions: readonly Action[], only: readonly string[], parents: Parents): Selection {
  const patterns = only.map(namedBy);
  const named = new Set(actions.filter((action) => patterns.some((isNamed) => isNamed(action))));
  const needed = withMissingParents(named, actions, parents);
  const chosen = actions.flatMap((action) => {
    if (action.verb === "unmanaged") return [action];
    const part = needed.has(action) ? withoutRemovals(action) : undefined;
    return part ?? onlyRekeyed(action) ?? [];
  });
  const kept = withoutTakenKeys(chosen, actions);
  const stillWritten = new Set(kept.filter(isWrite).map(({ key }) => key));
  const removing = actions.filter((action) => named.has(action) && withoutRemovals(action) !== action);
  return {
    actions: kept,
    leftOut: actions.filter((action) => isWrite(action) && !stillWritten.has(action.key)).length,
    warnings: removing.map((action) => ({
      code: "partial-removal",
      message: `${action.path ?? action.title}: ${goingOf(action)}. A run with --only never removes; the next full one does.`,
    })),
  };
}

/** Adds the collections that selected resources are to stand in and of which the state has no id yet. */
function withMissingParents(
  named: ReadonlySet<Action>,
  actions: readonly Action[],
  parents: Parents,
): ReadonlySet<Action> {
  const byKey = new Map(actions.map((action) => [action.key, action]));
  const needed = new Set(named);
  for (const { key } of needed) {
    const parent = key === undefined ? undefined : parents.get(key);
    const standsIn = parent === undefined || parent === null ? undefined : byKey.get(parent);
    if (standsIn !== undefined && (standsIn.id === undefined || standsIn.adopts !== undefined)) needed.add(standsIn);
  }
  return needed;
}

/** A page that is left out keeps its key: what was to have that key next is left out, too. */
function withoutTakenKeys(chosen: readonly Action[], actions: readonly Action[]): readonly Action[] {
  const keys = new Set(chosen.map(({ key }) => key));
  const taken = new Set(actions.flatMap(({ key, movedFrom }) => (keys.has(key) ? [] : (movedFrom ?? []))));
  const free = chosen.filter(({ key }) => key === undefined || !taken.has(key));
  return free.length === chosen.length ? chosen : withoutTakenKeys(free, actions);
}

/** What would have gone. */
function goingOf({ reason, retires }: Action): string {
  return retires === undefined ? reason : `removed in ${retires.join(", ")}`;
}

/** What an action does besides removing: all, less, or nothing. */
function withoutRemovals(action: Action): Action | undefined {
  if (action.verb === "unpublish" || action.verb === "delete" || action.verb === "forget") return undefined;
  if (action.retires === undefined) return action;
  const { retires, removes, ...rest } = action;
  const changes = action.changes.filter(({ locale }) => !retires.includes(locale));
  const part = { ...rest, changes };
  const writes = changes.some(({ verdict }) => verdict === "write") || action.place?.verdict === "write";
  return !isWrite(action) || writes ? part : undefined;
}

/**
 * An action that is left out but for its new key, of which only the state learns. A page that comes back keeps all that
 * the state knows of it until it is written.
 */
function onlyRekeyed({ changes, place, retires, removes, adopts, ...action }: Action): Action | undefined {
  if (action.movedFrom === undefined || changes.some(({ publication }) => publication === "publishes"))
    return undefined;
  return { ...action, verb: "unchanged", reason: "left out by --only; its new key is remembered", changes: [] };
}

function isWrite({ verb }: Action): boolean {
  return (WRITES as readonly string[]).includes(verb);
}
