import { Failure, type Outcome } from "../model/failure.ts";
import { parseApproval } from "../plan/approval/approval.ts";
import { notApproved } from "../plan/approval/not-approved.ts";
import { asApproved } from "../plan/approval/saved.ts";
import { planText } from "../report/plan-text.ts";
import { unapprovedText } from "../report/differences-text.ts";
import type { ApplyOptions } from "./apply-options.ts";
import { carryOut } from "./carry-out.ts";
import { refuseUnmatched } from "./only.ts";
import { planInTurn } from "./plan-in-turn.ts";
import { overridesOf } from "./overrides.ts";
import { withProject } from "./project.ts";
import type { Session } from "./session.ts";
import { underLock } from "./under-lock.ts";
import { textOptions } from "./text-options.ts";

/**
 * `helpsync apply --approved`: plans anew, and does it without a question where each write was approved. Less is no
 * difference, as a part may be done already; what is a conflict by now is left alone, as in any apply.
 * @param texts what was approved, one by one; together they count
 */
export async function applyApproved(
  texts: readonly string[],
  file: string | undefined,
  options: ApplyOptions,
  session: Session,
): Promise<Outcome> {
  if (file !== undefined) throw bothGiven(file);
  const approvals = texts.map(parseApproval);
  return withProject(options, session, (project) =>
    underLock(project.workspace.store, options, session, async (turn) => {
      const overrides = overridesOf(options);
      const planned = await planInTurn(project, overrides, turn, session);
      refuseUnmatched(overrides, project.loaded, planned.state);
      for (const { message } of planned.settled) session.note(`From an interrupted run: ${message}.\n`);
      const plan = asApproved(planned.plan, overrides);
      session.witness?.({ kind: "plan", plan, lastApplied: planned.stored.commit });
      session.print(planText(plan, textOptions(session, "changes")));
      const differences = notApproved(approvals, plan);
      if (differences === "unknown" || differences.length > 0) {
        session.witness?.({ kind: "unapproved", differences });
        session.note(unapprovedText(differences, session.color));
        return "stopped";
      }
      return plan.guards.length > 0 ? "stopped" : carryOut(project, { ...planned, plan }, turn, session);
    }),
  );
}

function bothGiven(file: string): Failure {
  return new Failure({
    what: `${file} and --approved cannot be given together.`,
    why: "Each of them says what was approved.",
    next: "Leave one of them out.",
  });
}
