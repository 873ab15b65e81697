import type { RunEvent } from "../commands/run-event.ts";
import { EXIT_CODES, type Failure, type Outcome } from "../model/failure.ts";
import type { Plan } from "../model/plan.ts";
import { hasErrors, type Problem } from "../model/problem.ts";
import type { Difference } from "../plan/approval/saved.ts";
import type { AppliedItem } from "../report/apply-text.ts";
import type { Drift } from "../report/drift.ts";
import { failureInInputs } from "./way-out.ts";
import type { PullReport } from "../report/pull-text.ts";

/** What a run of helpsync found and did, as data. */
export interface Findings {
  readonly outcome: Outcome;
  readonly problems: readonly Problem[];
  readonly plan?: Plan;
  /** The commit that was applied before; absent where the run did not come to a plan. */
  readonly lastApplied?: string | null;
  /** Absent where an apply did not come to writing. */
  readonly applied?: { readonly items: readonly AppliedItem[]; readonly notices: readonly string[] };
  /** What would be written and nobody approved. */
  readonly unapproved?: readonly Difference[] | "unknown";
  readonly drift?: Drift;
  readonly pulled?: PullReport;
  /** The files that a pull made or changed, absolute. */
  readonly written?: readonly string[];
  readonly failure?: Failure;
}

/** Gathers what a run tells, and puts it together once its exit code is known. */
export function gatherFindings(): {
  readonly witness: (event: RunEvent) => void;
  readonly finish: (exitCode: number) => Findings;
} {
  const problems: Problem[] = [];
  let found: Omit<Findings, "outcome" | "problems"> = {};
  return {
    witness: (event) => {
      switch (event.kind) {
        case "problems":
          problems.push(...event.problems);
          return;
        case "plan":
          found = { ...found, plan: event.plan, lastApplied: event.lastApplied };
          return;
        case "applied":
          found = { ...found, applied: { items: event.items, notices: event.notices } };
          return;
        case "unapproved":
          found = { ...found, unapproved: event.differences };
          return;
        case "drift":
          found = { ...found, drift: event.drift };
          return;
        case "pulled":
          found = { ...found, pulled: event.report, written: event.written };
          return;
        case "failure":
          found = { ...found, failure: failureInInputs(event.failure) };
      }
    },
    finish: (exitCode) => ({ ...found, problems, outcome: outcomeOf(exitCode) }),
  };
}

/** The findings of a run that did not begin. */
export function notBegun(failure: Failure): Findings {
  return { outcome: failure.outcome, problems: [], failure };
}

export function countErrors({ problems }: Findings): number {
  return problems.filter((problem) => hasErrors([problem])).length;
}

function outcomeOf(exitCode: number): Outcome {
  const names = Object.keys(EXIT_CODES) as Outcome[];
  return names.find((name) => EXIT_CODES[name] === exitCode) ?? "failed";
}
