import path from "node:path";
import { Failure } from "../model/failure.ts";
import type { Context } from "./context.ts";
import type { Findings } from "./findings.ts";
import { reportDrift } from "./report-issue.ts";
import { reportPull } from "./report-pull.ts";
import type { Reported } from "./report/reported.ts";

/** Tells on GitHub what a `drift` or `pull` found, where the workflow wants it; undefined where there is nothing to tell. */
export async function reportRun(
  { drift, pulled, written = [] }: Findings,
  { inputs, github, place, run, runEnv, env }: Context,
): Promise<Reported | undefined> {
  if (inputs.reportTo === "none" || (drift === undefined && pulled === undefined)) return undefined;
  if (github === undefined) {
    throw new Failure({
      what: `There is no github-token to report to ${inputs.reportTo} with.`,
      next: "Leave out the input github-token, so that the workflow's own token is used.",
    });
  }
  const key = { workspace: place.workspace ?? "", config: place.configPath };
  const { drafts } = inputs;
  if (drift !== undefined) return reportDrift({ github, drift, key, runUrl: run.url, drafts });
  if (pulled === undefined) return undefined;
  return reportPull({
    ...{ github, key, report: pulled, written, drafts, runUrl: run.url, env: runEnv },
    content: path.join(place.configFolder, place.config?.content.root ?? ""),
    base: env["GITHUB_REF_NAME"] ?? "",
    temporary: env["RUNNER_TEMP"] ?? "",
  });
}
