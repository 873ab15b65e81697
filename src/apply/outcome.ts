import type { Outcome } from "../model/failure.ts";
import type { ItemResult } from "./run.ts";

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
