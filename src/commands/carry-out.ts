import { randomUUID } from "node:crypto";
import { applyPlan } from "../apply/apply.ts";
import type { ItemResult } from "../apply/run.ts";
import { Failure, worstOutcome, type Outcome } from "../model/failure.ts";
import type { Planned } from "../pipeline.ts";
import { afterPart } from "../plan/guards/first-run.ts";
import { applyText, itemLine } from "../report/apply-text.ts";
import { following } from "./advice.ts";
import { uploadImages } from "./images.ts";
import type { OpenProject } from "./project.ts";
import type { Session } from "./session.ts";

/** Does what a plan says, told line by line, and gives how it ended. */
export async function carryOut(project: OpenProject, planned: Planned, session: Session): Promise<Outcome> {
  const { loaded, workspace } = project;
  await workspace.remember();
  const images = await uploadImages({ ...project, planned, session });
  const isPartial = planned.plan.overrides.only.length > 0;
  const { commit } = planned.git;
  const { results, notices, broken } = await applyPlan({
    plan: planned.plan,
    desired: loaded.desired,
    live: planned.live,
    state: planned.state,
    intercom: workspace.intercom,
    store: workspace.store,
    imageUrls: images.urls,
    commit,
    ...(isPartial ? { extent: "part" as const, ...afterPart(planned) } : {}),
    begun: begunCommits(planned),
    nonce: () => `helpsync-${randomUUID()}`,
    now: () => new Date().toISOString(),
    progress: (result, done, total) => {
      session.progress(itemLine(result, session.color), done, total);
    },
  });
  if (results.length > 0) session.print(applyText(results, notices, following(session, "plan"), session.color));
  if (broken !== undefined) throw interrupted(broken, results.length);
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

function outcomeOf({ outcome }: ItemResult): Outcome {
  switch (outcome) {
    case "done":
      return "done";
    case "conflict":
    case "blocked":
      return "stopped";
    case "failed":
    case "skipped":
    case "incomplete":
      return "partial";
  }
}

/** A failure in the middle of the work: nobody may read that nothing was changed. */
function interrupted({ message, why, next, outcome }: Failure, done: number): Failure {
  if (done === 0) return new Failure({ what: message, why, next, outcome });
  return new Failure({
    what: message,
    why,
    next: `${next} Then apply again: the next run finds out what was written and goes on.`,
    done: "A part was written; the lines above tell which.",
    outcome: "partial",
  });
}
