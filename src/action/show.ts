import * as core from "@actions/core";
import path from "node:path";
import { isOfThisChange } from "../model/origin.ts";
import type { Action, Plan } from "../model/plan.ts";
import type { Severity } from "../model/problem.ts";
import { chooseAnnotations, conflictAnnotations, problemAnnotations, type Annotation } from "./annotations.ts";
import { findingsMarkdown } from "./comment/words.ts";
import type { Context } from "./context.ts";
import type { Findings } from "./findings.ts";
import { pathFrom } from "./place.ts";
import { giveSummary } from "./runner-files.ts";
import type { Verdict } from "./verdict.ts";

/** GitHub takes 1 MiB for a step; a character takes up to three bytes. */
const LONGEST_SUMMARY = 320_000;

/**
 * Puts remarks on the lines that they are about.
 * @param changed what the pull request changes, from the repository's root
 * @returns a sentence for the summary about what GitHub has no room for, or none
 */
export function annotate(
  findings: Findings,
  verdict: Verdict,
  changed: ReadonlySet<string>,
  { place, inputs, log }: Context,
): readonly string[] {
  const fileOf = (file: string): string => pathFrom(place.root, path.join(place.configFolder, file));
  const { plan, problems } = findings;
  const { failOn, drafts } = inputs;
  const levelIn =
    (whole: Plan) =>
    (action: Action): Severity =>
      failOn.has("any-conflict") || (failOn.has("conflicts") && isOfThisChange(action, whole)) ? "error" : "warning";
  const all = [
    ...problemAnnotations(problems, fileOf),
    ...(plan === undefined ? [] : conflictAnnotations(plan, fileOf, levelIn(plan), drafts)),
  ];
  // The verdict is an error of the step itself.
  const { shown, left } = chooseAnnotations(all, changed, verdict.kind === "failed" ? 1 : 0);
  log.command(() => {
    for (const annotation of shown) give(annotation);
  });
  const parts = (["error", "warning"] as const)
    .filter((level) => left[level] > 0)
    .map((level) => `${String(left[level])} more ${level}${left[level] === 1 ? "" : "s"}`);
  if (parts.length === 0) return [];
  return [`GitHub shows ten annotations of a type for a step: ${parts.join(" and ")} stand only in the log.`];
}

function give({ level, message, ...rest }: Annotation): void {
  const { file, line, column, endColumn, title } = rest;
  const properties = {
    ...{ file, title },
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
  if (level === "error") core.error(message, properties);
  else core.warning(message, properties);
}

/** Writes the page of the run. */
export async function summarise(findings: Findings, notes: readonly string[], context: Context): Promise<void> {
  const { env, inputs, place, run, log } = context;
  const telling = { place, inputs, runUrl: run.url, budget: LONGEST_SUMMARY, notes };
  await giveSummary(`${findingsMarkdown(findings, telling)}\n`, env, log);
}
