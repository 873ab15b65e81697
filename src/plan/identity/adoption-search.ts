import type { DesiredResource } from "../../model/desired.ts";
import type { Key } from "../../model/key.ts";
import type { LiveResource } from "../../model/live.ts";
import type { Action, Guard } from "../../model/plan.ts";
import type { PlaceBase, ResourceState } from "../../model/state.ts";
import type { PlanInput } from "../input.ts";
import type { Unclear } from "./rename-search.ts";

/** A live resource that is what a file describes, although the state does not know it. */
export interface Adopted {
  readonly live: LiveResource;
  /** Nothing of it was ever written: it has no field. */
  readonly base: ResourceState;
  readonly adopts: NonNullable<Action["adopts"]>;
}

export interface Adoptions {
  readonly adopted: ReadonlyMap<Key, Adopted>;
  readonly unclear: ReadonlyMap<Key, Unclear>;
  readonly guards: readonly Guard[];
}

/** What the search for existing resources knows so far. */
export interface AdoptionSearch {
  readonly input: PlanInput;
  /** Ids of the collections and articles that are known or adopted. */
  readonly ids: Map<Key, string>;
  /** What Intercom holds in this help center and no key has: `article:12` → the resource. */
  readonly pool: Map<string, LiveResource>;
  readonly adopted: Map<Key, Adopted>;
  readonly unclear: Map<Key, Unclear>;
  readonly guards: Guard[];
}

/** Takes a live resource for a file. Where it stands elsewhere, nobody has said yet which place is right. */
export function adopt(
  search: AdoptionSearch,
  desired: DesiredResource,
  live: LiveResource,
  adopts: Adopted["adopts"],
): void {
  const parent = desired.parent === null ? null : search.ids.get(desired.parent);
  const standsThere =
    parent === null ? live.parents.length === 0 : parent !== undefined && live.parents.includes(parent);
  const place: PlaceBase = standsThere
    ? { meant: desired.parent, sent: parent ?? null, answered: parent ?? null }
    : { meant: null, sent: null, undecided: true };
  search.adopted.set(desired.key, { live, adopts, base: { id: live.id, path: desired.path, place, locales: {} } });
  search.ids.set(desired.key, live.id);
  search.pool.delete(`${live.kind}:${live.id}`);
}
