import type { State } from "../model/state.ts";
import { formatState } from "./document.ts";
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

/** Of a large state that is written often most differ in length: the order is looked at only where they do not. */
function holdsTheSame(left: State, right: State): boolean {
  return formatState(left).length === formatState(right).length && same(left, right);
}
