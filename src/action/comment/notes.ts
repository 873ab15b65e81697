import { countErrors, type Findings } from "../findings.ts";
import type { Verdict } from "../verdict.ts";
import { span } from "./words.ts";

const LISTED = 10;

/** A line at the head of a comment whose plan is being made anew. */
export function planningNote(head: string, runUrl: string): string {
  return `> **Outdated:** [a newer commit is being planned](${runUrl}) (${commitText(head)}).`;
}

/** What is left of a plan run that was ended half way. */
export function cancelledNote(head: string, runUrl: string): string {
  return `> **Outdated:** [the plan of ${commitText(head)} was cancelled](${runUrl}) before it was done. Run it again.`;
}

export function commitText(commit: string): string {
  return `\`${commit.slice(0, 7)}\``;
}

/** What became of the merged plan. */
export function deployedNote(findings: Findings, verdict: Verdict, runUrl: string): string {
  const { applied, outcome } = findings;
  const run = `[The run](${runUrl})`;
  const wrong = applied?.items.filter((item) => item.outcome !== "done") ?? [];
  const done = (applied?.items.length ?? 0) - wrong.length;
  if (applied !== undefined && wrong.length === 0 && outcome !== "interrupted" && verdict.kind === "passed") {
    return done === 0 ? `> **Applied:** nothing was left to do. ${run}` : `> **Applied:** ${String(done)} done. ${run}`;
  }
  const lines = wrong.slice(0, LISTED).map(({ action, outcome: end, message }) => {
    return `> - ${span(action.title)}: ${end}${message === undefined ? "" : `, ${span(message)}`}`;
  });
  const more = wrong.length > LISTED ? [`> - and ${String(wrong.length - LISTED)} more`] : [];
  return [`> **${headOf(findings)}** ${run}`, ">", ...reasonLines(findings, verdict), ...lines, ...more].join("\n");
}

/** Whether nothing was written, or a part. */
function headOf({ applied, outcome }: Findings): string {
  const done = applied?.items.filter((item) => item.outcome === "done").length ?? 0;
  const part = done === 0 ? "nothing was written" : `${String(done)} done`;
  switch (outcome) {
    case "interrupted":
      return `Cancelled: ${part}.`;
    case "stopped":
    case "problems":
      return done === 0 ? "Stopped: nothing was written." : `Applied but for conflicts: ${part}.`;
    case "locked":
      return "Stopped: another run has locked the workspace.";
    case "partial":
    case "failed":
      return `Failed: ${part}.`;
    case "done":
    case "changes":
      return `Applied: ${part}.`;
  }
}

function reasonLines(findings: Findings, verdict: Verdict): string[] {
  const { failure, unapproved } = findings;
  const lines: string[] = [];
  if (failure !== undefined) lines.push(failure.message, failure.why, failure.next);
  else if (verdict.kind === "failed") lines.push(verdict.said);
  if (countErrors(findings) > 0) lines.push("The errors stand on the run's page.");
  const differences = unapproved === undefined || unapproved === "unknown" ? [] : unapproved;
  lines.push(...differences.slice(0, LISTED).map(({ title, what, how }) => `"${title}" ${what}: ${how}`));
  return lines.filter((line) => line !== "").map((line) => `> - ${span(line)}`);
}
