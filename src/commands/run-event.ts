import type { Failure } from "../model/failure.ts";
import type { Plan } from "../model/plan.ts";
import type { Problem } from "../model/problem.ts";
import type { Difference } from "../plan/approval/saved.ts";
import type { AppliedItem } from "../report/apply-text.ts";
import type { Drift } from "../report/drift.ts";
import type { PullReport } from "../report/pull-text.ts";

/** What a run tells a program around it as data, beside the text for people. */
export type RunEvent =
  /** Mistakes in the config or the content, warnings too. */
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  /**
   * The plan that was made: of `plan`, or the one that an `apply` carries out; and the commit that was applied before it,
   * null where none was.
   */
  | { readonly kind: "plan"; readonly plan: Plan; readonly lastApplied: string | null }
  /** What an apply would write and nobody approved, so that it stopped; `unknown` where the approval does not tell. */
  | { readonly kind: "unapproved"; readonly differences: readonly Difference[] | "unknown" }
  | { readonly kind: "applied"; readonly items: readonly AppliedItem[]; readonly notices: readonly string[] }
  | { readonly kind: "drift"; readonly drift: Drift }
  /** `written`: the files that the pull made or changed, absolute. */
  | { readonly kind: "pulled"; readonly report: PullReport; readonly written: readonly string[] }
  /** Why the run ended early. */
  | { readonly kind: "failure"; readonly failure: Failure };
