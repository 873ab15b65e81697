import { isOfThisChange } from "../model/origin.ts";
import type { Action, FieldChange, Origin, Plan, Proposal } from "../model/plan.ts";

/** Whose a change is, in words. */
export function originWords(origin: Origin, { branch }: Proposal, by: string | null): string {
  switch (origin) {
    case "proposed":
      return "this pull request";
    case "merged":
      return `already on ${branch}, not deployed`;
    case "edited":
      return by === null ? "edited in Intercom" : `edited in Intercom by ${by}`;
  }
}

/** Whose an action is, to be put behind its reason. That a teammate edited, the reason says itself. */
export function originNote({ origins = [] }: Pick<Action, "origins">, { proposal }: Pick<Plan, "proposal">): string {
  if (proposal === undefined) return "";
  const isMixed = origins.includes("proposed");
  const told = origins.filter((origin) => origin !== "edited");
  return told
    .map((origin) => {
      const whose = originWords(origin, proposal, null);
      return origin === "merged" && isMixed ? `; in part ${whose}` : `; ${whose}`;
    })
    .join("");
}

/** Whose one change is, where its action holds others of somebody else; else nothing. */
export function partWords(
  { origin, inPart }: Pick<FieldChange, "origin" | "inPart">,
  { origins = [] }: Action,
  { proposal }: Pick<Plan, "proposal">,
): string {
  if (inPart !== undefined && proposal !== undefined) return ` (in part already on ${proposal.branch})`;
  const isMixed = origins.includes("proposed") && origins.includes("merged");
  return isMixed && origin === "merged" && proposal !== undefined ? ` (already on ${proposal.branch})` : "";
}

/** How much of a plan its branch would bring by itself; nothing where that is none of it. */
export function mergedNote(plan: Plan): string {
  const { proposal } = plan;
  if (proposal === undefined) return "";
  const merged = plan.actions.filter(({ origins }) => origins?.includes("merged") === true);
  const whole = merged.filter((action) => !isOfThisChange(action, plan)).length;
  const part = merged.length - whole;
  const where = `already on ${proposal.branch} and not deployed`;
  if (whole === 0) return part === 0 ? "" : `Of these, ${count(part)} in part ${where}.`;
  return `Of these, ${count(whole)} ${where}${part === 0 ? "" : `, ${String(part)} more in part`}.`;
}

function count(number: number): string {
  return number === 1 ? "1 is" : `${String(number)} are`;
}
