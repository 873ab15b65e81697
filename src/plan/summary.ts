import type { Outcome } from "../model/failure.ts";
import { REPORTS, WRITES, type Action, type Guard, type Summary } from "../model/plan.ts";

/** Counts a plan's actions by verb. */
export function summarise(actions: readonly Action[]): Summary {
  const counts = Object.fromEntries(
    [...WRITES, ...REPORTS].map((verb) => [verb, actions.filter((action) => action.verb === verb).length]),
  ) as Record<(typeof WRITES | typeof REPORTS)[number], number>;
  const kept = actions.filter(
    ({ verb, changes, place }) =>
      verb !== "conflict" && (verb === "drift" || place?.verdict === "drift" || changes.some(isDrift)),
  ).length;
  const formatting = actions.filter(({ changes }) => changes.some(({ verdict }) => verdict === "formatting")).length;
  return { ...counts, kept, formatting, leftOut: 0, behind: {} };
}

function isDrift({ verdict }: Action["changes"][number]): boolean {
  return verdict === "drift";
}

/** What the plan alone says about how the run ends (design §8). */
export function outcomeOf(summary: Summary, guards: readonly Guard[]): Outcome {
  if (summary.incomplete > 0) return "partial";
  return guards.length > 0 || summary.conflict > 0 || summary.blocked > 0 ? "stopped" : "done";
}
