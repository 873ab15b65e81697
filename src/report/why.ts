import type { Action, Plan } from "../model/plan.ts";
import { originNote } from "./origin-words.ts";

/**
 * Why an action stands in a plan: what the content does and whose that is, then who edited in Intercom, and when.
 * @param show makes text of others harmless for where it is printed
 */
export function whyText(action: Action, plan: Pick<Plan, "proposal">, show: (text: string) => string): string {
  const { reason } = action;
  const whose = originNote(action, plan);
  const edit = editClause(action);
  if (edit === undefined) {
    const when = lastEdit(action);
    return when === "" ? withWhose(reason, whose, show) : show(reason) + when + joined(whose, show);
  }
  const { between, words } = edit;
  const content = reason.slice(0, -(between + words).length);
  const link = whose === "" ? between : "; ";
  return withWhose(content, whose, show) + link + show(words) + lastEdit(action);
}

/** When it was edited; the reason names who did, where the API tells. */
export function lastEdit({ edited }: Pick<Action, "edited">): string {
  if (edited === undefined) return "";
  const becomes = edited.become === undefined ? "" : `; ${edited.become}`;
  return editedAt(edited.by, new Date(edited.at * 1000).toISOString()) + becomes;
}

/**
 * When somebody edited; where nobody is named, only when it last changed is known.
 * @param at ISO 8601
 */
export function editedAt(by: string | null, at: string): string {
  const time = `${at.slice(0, 16).replace("T", " ")} UTC`;
  return by === null ? `, last changed ${time}` : `, ${time}`;
}

/** The end of a reason that tells of teammates, behind what it tells of the content. */
function editClause({ reason, edited }: Action): { between: string; words: string } | undefined {
  const by = edited?.by ?? null;
  for (const what of ["edited in Intercom", "moved in Intercom"]) {
    const words = by === null ? what : `${what} by ${by}`;
    const between = ["; ", " and "].find((link) => reason.endsWith(link + words));
    if (between !== undefined) return { between, words };
  }
  return undefined;
}

const DONE = ["changed in content", "new in content", "file removed", "folder removed", "its folder changed"];

function withWhose(reason: string, whose: string, show: (text: string) => string): string {
  const isDone = DONE.includes(reason) && whose.startsWith(OF_THIS);
  return isDone ? `${show(reason)} by ${show(whose.slice("; ".length))}` : show(reason) + joined(whose, show);
}

const OF_THIS = "; this pull request";

function joined(whose: string, show: (text: string) => string): string {
  return whose === "" ? "" : `; ${show(whose.slice("; ".length))}`;
}
