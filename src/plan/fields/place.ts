import type { UiEdits } from "../../model/config.ts";
import type { Key } from "../../model/key.ts";
import type { Verdict } from "../../model/plan.ts";
import type { PlaceBase } from "../../model/state.ts";

/** Stands for the id of what this plan creates. */
export const NEW = "new";

export interface PlaceSides {
  readonly desired: Key | null;
  readonly base: PlaceBase;
  /** Ids of the collections that it stands in. */
  readonly live: readonly string[];
  readonly ids: ReadonlyMap<Key, string>;
  /** Ids of all collections that there are: one that is gone was not left by its articles, it left them. */
  readonly collections: { has(id: string): boolean };
  readonly uiEdits: UiEdits;
}

/**
 * The three-way decision for a resource's place. One that stands in several collections was put there by teammates: it
 * is never moved.
 */
export function decidePlace(sides: PlaceSides): Verdict | "same" {
  const { base, live, uiEdits } = sides;
  const wanted = sides.desired === null ? null : sides.ids.get(sides.desired);
  const now = standsIn(live, base);
  const known = knownPlace(base);
  const changed = sides.desired !== base.meant || base.sent !== wanted;
  if (now === wanted) return !changed && known === wanted ? "same" : "settle";
  // Where the collection was deleted in Intercom, nothing can be put into it until that is settled.
  if (typeof wanted === "string" && wanted !== NEW && !sides.collections.has(wanted)) return "drift";
  const several = uiEdits === "theirs" ? "drift" : "conflict";
  const write = live.length > 1 ? several : "write";
  if (base.undecided === true && now !== base.accepted) return decideOpenPlace(uiEdits, write);
  if (known === undefined) return write;
  if (now === known && !changed) return base.accepted === undefined ? "incomplete" : "same";
  const isLeftAlone = now === null && known !== null && !sides.collections.has(known) && changed;
  if (now === known || isLeftAlone || uiEdits === "overwrite") return write;
  return changed && uiEdits === "protect" ? "conflict" : "drift";
}

/** Whether a teammate put it where it stands, and nobody accepted that. */
export function isMovedByTeammate({
  base,
  live,
  collections,
}: Pick<PlaceSides, "base" | "live" | "collections">): boolean {
  const now = standsIn(live, base);
  const known = knownPlace(base);
  if (base.undecided === true) return now !== base.accepted;
  // What stands nowhere since its collection was deleted was not moved.
  const isLeft = now === null && typeof known === "string" && !collections.has(known);
  return known !== undefined && now !== known && !isLeft;
}

/** Whether a write of its place undoes what a teammate did, accepted or not. */
export function undoesMove(sides: Pick<PlaceSides, "base" | "live" | "collections">): boolean {
  const { accepted, answered } = sides.base;
  const isAccepted = accepted !== undefined && accepted !== answered && standsIn(sides.live, sides.base) === accepted;
  return isAccepted || isMovedByTeammate(sides);
}

/** A resource that was taken over where it stood: neither place is older than the other. */
function decideOpenPlace(uiEdits: UiEdits, write: Verdict): Verdict {
  switch (uiEdits) {
    case "overwrite":
      return write;
    case "theirs":
      return "drift";
    case "protect":
      return "conflict";
  }
}

/** The id of the collection that it is known to stand in: where a teammate put it and was accepted, else as answered. */
function knownPlace({ accepted, answered }: PlaceBase): string | null | undefined {
  return accepted === undefined ? answered : accepted;
}

/** The collection that a resource stands in: the one that is known where it is still among several. */
export function standsIn(live: readonly string[], base: PlaceBase): string | null {
  const known = knownPlace(base);
  return known !== undefined && known !== null && live.includes(known) ? known : (live[0] ?? null);
}
