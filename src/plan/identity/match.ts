import { underNewKeys } from "../../dialect/new-keys.ts";
import type { DesiredResource } from "../../model/desired.ts";
import { byCodePoint, kindOf, type Key } from "../../model/key.ts";
import type { LiveResource } from "../../model/live.ts";
import type { Action, Guard } from "../../model/plan.ts";
import type { ResourceState } from "../../model/state.ts";
import { findAdoptions } from "./adopt.ts";
import type { PlanInput } from "../input.ts";
import type { Unclear } from "./rename-search.ts";
import { ownedTwice } from "./owned-twice.ts";
import { findRenames, type Renames } from "./renames.ts";
import { saidId } from "./said-ids.ts";

/** One resource seen from up to three sides. */
export interface Match {
  readonly key: Key;
  readonly desired?: DesiredResource;
  /** As the state knows it, or as it was found in Intercom: then it has no field. */
  readonly base?: ResourceState;
  readonly live?: LiveResource;
  /** The key under which the state knew it, where its file moved. */
  readonly movedFrom?: Key;
  /** It only follows a folder that moved: where it stands, and its own name, are what they were. */
  readonly follows?: true;
  /** How it was found in Intercom, where the state did not know it. */
  readonly adopts?: Action["adopts"];
  /** Why it cannot be told what it is. */
  readonly unclear?: Unclear;
}

export interface Matches {
  /** Desired ones in their order, then those that only the state knows, by key. */
  readonly managed: readonly Match[];
  readonly unmanaged: readonly LiveResource[];
  readonly guards: readonly Guard[];
}

/**
 * Pairs content, state and Intercom: first the state gets the new keys of what moved, then what it does not know is
 * looked for in Intercom.
 * @returns the input with the state under its new keys, and the pairs
 */
export function matchResources(before: PlanInput): { readonly input: PlanInput; readonly matches: Matches } {
  const renames = findRenames(before);
  const input = { ...before, state: underNewKeys(before.state, renames.moved, before.desired) };
  const { resources } = input.state;
  const live = new Map(input.live.resources.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  const waiting = input.desired.resources.filter(
    (desired) =>
      !resources.has(desired.key) &&
      !renames.unclear.has(desired.key) &&
      !input.excluded.has(desired.key) &&
      !isInDoubt(input, desired),
  );
  const { adopted, unclear, guards } = findAdoptions(input, waiting);
  const described = new Set(input.desired.resources.map(({ key }) => key));
  const gone = [...resources.keys()].filter((key) => !described.has(key)).sort(byCodePoint);
  const matchOf = (key: Key, desired?: DesiredResource): Match => {
    const adoption = adopted.get(key);
    const base = resources.get(key) ?? adoption?.base;
    return omitUndefined({
      key,
      desired,
      base,
      live: base === undefined ? undefined : live.get(`${kindOf(key)}:${base.id}`),
      ...moveOf(key, desired, before, renames, base),
      adopts: adoption?.adopts,
      unclear: renames.unclear.get(key) ?? unclear.get(key),
    });
  };
  const managed = [
    ...input.desired.resources.map((desired) => matchOf(desired.key, desired)),
    ...gone.map((key) => matchOf(key)),
  ];
  const owned = new Set(managed.flatMap((match) => (match.live === undefined ? [] : [match.live])));
  const unmanaged = input.live.resources.filter((resource) => !owned.has(resource));
  return { input, matches: { managed, unmanaged, guards: [...ownedTwice(input), ...guards] } };
}

/** Whether it may be there already, made by a create of which nothing is known; an id in its file says which it is. */
function isInDoubt({ unsettled, workspace }: PlanInput, desired: DesiredResource): boolean {
  return unsettled.has(desired.key) && saidId(desired, workspace.name) === undefined;
}

function moveOf(
  key: Key,
  desired: DesiredResource | undefined,
  { state }: PlanInput,
  { moved }: Renames,
  base: ResourceState | undefined,
): Pick<Loose<Match>, "movedFrom" | "follows"> {
  const movedFrom = moved.get(key);
  const path = movedFrom === undefined ? undefined : state.resources.get(movedFrom)?.path;
  if (desired === undefined || path === undefined) return { movedFrom, follows: undefined };
  const follows =
    path !== desired.path && lastOf(path) === lastOf(desired.path) && base?.place.meant === desired.parent;
  return { movedFrom, follows: follows ? true : undefined };
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

type Loose<T> = { [Property in keyof T]: T[Property] | undefined };

function omitUndefined(match: Loose<Match> & { key: Key }): Match {
  return Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined)) as unknown as Match;
}
