import path from "node:path";
import { readTextFile } from "../disk/text-file.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import { parseSavedPlan } from "../plan/approval/saved-plan.ts";
import { asApproved, differencesOf, mismatch } from "../plan/approval/saved.ts";
import { planText } from "../report/plan-text.ts";
import { differencesText } from "../report/differences-text.ts";
import type { ApplyOptions } from "./apply-options.ts";
import { following } from "./advice.ts";
import { carryOut } from "./carry-out.ts";
import { planInTurn } from "./plan-in-turn.ts";
import { overridesOf } from "./overrides.ts";
import { withProject } from "./project.ts";
import type { Session } from "./session.ts";
import { underLock } from "./under-lock.ts";
import { textOptions } from "./text-options.ts";

/**
 * `helpsync apply FILE`: does what an approved plan says. It plans anew and goes on only where nothing else would be
 * written; the approval is the answer to the question, so none is asked.
 */
export async function applySaved(file: string, options: ApplyOptions, session: Session): Promise<Outcome> {
  refuseOverrides(options, file, session);
  const saved = parseSavedPlan(await readTextFile(path.resolve(session.cwd, file)), file);
  const meant = options.workspace ?? session.env["HELPSYNC_WORKSPACE"] ?? saved.workspace.name;
  return withProject({ ...options, workspace: meant }, session, (project) =>
    underLock(project.workspace.store, options, session, async (turn) => {
      const planned = await planInTurn(project, saved.overrides, turn, session);
      const stranger = mismatch(saved, planned.plan, file);
      if (stranger !== undefined) throw stranger;
      for (const { message } of planned.settled) session.note(`From an interrupted run: ${message}.\n`);
      const plan = asApproved(planned.plan, saved.overrides);
      const differences = differencesOf(saved, plan);
      session.witness?.({ kind: "plan", plan, lastApplied: planned.stored.commit });
      session.print(planText(plan, textOptions(session, "changes")));
      if (differences.length > 0) {
        session.witness?.({ kind: "unapproved", differences });
        session.note(differencesText(file, differences, following(session, "plan"), session.color));
        return "stopped";
      }
      return plan.guards.length > 0 ? "stopped" : carryOut(project, { ...planned, plan }, turn, session);
    }),
  );
}

/** What was allowed is part of what was approved. */
function refuseOverrides(options: ApplyOptions, file: string, session: Session): void {
  if (JSON.stringify(overridesOf(options)) === JSON.stringify(overridesOf({}))) return;
  throw new Failure({
    what: `Options that allow something, or choose a part, cannot be given together with ${file}.`,
    why: "A saved plan is applied under the options that it was made and approved with.",
    next: `Give them to \`${following(session, "plan")} --out FILE\`, let that plan be approved, and apply it without them.`,
  });
}
