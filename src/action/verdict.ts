import type { Outcome } from "../model/failure.ts";
import { WRITES, type Action, type Plan } from "../model/plan.ts";
import { countErrors, type Findings } from "./findings.ts";
import type { FailOn, Inputs } from "./inputs.ts";

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
type Reasons = Readonly<Record<Exclude<FailOn, "nothing">, number>>;

/**
 * Judges a run by what the workflow wants to fail on. A run that could not do its work fails always.
 */
export function judge(findings: Findings, { command, failOn }: Pick<Inputs, "command" | "failOn">): Verdict {
  const { outcome, failure } = findings;
  const broken = brokenOff(findings, command);
  if (broken !== undefined) return { kind: "failed", reason: outcome, said: failure?.message ?? broken };
  const reasons = reasonsIn(findings);
  const said = (Object.keys(reasons) as (keyof Reasons)[])
    .filter((name) => failOn.has(name) && reasons[name] > 0)
    .map((name) => [name, sentenceOf(name, reasons[name], findings)] as const);
  const [first] = said;
  if (first === undefined) return { kind: "passed" };
  return { kind: "failed", reason: NAMES[first[0]], said: said.map(([, sentence]) => sentence).join(" ") };
}

/** Conflicts that count for the pull request; without one, all of them. */
export function isOfThisChange({ origins }: Action): boolean {
  return origins === undefined || origins.includes("proposed");
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
  const inConflict = plan?.actions.filter(({ verb }) => verb === "conflict" || verb === "blocked") ?? [];
  const met = applied?.items.filter(({ outcome }) => outcome === "conflict" || outcome === "blocked") ?? [];
  const edits = drift?.edits.filter(({ conflict }) => conflict).length ?? 0;
  const unsettled = pulled?.files.filter(({ conflicts, missed }) => conflicts > 0 || missed !== undefined).length ?? 0;
  const elsewhere = met.length + edits + unsettled;
  return {
    problems: Math.max(countErrors(findings), findings.outcome === "problems" ? 1 : 0),
    guards: plan?.guards.length ?? 0,
    conflicts: inConflict.filter(isOfThisChange).length + elsewhere,
    "any-conflict": inConflict.length + elsewhere,
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

const SENTENCES: Readonly<Record<keyof Reasons, (count: number) => string>> = {
  problems: (count) => `The content has ${counted(count, "error")}.`,
  guards: (count) => `${counted(count, "guard")} stopped the plan.`,
  conflicts: (count) => `${counted(count, "conflict")} to settle.`,
  "any-conflict": (count) => `${counted(count, "conflict")} in all.`,
  drift: (count) => `${counted(count, "resource")} edited in Intercom.`,
  changes: (count) => `${counted(count, "change")}.`,
};

function sentenceOf(name: keyof Reasons, count: number, { plan }: Findings): string {
  const said = name === "guards" ? (plan?.guards.map(({ message }) => message).join(" ") ?? "") : "";
  return said === "" ? SENTENCES[name](count) : said;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
