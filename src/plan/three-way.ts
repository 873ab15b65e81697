import type { Base } from "../model/state.ts";
import type { Verdict } from "../model/plan.ts";
import type { DesiredValue } from "./values.ts";

/** What a field's three sides are compared by. */
export interface FieldSides {
  readonly desired: DesiredValue;
  readonly base: Base | undefined;
  /** Live as it came; `undefined` where the locale or the field is not there. */
  readonly live: string | undefined;
  /** Whether live is what was answered to the last write, or the same in normal form. */
  readonly undisturbed: boolean;
  /** Whether live is already what is desired. Dear for a body, so it is asked only when it matters. */
  readonly agrees: () => boolean;
  readonly uiEdits: "protect" | "overwrite";
}

/** The three-way decision of design §3 for one field. */
export function decideField(sides: FieldSides): Verdict | "same" {
  const { desired, base, live } = sides;
  if (base === undefined) {
    if (live === undefined) return "write";
    if (live === "") return desired.value === "" ? "settle" : "write";
    if (sides.agrees()) return "settle";
    return sides.uiEdits === "overwrite" ? "write" : "conflict";
  }
  const changed = desired.meant !== base.meant || (base.targets !== undefined && desired.targets !== base.targets);
  if (sides.undisturbed) {
    if (!changed) return base.lost === undefined ? "same" : "incomplete";
    return live !== undefined && sides.agrees() ? "settle" : "write";
  }
  if (live !== undefined && sides.agrees()) return "settle";
  if (sides.uiEdits === "overwrite") return "write";
  return changed ? "conflict" : "drift";
}
