import { KINDS, kinds } from "../model/kind.ts";
import type { Action, Plan, WayOut } from "../model/plan.ts";

/** How much differs in formatting only. */
export function formattingNote({ actions }: Plan): string {
  const lines = KINDS.flatMap((kind) => {
    const number = actions.filter(
      (action) => action.kind === kind && action.changes.some(({ verdict }) => verdict === "formatting"),
    ).length;
    const { singular, plural } = kinds[kind];
    return number === 0 ? [] : [number === 1 ? `1 ${singular} differs` : `${String(number)} ${plural} differ`];
  });
  return lines.map((line) => `${line} in formatting only.`).join("\n");
}

/** How much in Intercom is not helpsync's. */
export function unmanagedNote({ summary }: Plan): string {
  if (summary.unmanaged === 0) return "";
  const number = summary.unmanaged === 1 ? "1 more is" : `${String(summary.unmanaged)} more are`;
  return `${number} in Intercom and not helpsync's: never touched`;
}

const WAYS_OUT: Readonly<Record<WayOut, string>> = {
  "choose-side":
    "Where both sides changed, nothing is written: take the edit into the file with `helpsync pull`, or write over it with --overwrite-ui-edits.",
  "choose-place":
    "Where a page stands in several collections, it is not moved: take it out of the others in Intercom, or put its file back.",
  "end-draft":
    "Where a teammate has a draft pending, nothing is written: publish or discard it in Intercom, or write over it with --overwrite-drafts.",
  "put-back":
    "Where a file is gone and its page is not as it was, nothing is removed: put the file back, accept the edit, undo it in Intercom, or remove the page all the same with --overwrite-ui-edits.",
  recreate:
    "Where a page was deleted in Intercom, nothing is written: make it again with --recreate, or remove its file.",
  "list-locale":
    "Where a delete would take along a language that the config lists no more, nothing is removed: list it under locales again, or set on_removal to unpublish or keep.",
};

/** What settles the conflicts among actions, once for all that are alike. */
export function waysOut(plan: Pick<Plan, "actions">): string[] {
  return conflictsByWay(plan).map(({ words }) => words);
}

/** The conflicts, those together that one way settles, with the words of it. */
export function conflictsByWay({
  actions,
}: Pick<Plan, "actions">): { readonly words: string; readonly actions: readonly Action[] }[] {
  const conflicts = actions.filter(({ verb }) => verb === "conflict");
  const ways = new Set(conflicts.flatMap(({ wayOut = [] }) => wayOut));
  return [...ways].map((way) => ({ words: WAYS_OUT[way], actions: conflicts.filter(({ wayOut }) => wayOut === way) }));
}

/** How much a partial run leaves out. */
export function leftOutNote({ summary }: Plan): string {
  const { leftOut } = summary;
  return leftOut === 0 ? "" : `Left out by --only: ${leftOut === 1 ? "1 change" : `${String(leftOut)} changes`}.`;
}
