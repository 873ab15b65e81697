import { randomUUID } from "node:crypto";
import { applyPlan } from "../apply/apply.ts";
import { outcomeOf } from "../apply/outcome.ts";
import { worstOutcome, type Outcome } from "../model/failure.ts";
import type { Planned } from "../pipeline.ts";
import { afterPart } from "../plan/guards/first-run.ts";
import { applyText, itemLine } from "../report/apply-text.ts";
import { following } from "./advice.ts";
import { brokenRun } from "./broken-run.ts";
import { imageFinder, uploadImages } from "./images.ts";
import { waitText } from "./plan-in-turn.ts";
import type { OpenProject } from "./project.ts";
import type { Session } from "./session.ts";
import type { Turn } from "./under-lock.ts";
import { watched } from "./watched.ts";

/**
 * Does what a plan says, told line by line, and gives how it ended.
 * @param turn taken before the state was read, so that the plan is of what is there
 */
export async function carryOut(project: OpenProject, planned: Planned, turn: Turn, session: Session): Promise<Outcome> {
  const { loaded, workspace } = project;
  // Where nothing is to be written, bases of another version are renewed all the same.
  await loaded.loadCompiler();
  await workspace.remember();
  const images = await turn.unlessStopped(uploadImages({ ...project, planned, session }));
  const isPartial = planned.plan.overrides.only.length > 0;
  const { intercom, store, hasWritten, isOfStore } = watched(workspace.intercom, workspace.store);
  const { commit } = planned.git;
  const { results, notices, state, broken, wrote, outage } = await applyPlan({
    plan: planned.plan,
    desired: loaded.desired,
    records: loaded.records,
    live: planned.live,
    state: planned.state,
    intercom,
    store,
    imageUrls: images.urls,
    findImageUrl: imageFinder({ ...project, planned, session }),
    commit,
    ...(isPartial ? { extent: "part" as const, ...afterPart(planned) } : {}),
    begun: begunCommits(planned),
    nonce: () => `helpsync-${randomUUID()}`,
    now: () => new Date().toISOString(),
    stop: turn.halted,
    lost: turn.lost,
    progress: (result, done, total) => {
      session.progress(itemLine(result, session.color), done, total);
    },
    waiting: (seconds) => {
      session.note(waitText(seconds));
    },
  });
  session.witness?.({ kind: "applied", items: results, notices });
  if (results.length > 0) session.print(applyText(results, notices, following(session, "plan"), session.color));
  if (broken !== undefined) {
    if (!hasWritten()) throw broken;
    throw await brokenRun({ broken, state, cause: isOfStore(broken) ? "store" : "other" }, workspace.store, session);
  }
  if (turn.stopping.aborted) {
    const left = results.some(({ outcome }) => outcome !== "done");
    const next = left ? "run the same command again to do what is left" : "nothing was left to do";
    session.note(`Stopped. What was done is stored; ${next}.\n`);
    return "interrupted";
  }
  if (outage !== undefined) {
    session.note(`Stopped: ${outage}. Check the access token and status.intercom.com, then apply again.\n`);
    if (wrote === "nothing") return worstOutcome([planned.plan.outcome, "failed"]);
  }
  return worstOutcome([planned.plan.outcome, ...results.map(outcomeOf)]);
}

/**
 * The commits of which a part is in Intercom once this run has written something: HEAD alone where it holds the others.
 * What a snapshot brings back is of no commit.
 */
function begunCommits({ plan, state, git }: Planned): readonly string[] {
  const before = state.partial ?? [];
  if (git.commit === null || plan.actions.some(({ restores }) => restores !== undefined)) return before;
  const isHeld = git.holdsLastApplied === "yes";
  return isHeld ? [git.commit] : [...before.filter((commit) => commit !== git.commit), git.commit];
}
