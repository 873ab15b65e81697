import type { AppliedItem } from "../../report/apply-text.ts";
import { DRAFT_WORDS, saidOf, titleOf, type Drafts } from "../../report/hidden-words.ts";
import { inertText } from "../../report/inert.ts";
import { waysOut } from "../../report/plan-notes.ts";
import { countErrors, type Findings } from "../findings.ts";
import { pageWords } from "../sentences.ts";
import { conflictsIn, type Verdict } from "../verdict.ts";
import { inInputs } from "../way-out.ts";
import type { Marker } from "./marker.ts";
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
export interface Deployed {
  readonly note: string;
  readonly status: Extract<Marker["status"], "applied" | "tried">;
  /** Whose words it takes the place of, where not of all that came before. */
  readonly over?: "other runs";
  /** What this run wrote, in a line of Markdown that later runs keep; absent where it wrote nothing, or did not say. */
  readonly wrote?: readonly [string];
}

/** A note with what earlier runs wrote, in its second line: what has no room goes from its end. */
export function withEarlier(note: string, earlier: readonly string[]): string {
  if (earlier.length === 0) return note;
  const [head = "", ...rest] = note.split("\n");
  return [head, ">", `> Before it: ${earlier.join("; ")}`, ...rest].join("\n");
}

/** A run that was ended before it could say what it had written. */
export function unknownEnd(runUrl: string): Deployed {
  const said = "Cancelled: what was written is not known; the next run finds out.";
  return { note: `> **${said}** [The run](${runUrl})`, status: "tried" };
}

/** A run that did its work and was ended before it told of it here. */
export function untoldEnd(runUrl: string): Deployed {
  return {
    note: `> **Ended:** [the run](${runUrl}) says how; it was cut off before it said so here.`,
    ...{ status: "tried", over: "other runs" },
  };
}

/** A run that came to its end. @param drafts whether titles and reasons of pages that are not public are shown */
export function deployedEnd(findings: Findings, verdict: Verdict, runUrl: string, drafts: Drafts): Deployed {
  const { applied, outcome } = findings;
  const run = `[The run](${runUrl})`;
  const left = leftLines(findings, drafts);
  const wrong = applied?.items.filter((item) => item.outcome !== "done") ?? [];
  const done = (applied?.items.length ?? 0) - wrong.length;
  if (applied !== undefined && wrong.length === 0 && outcome !== "interrupted" && verdict.kind === "passed") {
    const what = done === 0 ? "nothing was left to do" : `${String(done)} done`;
    const line = `**Applied:** ${what}. ${run}`;
    const wrote = done === 0 ? {} : { wrote: [line] as const };
    const note = [`> ${line}`, ...(left.length === 0 ? [] : [">", ...left])].join("\n");
    return { note, status: left.length === 0 ? "applied" : "tried", ...wrote };
  }
  const lines = wrong.slice(0, LISTED).map(({ action, outcome: end, message }) => {
    const why = saidOf(action, message, drafts);
    return `> - ${span(titleOf(action, drafts))}: ${end}${why === undefined ? "" : `, ${span(why)}`}`;
  });
  const more = wrong.length > LISTED ? [`> - and ${String(wrong.length - LISTED)} more`] : [];
  const line = `**${headOf(findings)}** ${run}`;
  const reasons = reasonLines(findings, left.length === 0 ? verdict : undefined, drafts);
  const note = [`> ${line}`, ">", ...reasons, ...left, ...lines, ...more].join("\n");
  return { note, status: "tried", ...(done === 0 ? {} : { wrote: [line] as const }) };
}

/** What an apply left as it is in Intercom though the content says otherwise, and what settles it. */
function leftLines(findings: Findings, drafts: Drafts): string[] {
  const actions = findings.applied === undefined ? [] : conflictsIn(findings);
  const lines = actions.slice(0, LISTED).map((action) => {
    const why = saidOf(action, inInputs(action.reason), drafts);
    const because = why === undefined ? "" : `: ${span(why)}`;
    return `> - ${span(pageWords(action, drafts))} was left as it is in Intercom${because}`;
  });
  const more = actions.length > LISTED ? [`> - and ${String(actions.length - LISTED)} more`] : [];
  return [...lines, ...more, ...waysOut({ actions }).map((way) => `> - ${inertText(inInputs(way))}`)];
}

/** What did not come to writing, whatever it is held to. */
const UNWRITTEN: ReadonlySet<AppliedItem["outcome"]> = new Set(["skipped", "conflict", "blocked"]);

/** Whether nothing was written, or a part. */
function headOf({ applied, outcome }: Findings): string {
  const items = applied?.items ?? [];
  const done = items.filter((item) => item.outcome === "done").length;
  const isNothing = items.every((item) => UNWRITTEN.has(item.outcome));
  const part = isNothing ? "nothing was written" : `${String(done)} of ${String(items.length)} done`;
  switch (outcome) {
    case "interrupted":
      return `Cancelled: ${part}.`;
    case "stopped":
    case "problems":
      if (!isNothing) return `Applied but for conflicts: ${part}.`;
      return applied !== undefined && items.length === 0
        ? "Nothing but conflicts was left."
        : "Stopped: nothing was written.";
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

/** @param verdict undefined where something else says the same */
function reasonLines(findings: Findings, verdict: Verdict | undefined, drafts: Drafts): string[] {
  const { failure } = findings;
  const lines: string[] = [];
  if (failure !== undefined) lines.push(failure.message, failure.why, failure.next);
  else if (verdict?.kind === "failed") lines.push(verdict.said);
  if (countErrors(findings) > 0) lines.push("The errors stand on the run's page.");
  lines.push(...differenceLines(findings, drafts));
  return lines.filter((line) => line !== "").map((line) => `> - ${span(line)}`);
}

/** What nobody approved; the pages that it is about are the plan's. */
function differenceLines({ unapproved, plan }: Findings, drafts: Drafts): string[] {
  if (unapproved === undefined || unapproved === "unknown") return [];
  return unapproved.slice(0, LISTED).map(({ key, title, what, how }) => {
    const page = plan?.actions.find((action) => (action.key ?? null) === key && action.title === title);
    const name = page === undefined ? DRAFT_WORDS : `"${titleOf(page, drafts)}"`;
    const why = page === undefined ? undefined : saidOf(page, how, drafts);
    return [name, what].filter((part) => part !== "").join(" ") + (why === undefined ? "" : `: ${why}`);
  });
}
