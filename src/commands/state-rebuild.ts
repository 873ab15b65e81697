import { randomUUID } from "node:crypto";
import { applyPlan } from "../apply/apply.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import type { Plan } from "../model/plan.ts";
import { planWorkspace } from "../pipeline.ts";
import { adoptionsOnly } from "../plan/approval/adoptions-only.ts";
import { afterPart } from "../plan/guards/first-run.ts";
import { planText } from "../report/plan-text.ts";
import { following } from "./advice.ts";
import { isConfirmed } from "./confirmed.ts";
import { overridesOf } from "./overrides.ts";
import { withProject, type OpenProject } from "./project.ts";
import type { Session } from "./session.ts";
import type { StateOptions } from "./state-actions.ts";
import { underLock, type Turn } from "./under-lock.ts";
import { stateOf } from "./memory.ts";
import { textOptions } from "./text-options.ts";

const ASKED = { question: "Remember this?", refused: "The state was not rebuilt." };

/** `helpsync state rebuild`: makes a lost memory anew from what Intercom holds. Writes nothing there, and creates nothing. */
export async function rebuildState(options: StateOptions, session: Session): Promise<Outcome> {
  return withProject<Outcome>(options, session, (project) =>
    underLock(project.workspace.store, options, session, (turn) => rebuild(options, lost(project), turn, session)),
  );
}

/** The project with a memory that may be gone. */
function lost({ workspace, ...project }: OpenProject): OpenProject {
  const { store } = workspace;
  return { ...project, workspace: { ...workspace, store: { ...store, read: () => store.readLost() } } };
}

async function rebuild(
  options: StateOptions,
  { config, loaded, workspace }: OpenProject,
  turn: Turn,
  session: Session,
): Promise<Outcome> {
  const forget = following(session, "state remove");
  refuseMemory((await stateOf(workspace)).resources.size, workspace.store.place, forget);
  const planned = await turn.unlessStopped(planWorkspace(config, loaded, workspace, overridesOf({ firstRun: true })));
  const { plan, left } = adoptionsOnly(planned.plan);
  session.print(planText(plan, textOptions(session, "changes")));
  if (plan.guards.length > 0) return "stopped";
  if (plan.summary.adopt + plan.summary.conflict === 0) {
    session.note("Intercom holds nothing that the files describe, so there is nothing to remember.\n");
    return "done";
  }
  if (!(await turn.unlessStopped(isConfirmed(options, session, ASKED)))) return "failed";
  await workspace.remember();
  await loaded.loadCompiler();
  const { broken } = await applyPlan({
    ...{ plan, desired: loaded.desired, records: loaded.records, live: planned.live, state: planned.state },
    ...{ intercom: workspace.intercom, store: workspace.store, imageUrls: new Map<string, string>() },
    findImageUrl: () => Promise.resolve(undefined),
    // The content of no commit was applied: that is for the next apply to say.
    commit: null,
    extent: "part",
    ...afterPart(planned),
    nonce: () => `helpsync-${randomUUID()}`,
    now: () => new Date().toISOString(),
    stop: turn.halted,
    lost: turn.lost,
    progress: () => undefined,
    waiting: () => undefined,
  });
  if (broken !== undefined) throw broken;
  session.print(`${endText(plan, left, following(session, "plan"))}\n`);
  return "done";
}

function endText({ summary }: Plan, left: number, next: string): string {
  const remembered = `The state knows ${String(summary.adopt + summary.conflict)} again; nothing was written to Intercom.`;
  return left === 0 ? remembered : `${remembered} ${String(left)} more differ or are new: \`${next}\` shows them.`;
}

function refuseMemory(count: number, place: string, removal: string): void {
  if (count === 0) return;
  throw new Failure({
    what: `There is a state already: ${place} knows ${String(count)} resources.`,
    why: "Only a lost memory is rebuilt: a new one would forget what was meant by the last apply, and take edits made since for conflicts.",
    next: `What the state lacks is taken over by every plan. To forget single ones, use \`${removal}\` with their keys; to begin anew, move that file away first.`,
  });
}
