import { compareFingerprints } from "../../dialect/fingerprint.ts";
import type { UiEdits } from "../../model/config.ts";
import type { Verdict } from "../../model/plan.ts";
import type { Base } from "../../model/state.ts";
import type { Disturbance } from "./disturbance.ts";
import type { DesiredValue } from "./values.ts";

/** What a field's three sides are compared by. The questions are dear for a body, so they are asked only when it matters. */
export interface FieldSides {
  readonly desired: DesiredValue;
  readonly base: Base | undefined;
  /** Live as it came; `undefined` where the locale or the field is not there. */
  readonly live: string | undefined;
  /** Whether it was there before the state knew of its locale: then an empty field proves nothing, either. */
  readonly origin: "known" | "found";
  readonly disturbance: Disturbance;
  /** Whether live is exactly what is desired, in normal form. */
  readonly equals: () => boolean;
  /** Whether live says what is desired, in normal form or in words, pictures taken as alike. */
  readonly agrees: () => boolean;
  /** What the last write delivered, where its fingerprints are of another version. */
  readonly delivered: () => "all" | "in part" | "else";
  readonly uiEdits: UiEdits;
}

/** Whether nobody changed a field on either side, and Intercom holds all that was sent. */
export function isUntouched({
  desired,
  base,
  disturbance,
}: Pick<FieldSides, "desired" | "base" | "disturbance">): boolean {
  if (base === undefined || base.lost !== undefined || disturbance !== "none") return false;
  return contentChange(desired, base) === "no";
}

/** The three-way decision of design §3 for one field that is not untouched. */
export function decideField(sides: FieldSides): Verdict {
  const { desired, base, live, disturbance } = sides;
  if (base === undefined) return decideWithoutBase(sides);
  const change = contentChange(desired, base);
  switch (disturbance) {
    case "none":
      return decideUndisturbed(sides, change);
    case "formatting":
      if (change === "no") return base.lost === undefined ? "formatting" : "incomplete";
      if (sides.uiEdits === "theirs") return live !== undefined && sides.equals() ? "settle" : "drift";
      return decideUndisturbed(sides, change);
    case "edited":
    case "unknown":
      return decideDisturbed(sides, change);
  }
}

function decideUndisturbed({ live, ...sides }: FieldSides, change: Change): Verdict {
  switch (change) {
    case "no":
      return "incomplete";
    case "yes":
      return live !== undefined && sides.equals() ? "settle" : "write";
    case "unknown":
      switch (sides.delivered()) {
        case "all":
          return "settle";
        case "in part":
          return "incomplete";
        case "else":
          return "write";
      }
  }
}

function decideDisturbed({ live, ...sides }: FieldSides, change: Change): Verdict {
  if (live !== undefined && sides.equals()) return "settle";
  const isComparable = change !== "unknown" && sides.disturbance !== "unknown";
  if (live !== undefined && !isComparable && change !== "yes" && sides.agrees()) return "settle";
  switch (sides.uiEdits) {
    case "overwrite":
      return "write";
    case "theirs":
      return "drift";
    case "protect":
      return change === "yes" ? "conflict" : "drift";
  }
}

function decideWithoutBase({ live, ...sides }: FieldSides): Verdict {
  if (live === undefined) return "write";
  if (sides.agrees()) return "settle";
  if (live === "" && sides.origin === "known") return "write";
  switch (sides.uiEdits) {
    case "overwrite":
      return "write";
    case "theirs":
      return "drift";
    case "protect":
      return "conflict";
  }
}

/** Whether the content changed since the last write; a fingerprint of another version never tells (design §3). */
export type Change = "yes" | "no" | "unknown";

function contentChange({ meant, targets }: Pick<DesiredValue, "meant" | "targets">, base: Base): Change {
  const compared = [compareFingerprints(meant, base.meant)];
  if (base.targets !== undefined) compared.push(compareFingerprints(targets ?? "", base.targets));
  return compared.includes("differs") ? "yes" : compared.includes("unknown") ? "unknown" : "no";
}
