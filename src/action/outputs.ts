import type { Findings } from "./findings.ts";
import { countChanges, type Verdict } from "./verdict.ts";

/** Files that a run wrote; absent what it did not write. */
export interface ReportFiles {
  readonly planPath?: string;
  readonly reportPath?: string;
}

/** What later steps of the workflow can read. */
export function outputsOf(findings: Findings, verdict: Verdict, files: ReportFiles): Record<string, string> {
  const { plan, drift, pulled } = findings;
  const { summary } = plan ?? {};
  const count = (number: number | undefined): string => String(number ?? 0);
  const pulledConflicts = pulled?.files.filter(({ conflicts }) => conflicts > 0).length;
  return {
    "has-changes": String(countChanges(findings) > 0),
    "to-create": count(summary?.create),
    "to-update": count(summary?.update),
    "to-move": count(summary?.move),
    "to-unpublish": count(summary?.unpublish),
    "to-delete": count(summary?.delete),
    "to-adopt": count(summary?.adopt),
    edited: count(drift?.edits.length ?? summary?.kept),
    conflicts: count(summary?.conflict ?? drift?.edits.filter(({ conflict }) => conflict).length ?? pulledConflicts),
    blocked: count(summary?.blocked),
    "plan-path": files.planPath ?? "",
    "report-path": files.reportPath ?? "",
    digest: plan?.digest ?? "",
    "failure-reason": verdict.kind === "failed" ? verdict.reason : "",
  };
}
