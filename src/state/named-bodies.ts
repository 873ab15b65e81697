import type { BodyId, State } from "../model/state.ts";

/** The texts that a state names: they are kept as long as it stands. */
export function namedBodies({ snapshots }: State): Set<BodyId> {
  return new Set([...snapshots.values()].flat().flatMap(({ body }) => body ?? []));
}
