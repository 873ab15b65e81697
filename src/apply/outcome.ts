import type { Outcome } from "../model/failure.ts";
import type { Action } from "../model/plan.ts";

/** How one action of the plan ended. */
export interface ItemResult {
  readonly action: Action;
  readonly outcome: "done" | "failed" | "skipped" | "conflict" | "blocked" | "incomplete";
  /** Why, where it is not done. */
  readonly message?: string;
  /** Markup that Intercom wrote otherwise although it kept the words, one entry a construct. */
  readonly markup?: readonly string[];
}

/** What one item makes of the whole run. */
export function outcomeOf({ outcome }: ItemResult): Outcome {
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
