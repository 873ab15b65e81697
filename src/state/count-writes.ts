import type { ResourceState, State } from "../model/state.ts";
import { same } from "./same.ts";

/** How many writes made a state what it is. */
export function writesOf(state: State | null): number {
  return state?.writes ?? 0;
}

/**
 * A state as it is to be stored: it counts one write more than all that is known, unless the store holds the same.
 * @param stored what the store holds
 */
export function countWrite(state: State, stored: State | null): State {
  const writes = writesOf(stored);
  if (stored !== null && holdsTheSame({ ...state, writes }, { ...stored, writes })) return { ...state, writes };
  return { ...state, writes: Math.max(writes, writesOf(state)) + 1 };
}

/** Most resources of a state are the very ones that it was made from; only the others are looked at. */
function holdsTheSame({ resources, ...left }: State, { resources: stored, ...right }: State): boolean {
  return (
    resources.size === stored.size &&
    [...resources].every(([key, resource]) => isSame(resource, stored.get(key))) &&
    same(left, right)
  );
}

function isSame(left: ResourceState, right: ResourceState | undefined): boolean {
  return left === right || same(left, right);
}
