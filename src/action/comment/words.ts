import type { Problem } from "../../model/problem.ts";
import { codeSpan } from "../../report/inert.ts";
import { driftMarkdown } from "../../report/drift-markdown.ts";
import { planMarkdown } from "../../report/plan-markdown.ts";
import { NO_CHANGES, summaryLine } from "../../report/summary-line.ts";
import { countErrors, type Findings } from "../findings.ts";
import type { Place } from "../place.ts";
import type { Inputs } from "../inputs.ts";
import { inInputs } from "../way-out.ts";

/** What the Markdown of a run needs besides what was found. */
export interface Telling {
  readonly place: Pick<Place, "workspace" | "config">;
  readonly inputs: Pick<Inputs, "command" | "drafts">;
  readonly runUrl: string;
  /** Characters. */
  readonly budget: number;
  /** Sentences for the end, Markdown. */
  readonly notes: readonly string[];
}

const LISTED = 20;
const LONGEST_LINE = 400;

/** What a run found, as Markdown within the budget: the plan, or what came in its way. The workspace is named first. */
export function findingsMarkdown(findings: Findings, telling: Telling): string {
  const { runUrl, notes } = telling;
  const run = reportUrl(findings, telling) === undefined ? [`[The run on GitHub](${runUrl})`] : [];
  const foot = [...notes, ...run].join("\n\n");
  const budget = Math.max(1000, telling.budget - foot.length - 2);
  return `${mainPart(findings, { ...telling, budget }).trimEnd()}\n\n${foot}\n`;
}

/** Where the plan can be read page by page: only the run that makes one has a page of it. */
function reportUrl({ plan }: Findings, { inputs, runUrl }: Telling): string | undefined {
  const isThere = inputs.command === "plan" && plan !== undefined && summaryLine(plan.summary) !== NO_CHANGES;
  return isThere ? runUrl : undefined;
}

function mainPart(findings: Findings, telling: Telling): string {
  const { plan, drift, pulled, failure, outcome } = findings;
  const { budget, inputs } = telling;
  const { drafts } = inputs;
  const failed = failure === undefined ? "" : failureLines(findings);
  if (plan !== undefined) {
    const room = failed === "" ? budget : budget - failed.length - 2;
    const url = reportUrl(findings, telling);
    const link = url === undefined ? {} : { reportUrl: url };
    const shown = planMarkdown(plan, { budget: room, drafts, advice: inInputs, ...link });
    return failed === "" ? shown : `${shown.trimEnd()}\n\n${failed}`;
  }
  const head = headLine(telling);
  if (countErrors(findings) > 0) return problemsPart(findings, head);
  if (failed !== "") return `${head}\n\n${failed}`;
  if (drift !== undefined) return driftMarkdown(drift, { budget, drafts });
  if (pulled !== undefined) {
    const files = pulled.files.filter(({ kind }) => kind !== "same");
    const lines = files.map(({ path, kind, fields }) => `- ${codeSpan(path)}: ${kind}, ${codeSpan(fields.join(", "))}`);
    return within(budget, [head, "", lines.length === 0 ? "Nothing to pull." : lines.join("\n")].join("\n"));
  }
  return outcome === "done" ? `${head}\n\nThe content has no errors.` : `${head}\n\nhelpsync failed; the log says why.`;
}

/** The workspace is named first, and whether it is only the embedded Intercom. */
function headLine({ place: { workspace, config } }: Telling): string {
  if (workspace === undefined) return "### helpsync";
  const isSandbox = config?.workspaces[workspace]?.sandbox === true;
  return `### helpsync: workspace ${codeSpan(workspace)}${isSandbox ? " (embedded sandbox)" : ""}`;
}

function problemsPart(findings: Findings, head: string): string {
  const errors = findings.problems.filter(({ severity }) => severity === "error");
  const number = errors.length === 1 ? "1 error" : `${String(errors.length)} errors`;
  const left = errors.length - LISTED;
  return [
    head,
    "",
    `**The content has ${number}, so there is no plan.**`,
    "",
    ...errors.slice(0, LISTED).map(problemLine),
    ...(left > 0 ? [`- and ${String(left)} more`] : []),
  ].join("\n");
}

function problemLine({ place: { file, line }, message, code }: Problem): string {
  return `- ${span(`${file}:${String(line)}`)} ${span(message)} (${span(code)})`;
}

/** What a failure says: what, why, what to do, what was done. */
function failureLines({ failure }: Findings): string {
  if (failure === undefined) return "";
  const lines = [
    `**helpsync stopped:** ${span(failure.message)}`,
    failure.why === "" ? "" : `Why: ${span(failure.why)}`,
    failure.next === "" ? "" : `Next: ${span(failure.next)}`,
    span(failure.done),
  ];
  return lines.filter((line) => line !== "").join("\n\n");
}

/** A text that Markdown reads nothing of, as long as a line may be. */
export function span(text: string): string {
  return codeSpan(text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text);
}

/** Whole lines, as many as there is room for. */
function within(budget: number, text: string): string {
  if (text.length <= budget) return text;
  const cut = text.slice(0, budget - 40);
  return `${cut.slice(0, cut.lastIndexOf("\n"))}\n\n… and more: see the log.`;
}
