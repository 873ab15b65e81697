import { compareFingerprints } from "../../dialect/fingerprint.ts";
import type { Locale } from "../../model/locale.ts";
import type { Action, FieldChange, PlaceChange } from "../../model/plan.ts";
import type { PlanContext } from "../context.ts";
import { disturbanceOf } from "../fields/disturbance.ts";
import type { Edits } from "./editor.ts";
import type { Known } from "./known.ts";
import { isMovedByTeammate } from "../fields/place.ts";
import { isOnlyRenderedAnew, RENDERED_ANEW } from "../fields/rerender.ts";

/** What a plan does with a resource that Intercom holds. */
export interface Doing {
  readonly verb: Action["verb"];
  /** Why nothing is written, where that is so. */
  readonly obstacle?: string;
  readonly changes: readonly FieldChange[];
  readonly place: PlaceChange | undefined;
}

const EDITED = "edited in Intercom";
const SAME = "the same in content and in Intercom";
export const BOTH_CHANGED = "changed in content and edited in Intercom";
export const EDITED_WHILE_GONE = "its file is back, and while it was gone somebody edited it in Intercom";

/** What teammates did to a resource since the last write, and whether the plan keeps it. */
export function editsOf({ obstacle, changes, place }: Doing, known: Known, context: PlanContext): Edits {
  const isKept = ({ verdict }: { readonly verdict: FieldChange["verdict"] }): boolean =>
    verdict === "drift" || verdict === "conflict";
  const kept: Edits["of"] = [
    ...changes.filter(isKept).map(({ locale }) => locale),
    ...(place !== undefined && isKept(place) ? (["place"] as const) : []),
  ];
  if (obstacle !== undefined) return { of: kept };
  const undone: Edits["of"] = [
    ...changes.filter((change) => undoesEdit(change, known, context)).map(({ locale }) => locale),
    ...(place !== undefined && undoesMove(place, known, context) ? (["place"] as const) : []),
  ];
  return { of: [...kept, ...undone], ...(undone.length > 0 && kept.length === 0 ? { become: "written over" } : {}) };
}

/**
 * Why a plan does what it does, in words.
 * @param by who edited it in Intercom, where the API tells
 */
export function reasonFor(doing: Doing, edits: Edits, by: string | null, known: Known, context: PlanContext): string {
  const why = doing.obstacle ?? ownReason(doing, edits, known, context);
  const byWhom = by === null ? "" : ` by ${by}`;
  if (edits.of.length === 0 || why === EDITED_WHILE_GONE || known.adopts !== undefined) return why;
  return why === BOTH_CHANGED || why === told(edits) || why === EDITED
    ? why + byWhom
    : `${why}; ${told(edits)}${byWhom}`;
}

function told({ of }: Edits): string {
  return of.every((what) => what === "place") ? "moved in Intercom" : EDITED;
}

function ownReason(doing: Doing, edits: Edits, known: Known, context: PlanContext): string {
  switch (doing.verb) {
    case "move":
      if (known.adopts !== undefined) return adoptedAs(known);
      if (known.movedFrom !== undefined) return `moved from ${known.movedFrom}`;
      return known.desired.parent === known.base.place.meant
        ? updateReason(doing, edits, known, context)
        : "its folder changed";
    case "create":
      return "begun, its text is still to be written";
    case "update":
      return updateReason(doing, edits, known, context);
    case "adopt":
      return adoptedAs(known);
    case "drift":
      return EDITED;
    case "incomplete":
      return `Intercom did not take over all of the last write${pendingNote(doing, known)}`;
    case "unchanged":
      if (known.follows !== undefined) return "only follows its folder, which moved";
      return known.movedFrom === undefined ? SAME : `moved from ${known.movedFrom}; nothing changes in Intercom`;
    case "unpublish":
    case "delete":
    case "forget":
    case "conflict":
    case "blocked":
    case "unmanaged":
      return SAME;
  }
}

function updateReason({ changes, verb }: Doing, edits: Edits, known: Known, context: PlanContext): string {
  if (known.adopts !== undefined) return adoptedAs(known);
  if (known.base.retired !== undefined) return "its file is back";
  if (isOnlyRenderedAnew(changes)) return RENDERED_ANEW;
  const writes = changes.filter(({ verdict }) => verdict === "write");
  const isChanged = writes.some((change) => !undoesEdit(change, known, context) || isNewInContent(change, known));
  if (isChanged) return "changed in content";
  return edits.become === undefined ? (verb === "move" ? "its folder changed" : "changed in content") : told(edits);
}

/** Whether a write drops what a teammate edited and nobody accepted. */
function undoesEdit({ verdict, overwrites, locale, field }: FieldChange, known: Known, context: PlanContext): boolean {
  if (verdict !== "write" || overwrites !== "edit") return false;
  const base = known.base.locales[locale]?.[field];
  return disturbanceOf(field, base, known.live.locales[locale]?.[field], context.helpCenterUrl) === "edited";
}

function undoesMove({ verdict, overwrites }: PlaceChange, { base, live }: Known, context: PlanContext): boolean {
  const sides = { base: base.place, live: live.parents, collections: context.liveTitles };
  return verdict === "write" && overwrites === "edit" && isMovedByTeammate(sides);
}

function isNewInContent({ locale, field, meant, targets }: FieldChange, { base }: Known): boolean {
  const known = base.locales[locale]?.[field];
  if (known === undefined || meant === undefined) return true;
  const isSame = compareFingerprints(meant, known.meant) !== "differs";
  return !isSame || (known.targets !== undefined && compareFingerprints(targets ?? "", known.targets) === "differs");
}

/** A write to an article with a pending draft may land in that draft: then it is there, and not in what customers see. */
function pendingNote({ changes }: Doing, { live }: Known): string {
  const isPending = (locale: Locale): boolean => live.locales[locale]?.pendingDraft === true;
  const locales = new Set(changes.filter(({ verdict }) => verdict === "incomplete").map(({ locale }) => locale));
  const pending = [...locales].filter(isPending);
  return pending.length === 0 ? "" : `; ${DRAFT_PENDING} (${pending.join(", ")})`;
}

const DRAFT_PENDING = "a draft is still pending and may hold it: publish it in Intercom";

/** How something that Intercom held before was found. */
export function adoptedAs({ live, adopts }: Known): string {
  const how = adopts === "intercom_id" ? "its file names the id" : "same title, same place";
  return `already in Intercom as ${live.kind} ${live.id} (${how})`;
}
