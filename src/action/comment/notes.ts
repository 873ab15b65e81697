import type { Action } from "../../model/plan.ts";
import type { Drafts } from "../../report/hidden-words.ts";
import { inertText } from "../../report/inert.ts";
import { waysOut } from "../../report/plan-notes.ts";
import { countErrors, type Findings } from "../findings.ts";
import { pageWords } from "../sentences.ts";
import { conflictsIn, type Verdict } from "../verdict.ts";
import { inInputs } from "../way-out.ts";
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

/** What the note on a merged plan is made of. */
export interface Deployed {
  readonly findings: Findings;
  readonly verdict: Verdict;
  readonly runUrl: string;
  readonly drafts: Drafts;
  /** What earlier runs of the same commit did, as `deployedLine` says it. */
  readonly earlier: readonly string[];
}

/** How the apply of a merged plan ended, in one line of Markdown. */
export function deployedLine({ findings, verdict, runUrl }: Omit<Deployed, "earlier" | "drafts">): string {
  const run = `[The run](${runUrl})`;
  const done = countDone(findings);
  if (!isAllDone(findings, verdict)) return `**${headOf(findings)}** ${run}`;
  return done === 0 ? `**Applied:** nothing was left to do. ${run}` : `**Applied:** ${String(done)} done. ${run}`;
}

/** What became of the merged plan: by this run, and by earlier ones. */
export function deployedNote(deployed: Deployed): string {
  const { findings, verdict, earlier } = deployed;
  const lines = [deployedLine(deployed)];
  if (!isAllDone(findings, verdict)) lines.push("", ...reasonLines(deployed), ...undoneLines(deployed));
  else if (leftActions(findings).length > 0) lines.push("", ...leftLines(deployed));
  if (earlier.length > 0) lines.push("", "Before it, for the same commit:", "", ...earlier.map((line) => `- ${line}`));
  return lines.map((line) => `> ${line}`.trimEnd()).join("\n");
}

/** How much this run wrote. */
export function countDone({ applied }: Findings): number {
  return applied?.items.filter((item) => item.outcome === "done").length ?? 0;
}

function isAllDone(findings: Findings, verdict: Verdict): boolean {
  const { applied, outcome } = findings;
  const isWhole = applied?.items.every((item) => item.outcome === "done") === true;
  return isWhole && outcome !== "interrupted" && verdict.kind === "passed";
}

function undoneLines({ findings, drafts }: Deployed): string[] {
  const wrong = findings.applied?.items.filter((item) => item.outcome !== "done") ?? [];
  const lines = wrong.slice(0, LISTED).map(({ action, outcome: end, message }) => {
    return `- ${span(pageWords(action, drafts))}: ${end}${message === undefined ? "" : `, ${span(message)}`}`;
  });
  return [...lines, ...moreThan(wrong)];
}

/** What an apply left as it is in Intercom, though the content says otherwise. */
function leftActions(findings: Findings): readonly Action[] {
  return findings.applied === undefined ? [] : conflictsIn(findings);
}

function leftLines({ findings, drafts }: Deployed): string[] {
  const actions = leftActions(findings);
  const lines = actions.slice(0, LISTED).map((action) => {
    return `- ${span(pageWords(action, drafts))} was left as it is in Intercom: ${span(inInputs(action.reason))}`;
  });
  return [...lines, ...moreThan(actions), ...waysOut({ actions }).map((way) => `- ${inertText(inInputs(way))}`)];
}

function moreThan(list: readonly unknown[]): string[] {
  return list.length > LISTED ? [`- and ${String(list.length - LISTED)} more`] : [];
}

/** Whether nothing was written, or a part. */
function headOf(findings: Findings): string {
  const { applied, outcome } = findings;
  const done = countDone(findings);
  const part = done === 0 ? "nothing was written" : `${String(done)} done`;
  switch (outcome) {
    case "interrupted":
      return `Cancelled: ${part}.`;
    case "stopped":
    case "problems":
      if (done > 0) return `Applied but for conflicts: ${part}.`;
      return applied?.items.length === 0 ? "Nothing but conflicts was left." : "Stopped: nothing was written.";
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

function reasonLines(deployed: Deployed): string[] {
  const { findings, verdict } = deployed;
  const { failure, unapproved } = findings;
  const lines: string[] = [];
  const left = leftLines(deployed);
  if (failure !== undefined) lines.push(failure.message, failure.why, failure.next);
  else if (verdict.kind === "failed" && left.length === 0) lines.push(verdict.said);
  if (countErrors(findings) > 0) lines.push("The errors stand on the run's page.");
  const differences = unapproved === undefined || unapproved === "unknown" ? [] : unapproved;
  lines.push(...differences.slice(0, LISTED).map(({ title, what, how }) => `"${title}" ${what}: ${how}`));
  return [...lines.filter((line) => line !== "").map((line) => `- ${span(line)}`), ...left];
}
