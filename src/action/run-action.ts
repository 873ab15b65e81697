import { runProgram } from "../commands/program.ts";
import { findBaseCommit } from "./base-commit.ts";
import { approvalOfMerged, tellDeployed } from "./comment/after-merge.ts";
import { deployedEnd } from "./comment/notes.ts";
import { planComment, tellPlan, tellPlanning } from "./comment/plan-comment.ts";
import { unlessRefused, type Context } from "./context.ts";
import { haveHistory } from "../git/fetched.ts";
import { Failure } from "../model/failure.ts";
import { gatherFindings, notBegun, type Findings } from "./findings.ts";
import { readLastApplied } from "./last-applied.ts";
import { refuseWithoutToken } from "./place.ts";
import { saveBegun, saveEnded, saveTold } from "./left-over.ts";
import { failureText } from "../report/failure-text.ts";
import { reportRun } from "./report-run.ts";
import { outputsOf } from "./outputs.ts";
import { giveOutputs } from "./runner-files.ts";
import { parametersFor } from "./parameters.ts";
import { pageFile, writeReports } from "./reports.ts";
import { surroundingsIn } from "./session.ts";
import { annotate, summarise } from "./show.ts";
import { refuseBeforeMerge } from "./trigger.ts";
import { judge, type Verdict } from "./verdict.ts";

/** Runs the command that the workflow asks for and tells what it found; gives how the step ends. */
export async function runAction(context: Context): Promise<Verdict> {
  refuseBeforeMerge(context.inputs.command, context.trigger);
  const offline = reasonToStayOffline(context);
  if (offline !== undefined) return validateOnly(offline, context);
  await saveBegun(context);
  const comment = planComment(context);
  if (comment !== undefined) await tellPlanning(comment, context);
  const ran = await found(context);
  const end = await saveEnded(ran.findings, context);
  const { findings, notes } = await reported(ran, context);
  const verdict = judge(findings, context.inputs);
  const told = await tell(findings, verdict, notes, context);
  if (comment !== undefined) await tellPlan(comment, findings, told, context);
  const { inputs, run } = context;
  const deployed = deployedEnd(findings, verdict, run.url, inputs.drafts);
  await tellDeployed(deployed, findings.lastApplied ?? null, context);
  if (end === "untold") saveTold(context);
  return verdict;
}

/**
 * Why a pull request is only validated: its workflow has no secrets. What Dependabot changes is planned in an embedded
 * workspace, and validated as the workflow says.
 */
function reasonToStayOffline({ trigger, inputs, place }: Context): string | undefined {
  const outsider = trigger.kind === "pull_request" ? trigger.pull.outsider : undefined;
  if (outsider === undefined || outsider.kind === "fork") return outsider?.said;
  if (inputs.command === "validate") return undefined;
  const isSandbox = place.workspace !== undefined && place.config?.workspaces[place.workspace]?.sandbox === true;
  return inputs.token !== "" || isSandbox ? undefined : outsider.said;
}

/** Validates the content without secrets, and ends well whatever is found: the annotations say it. */
async function validateOnly(reason: string, context: Context): Promise<Verdict> {
  const { inputs, log } = context;
  const note =
    inputs.command === "validate"
      ? `Mistakes do not turn this step red: ${reason}.`
      : `This pull request has no plan: ${reason}, so its workflow gets no secrets. Its content was validated.`;
  log.say(`${note}\n`);
  const findings = await start(parametersFor({ ...inputs, command: "validate" }, {}), context);
  const verdict: Verdict = { kind: "passed" };
  await tell(findings, verdict, [note], context);
  return verdict;
}

/** What was found, with sentences that people are to read beside it. */
interface Found {
  readonly findings: Findings;
  readonly notes: readonly string[];
}

/** A report that cannot be made is a failure: nobody would hear of the drift. */
async function reported({ findings, notes }: Found, context: Context): Promise<Found> {
  try {
    const end = await reportRun(findings, context);
    if (end === undefined) return { findings, notes };
    context.log.say(`${end.said}\n`);
    return { findings, notes: [...notes, end.url === undefined ? end.said : `${end.said} ${end.url}`] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    context.log.say(failureText(error, "plain"));
    return { findings: { ...findings, outcome: "failed", failure: error }, notes };
  }
}

/** Runs the command itself. */
async function found(context: Context): Promise<Found> {
  const { inputs, trigger, place, runEnv, run, log } = context;
  const notes: string[] = [];
  try {
    refuseWithoutToken(inputs, place);
    // A guard asks whether this commit holds the one that was applied last; actions/checkout leaves a single one.
    if (inputs.command === "plan" || inputs.command === "apply") await haveHistory(place.folder, runEnv);
    const base =
      inputs.command === "plan" ? await findBaseCommit(trigger, place.folder, runEnv) : { kind: "none" as const };
    if (base.kind === "unknown") notes.push(`Whose change each is cannot be told: ${base.why}.`);
    for (const note of notes) log.say(`${note}\n`);
    const merged =
      inputs.approval === "required" ? await approvalOfMerged(await readLastApplied(context), context) : undefined;
    const approved = merged === undefined ? {} : { approved: merged.approved };
    const since = base.kind === "known" ? { since: base.commit } : {};
    const findings = await start(
      parametersFor(inputs, { ...since, ...approved, page: pageFile(run.reports) }),
      context,
    );
    return { findings: withReason(findings, merged?.refusal, context), notes };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log.say(failureText(error, "plain"));
    return { findings: notBegun(error), notes };
  }
}

/** Where something would be written that nobody approved, why not more was approved. */
function withReason(findings: Findings, refusal: Failure | undefined, { log }: Context): Findings {
  if (refusal === undefined || findings.unapproved === undefined) return findings;
  log.say(failureText(refusal, "plain"));
  return { ...findings, failure: refusal };
}

async function start(parameters: readonly string[], context: Context): Promise<Findings> {
  const { inputs, place, runEnv, log, version, process } = context;
  const { witness, finish } = gatherFindings();
  const surroundings = { ...surroundingsIn(place, runEnv, log, process, witness), drafts: inputs.drafts };
  return finish(await runProgram(parameters, version, () => surroundings));
}

/** Outputs, files, annotations and the page of the run; gives the notes that a comment is to have, too. */
async function tell(
  findings: Findings,
  verdict: Verdict,
  notes: readonly string[],
  context: Context,
): Promise<readonly string[]> {
  const { inputs, place, run, log } = context;
  const left = annotate(findings, verdict, await changedFiles(findings, context), context);
  const all = [...notes, ...left];
  const telling = { place, inputs, runUrl: run.url, budget: 5_000_000, notes: all };
  const files = await writeReports(run.reports, findings, telling);
  giveOutputs(outputsOf(findings, verdict, files), log);
  await summarise(findings, all, context);
  return all;
}

/** Only where there are more remarks than GitHub shows does it matter which come first. */
async function changedFiles(findings: Findings, { github, trigger, log }: Context): Promise<ReadonlySet<string>> {
  const inConflict = (findings.plan?.summary.conflict ?? 0) + (findings.plan?.summary.blocked ?? 0);
  if (trigger.kind !== "pull_request" || github === undefined) return new Set();
  if (findings.problems.length + inConflict < 10) return new Set();
  const files = await unlessRefused("Which files the pull request changes is not known", log.warn, () =>
    github.changedFiles(trigger.pull.number),
  );
  return new Set(files);
}
