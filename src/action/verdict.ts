import type { Outcome } from "../model/failure.ts";
import { isOfThisChange } from "../model/origin.ts";
import { WRITES, type Action, type Plan } from "../model/plan.ts";
import { countErrors, type Findings } from "./findings.ts";
import type { Inputs } from "./inputs.ts";
import { sentenceOf, type ReasonName } from "./sentences.ts";
import { failureLine } from "./way-out.ts";

/** Whether the step turns red, and why. */
export type Verdict =
  | { readonly kind: "passed" }
  | {
      readonly kind: "failed";
      /** Why, by name: the output `failure-reason`. */
      readonly reason: Outcome;
      /** The same as a sentence. */
      readonly said: string;
    };

/** What can turn a step red, each with what there is of it. */
type Reasons = Readonly<Record<ReasonName, number>>;

/**
 * Judges a run by what the workflow wants to fail on. A run that could not do its work fails always.
 */
export function judge(
  findings: Findings,
  { command, failOn, drafts }: Pick<Inputs, "command" | "failOn" | "drafts">,
): Verdict {
  const { outcome, failure, drift } = findings;
  const broken = brokenOff(findings, command);
  if (broken !== undefined) {
    return { kind: "failed", reason: outcome, said: failure === undefined ? broken : failureLine(failure) };
  }
  const reasons = reasonsIn(findings);
  const [first, ...more] = (Object.keys(reasons) as ReasonName[]).filter(
    (name) => failOn.has(name) && reasons[name] > 0,
  );
  if (first === undefined) return { kind: "passed" };
  const sentences = [first, ...more].map((name) => {
    const inConflict = name === "any-conflict" ? conflictsIn(findings) : ownConflictsIn(findings);
    return sentenceOf(name, reasons[name], findings, inConflict, drafts);
  });
  // A look at what was edited has nothing to stop.
  return { kind: "failed", reason: drift === undefined ? NAMES[first] : "changes", said: sentences.join(" ") };
}

/** What a plan leaves as it is until somebody decides. */
export function conflictsIn({ plan }: Findings): readonly Action[] {
  return plan?.actions.filter(({ verb }) => verb === "conflict" || verb === "blocked") ?? [];
}

/** Conflicts that count for the pull request; without one, all of them. */
function ownConflictsIn(findings: Findings): readonly Action[] {
  const { plan } = findings;
  return plan === undefined ? [] : conflictsIn(findings).filter((action) => isOfThisChange(action, plan));
}

/** Why a run came to no end that a workflow could let through; undefined where it came to one. */
function brokenOff(findings: Findings, command: Inputs["command"]): string | undefined {
  const { outcome, plan, applied, unapproved, failure } = findings;
  switch (outcome) {
    case "interrupted":
      return "The run was stopped.";
    case "locked":
      return "Another run has locked the workspace.";
    case "failed":
      return "helpsync failed; the log says why.";
    case "partial":
      // A plan that only tells of a loss in an earlier write is a plan all the same.
      if (failure === undefined && applied === undefined && plan !== undefined) return undefined;
      return "It was written in part; the log says what was not.";
    case "stopped":
      if (unapproved !== undefined) return "What would be written is not what was approved.";
      if (failure !== undefined) return failure.message;
      // Where no guard says why, an apply that wrote nothing was not allowed to.
      if (command !== "apply" || applied !== undefined || (plan?.guards.length ?? 0) > 0) return undefined;
      return "What would be written is not what was approved.";
    case "done":
    case "changes":
    case "problems":
      return undefined;
  }
}

function reasonsIn(findings: Findings): Reasons {
  const { plan, applied, drift, pulled } = findings;
  const inConflict = conflictsIn(findings);
  const met = applied?.items.filter(({ outcome }) => outcome === "conflict" || outcome === "blocked") ?? [];
  const edits = drift?.edits.filter(({ conflict }) => conflict).length ?? 0;
  const unsettled = pulled?.files.filter(({ conflicts, missed }) => conflicts > 0 || missed !== undefined).length ?? 0;
  const own = met.length + unsettled;
  return {
    problems: Math.max(countErrors(findings), findings.outcome === "problems" ? 1 : 0),
    guards: plan?.guards.length ?? 0,
    conflicts: ownConflictsIn(findings).length + own,
    "any-conflict": inConflict.length + own + edits,
    drift: drift?.edits.length ?? plan?.summary.kept ?? 0,
    changes: countChanges(findings),
  };
}

/** How much a run would write, or has brought. */
export function countChanges({ plan, drift, pulled }: Findings): number {
  if (pulled !== undefined) return pulled.files.filter(({ kind }) => kind !== "same").length;
  return plan === undefined ? (drift?.edits.length ?? 0) : countWrites(plan);
}

function countWrites({ summary }: Plan): number {
  return WRITES.reduce((sum, verb) => sum + summary[verb], 0);
}

const NAMES: Readonly<Record<keyof Reasons, Outcome>> = {
  problems: "problems",
  guards: "stopped",
  conflicts: "stopped",
  "any-conflict": "stopped",
  drift: "changes",
  changes: "changes",
};
