import type { Outcome } from "../model/failure.ts";
import { planText } from "../report/plan-text.ts";
import { NO_CHANGES, summaryLine } from "../report/summary-line.ts";
import type { ApplyOptions } from "./apply-options.ts";
import { applyApproved } from "./apply-approved.ts";
import { applySaved } from "./apply-saved.ts";
import { carryOut } from "./carry-out.ts";
import { isConfirmed } from "./confirmed.ts";
import { refuseUnmatched } from "./only.ts";
import { planInTurn } from "./plan-in-turn.ts";
import { overridesOf } from "./overrides.ts";
import { withProject } from "./project.ts";
import type { Session } from "./session.ts";
import { underLock } from "./under-lock.ts";
import { textOptions } from "./text-options.ts";

/**
 * `helpsync apply`: plans, asks, and does what the plan says, all of it while no other run may write.
 * @param file a plan that was saved and approved, to be done without a question
 */
export async function apply(file: string | undefined, options: ApplyOptions, session: Session): Promise<Outcome> {
  if (options.approved !== undefined) return applyApproved(options.approved, file, options, session);
  if (file !== undefined) return applySaved(file, options, session);
  return withProject(options, session, (project) =>
    underLock(project.workspace.store, options, session, async (turn) => {
      const planned = await planInTurn(project, overridesOf(options), turn, session);
      refuseUnmatched(planned.plan.overrides, project.loaded, planned.state);
      for (const { message } of planned.settled) session.note(`From an interrupted run: ${message}.\n`);
      session.witness?.({ kind: "plan", plan: planned.plan, lastApplied: planned.stored.commit });
      session.print(planText(planned.plan, textOptions(session, "changes")));
      if (planned.plan.guards.length > 0) return "stopped";
      const holdsWrites = summaryLine(planned.plan.summary) !== NO_CHANGES;
      const isMeant = async (): Promise<boolean> => isConfirmed(options, session);
      if (holdsWrites && !(await turn.unlessStopped(isMeant()))) return "failed";
      return carryOut(project, planned, turn, session);
    }),
  );
}
