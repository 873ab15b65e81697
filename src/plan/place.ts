import type { Key } from "../model/key.ts";
import type { Verdict } from "../model/plan.ts";
import type { PlaceBase } from "../model/state.ts";

export interface PlaceSides {
  readonly desired: Key | null;
  readonly base: PlaceBase;
  /** Ids of the collections that it stands in. */
  readonly live: readonly string[];
  readonly ids: ReadonlyMap<Key, string>;
  readonly uiEdits: "protect" | "overwrite";
}

/**
 * The three-way decision for a resource's place. One that stands in several collections was put there by teammates: it
 * is never moved.
 */
export function decidePlace(sides: PlaceSides): Verdict | "same" {
  const { base } = sides;
  const wanted = sides.desired === null ? null : sides.ids.get(sides.desired);
  const now = standsIn(sides.live, base);
  const changed = sides.desired !== base.meant || base.sent !== wanted;
  if (now === wanted) return !changed && base.answered === wanted ? "same" : "settle";
  if (base.answered === undefined) return writeUnlessSeveral(sides);
  if (now === base.answered && !changed) return "incomplete";
  if (now === base.answered || sides.uiEdits === "overwrite") return writeUnlessSeveral(sides);
  return changed ? "conflict" : "drift";
}

/** The collection that a resource stands in: the one of the last write where it is still among several. */
export function standsIn(live: readonly string[], base: PlaceBase): string | null {
  if (base.answered !== undefined && base.answered !== null && live.includes(base.answered)) return base.answered;
  return live[0] ?? null;
}

function writeUnlessSeveral(sides: PlaceSides): Verdict {
  return sides.live.length > 1 ? "conflict" : "write";
}
