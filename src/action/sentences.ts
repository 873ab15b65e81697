import type { Action } from "../model/plan.ts";
import { titleOf, type Drafts } from "../report/hidden-words.ts";
import { shortened } from "../report/inert.ts";
import { waysOut } from "../report/plan-notes.ts";
import type { Findings } from "./findings.ts";
import type { FailOn } from "./inputs.ts";
import { inInputs } from "./way-out.ts";

/** What a run can be judged by. */
export type ReasonName = Exclude<FailOn, "nothing">;

/** So many pages are named in a sentence. */
const NAMED = 3;
const LONGEST_TITLE = 120;

/**
 * Why a step turns red, as a sentence with the way out.
 * @param count how much there is of it
 * @param inConflict the actions of the plan that count as conflicts here
 */
export function sentenceOf(
  name: ReasonName,
  count: number,
  { plan }: Findings,
  inConflict: readonly Action[],
  drafts: Drafts,
): string {
  switch (name) {
    case "problems":
      return `The content has ${counted(count, "error")}.`;
    case "guards":
      return (plan?.guards ?? []).map(guardSentence).join(" ");
    case "conflicts":
      return conflictSentence(`${counted(count, "conflict")} to settle`, inConflict, drafts);
    case "any-conflict":
      return conflictSentence(`${counted(count, "conflict")} in all`, inConflict, drafts);
    case "drift":
      return `${counted(count, "resource")} edited in Intercom.`;
    case "changes":
      return `${counted(count, "change")}.`;
  }
}

/** A page by its title and file. */
export function pageWords(action: Action, drafts: Drafts): string {
  return `"${shortened(titleOf(action, drafts), LONGEST_TITLE)}"${action.file === undefined ? "" : ` (${action.file})`}`;
}

function guardSentence({ message, override }: NonNullable<Findings["plan"]>["guards"][number]): string {
  if (override === undefined) return message;
  return `${message} If this is meant: ${inInputs(override).replace(/\.?$/u, ".")}`;
}

function conflictSentence(count: string, actions: readonly Action[], drafts: Drafts): string {
  const names = actions.slice(0, NAMED).map((action) => pageWords(action, drafts));
  const more = actions.length > NAMED ? [`${String(actions.length - NAMED)} more`] : [];
  const which = names.length === 0 ? "" : `: ${[...names, ...more].join(", ")}`;
  return [`${count}${which}.`, ...waysOut({ actions }).map(inInputs)].join(" ");
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
