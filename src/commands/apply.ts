import { randomUUID } from "node:crypto";
import { applyPlan } from "../apply/apply.ts";
import type { ItemResult } from "../apply/run.ts";
import { readHead } from "../git/repository.ts";
import { Failure, worstOutcome, type Outcome } from "../model/failure.ts";
import { planWorkspace, type Planned } from "../pipeline.ts";
import { applyText, itemLine } from "../report/apply-text.ts";
import { planText } from "../report/plan-text.ts";
import { summaryLine } from "../report/summary-line.ts";
import { uploadImages } from "./images.ts";
import { overridesOf, type OverrideOptions } from "./overrides.ts";
import { withProject, type OpenProject } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";

export interface ApplyOptions extends WorkspaceOptions, OverrideOptions {
  readonly yes?: true;
}

/** `helpsync apply`: plans, asks, and does what the plan says. */
export async function apply(options: ApplyOptions, session: Session): Promise<Outcome> {
  return withProject(options, session, async (project) => {
    const { config, loaded, workspace } = project;
    const planned = await planWorkspace(config, loaded, workspace, overridesOf(options));
    for (const { message } of planned.settled) session.note(`From an interrupted run: ${message}.\n`);
    session.print(planText(planned.plan, { color: session.color, detail: "changes" }));
    if (planned.plan.guards.length > 0) return "stopped";
    const holdsWrites = summaryLine(planned.plan.summary) !== "No changes.";
    if (holdsWrites && !(await isConfirmed(options, session))) return "failed";
    return await carryOut(project, planned, session);
  });
}

async function isConfirmed(options: ApplyOptions, session: Session): Promise<boolean> {
  if (options.yes === true) return true;
  if (session.audience === "script") {
    throw new Failure({
      what: "The plan was not applied.",
      why: "There is no terminal to ask on, and --yes was not given.",
      next: "Run `helpsync apply --yes` to apply without a question.",
    });
  }
  const yes = await session.confirm("Apply this plan?");
  if (!yes) session.note("Nothing was changed.\n");
  return yes;
}

async function carryOut(project: OpenProject, planned: Planned, session: Session): Promise<Outcome> {
  const { config, loaded, workspace } = project;
  await workspace.remember();
  const images = await uploadImages({ ...project, planned, session });
  const { results, notices, broken } = await applyPlan({
    plan: planned.plan,
    desired: loaded.desired,
    live: planned.live,
    state: planned.state,
    intercom: workspace.intercom,
    store: workspace.store,
    imageUrls: images.urls,
    commit: await readHead(config.folder),
    nonce: () => `helpsync-${randomUUID()}`,
    now: () => new Date().toISOString(),
    progress: (result, done, total) => {
      session.progress(itemLine(result, session.color), done, total);
    },
  });
  if (results.length > 0) session.print(applyText(results, notices, session.color));
  if (broken !== undefined) throw interrupted(broken, results.length);
  return worstOutcome([planned.plan.outcome, ...results.map(outcomeOf)]);
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
