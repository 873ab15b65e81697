import { hostname, userInfo } from "node:os";
import type { LockHolder } from "../model/lock.ts";

/** What a lock says of the run that takes it. */
export interface HolderFacts {
  readonly env: NodeJS.ProcessEnv;
  /** Names this machine and what its process numbers mean. */
  readonly machine: string;
  readonly id: string;
  /** ISO 8601. */
  readonly since: string;
}

/** Where pipelines say the address of their run. */
const RUN_ADDRESSES = ["CI_JOB_URL", "BUILDKITE_BUILD_URL", "CIRCLE_BUILD_URL", "BUILD_URL"];

export function describeHolder({ env, machine, id, since }: HolderFacts): LockHolder {
  const attempt = Number(env["GITHUB_RUN_ATTEMPT"]);
  return {
    id,
    who: env["GITHUB_ACTOR"] ?? env["GITLAB_USER_LOGIN"] ?? `${userName()}@${hostname()}`,
    where: runAddress(env) ?? hostname(),
    since,
    process: { id: process.pid, machine },
    ...(Number.isSafeInteger(attempt) && attempt > 0 ? { attempt } : {}),
  };
}

/** The address of the pipeline's run that this is; undefined outside a pipeline. */
export function runAddress(env: NodeJS.ProcessEnv): string | undefined {
  const run = env["GITHUB_RUN_ID"];
  const repository = env["GITHUB_REPOSITORY"];
  if (run !== undefined && repository !== undefined) {
    return `${env["GITHUB_SERVER_URL"] ?? "https://github.com"}/${repository}/actions/runs/${run}`;
  }
  return RUN_ADDRESSES.flatMap((name) => env[name] ?? [])[0];
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // Some containers run as a number without a name.
    return "unknown";
  }
}

/** Whether a process of this machine is gone; a machine that is another one tells nothing. */
export function isProcessGone({ process: { id, machine } }: LockHolder, here: string): boolean {
  if (machine !== here) return false;
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    // Another user's process is there, although it may not be signalled.
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
