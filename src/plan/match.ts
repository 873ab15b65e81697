import type { DesiredResource } from "../model/desired.ts";
import { kindOf, type Key } from "../model/key.ts";
import type { LiveResource } from "../model/live.ts";
import type { ResourceState } from "../model/state.ts";
import type { PlanInput } from "./input.ts";

/** One resource seen from up to three sides. */
export interface Match {
  readonly key: Key;
  readonly desired?: DesiredResource;
  readonly base?: ResourceState;
  readonly live?: LiveResource;
  /** The key under which the state knows it, where its file moved. */
  readonly movedFrom?: Key;
}

export interface Matches {
  /** Desired ones in their order, then those that only the state knows, by key. */
  readonly managed: readonly Match[];
  readonly unmanaged: readonly LiveResource[];
}

/** Pairs content, state and Intercom by key and id. `moved_from` counts only while the state knows the old key and not the
 * new one; a `uid` that was added or taken away is known by its file's path. */
export function matchResources(input: PlanInput): Matches {
  const { resources } = input.state;
  const live = new Map(input.live.resources.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  const liveOf = (key: Key, base: ResourceState | undefined): LiveResource | undefined =>
    base === undefined ? undefined : live.get(`${kindOf(key)}:${base.id}`);
  const byPath = new Map<string, Key[]>();
  for (const [key, { path }] of resources) {
    const place = `${kindOf(key)}:${path}`;
    byPath.set(place, [...(byPath.get(place) ?? []), key]);
  }
  const keysAt = (place: string): readonly Key[] => byPath.get(place) ?? [];
  const taken = new Set<Key>();
  const managed: Match[] = [];
  const desiredKeys = new Set(input.desired.resources.map((resource) => resource.key));
  for (const desired of input.desired.resources) {
    const isFree = (key: Key): boolean => resources.has(key) && !desiredKeys.has(key) && !taken.has(key);
    const movedFrom = resources.has(desired.key)
      ? undefined
      : (desired.movedFrom.find(isFree) ?? keysAt(`${desired.kind}:${desired.path}`).find(isFree));
    const known = movedFrom ?? desired.key;
    const base = resources.get(known);
    taken.add(known);
    managed.push(omitUndefined({ key: desired.key, desired, base, live: liveOf(desired.key, base), movedFrom }));
  }
  for (const [key, base] of [...resources].sort()) {
    if (!taken.has(key)) managed.push(omitUndefined({ key, base, live: liveOf(key, base) }));
  }
  const owned = new Set(managed.flatMap((match) => (match.live === undefined ? [] : [match.live])));
  return { managed, unmanaged: input.live.resources.filter((resource) => !owned.has(resource)) };
}

type Loose<T> = { [Property in keyof T]: T[Property] | undefined };

function omitUndefined(match: Loose<Match> & { key: Key }): Match {
  return Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined)) as unknown as Match;
}
