import type { Key } from "../model/key.ts";
import type { Action } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";
import type { Run } from "./run.ts";

/**
 * What the state knows of a resource after a write: all that followed from it, unless the write brought a snapshot back.
 * Then the bases stay as they were before the run, since nothing was brought back that a file meant; and what no file
 * describes is left alone from then on.
 */
export function knownAfter(run: Run, key: Key, action: Action, written: ResourceState): ResourceState {
  if (action.restores === undefined) return written;
  const { nonce, ...before } = run.input.state.resources.get(key) ?? { ...written, locales: {} };
  return {
    ...before,
    // A draft that an interrupted restore began has bases of nothing but its nonce.
    locales: nonce === undefined ? before.locales : {},
    id: written.id,
    place: before.id === written.id ? before.place : written.place,
    ...(action.afterwards === "left" ? { retired: "left" as const } : {}),
  };
}
