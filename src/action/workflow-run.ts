import path from "node:path";
import { Failure } from "../model/failure.ts";
import type { RunNumber } from "./comment/marker.ts";

/** The run of the workflow that the Action is a step of. */
export interface WorkflowRun {
  /** `owner/name`. */
  readonly repository: string;
  readonly number: RunNumber;
  /** Its page. */
  readonly url: string;
  readonly apiUrl: string;
  /** The commit that the event is about. */
  readonly commit: string;
  /** The folder for this run's files, absolute. */
  readonly reports: string;
}

/** @throws Failure where this is no run of GitHub's */
export function readWorkflowRun(env: NodeJS.ProcessEnv, name: string): WorkflowRun {
  const read = (variable: string): string => {
    const value = env[variable];
    if (value !== undefined && value !== "") return value;
    throw new Failure({
      what: "This is not GitHub Actions.",
      why: `${variable} is not set.`,
      next: "Use the program `helpsync` elsewhere.",
    });
  };
  const repository = read("GITHUB_REPOSITORY");
  const id = read("GITHUB_RUN_ID");
  const attempt = Number(env["GITHUB_RUN_ATTEMPT"] ?? "1");
  const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
  return {
    repository,
    number: { id: Number(id), attempt },
    url: `${server}/${repository}/actions/runs/${id}`,
    apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
    commit: read("GITHUB_SHA"),
    reports: path.join(read("RUNNER_TEMP"), `helpsync-${name}`),
  };
}
