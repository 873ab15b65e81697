import * as core from "@actions/core";
import { readTextFile } from "../disk/text-file.ts";
import type { ActionLog } from "./log.ts";

/** Gives later steps of the workflow what they can read. Where GitHub's file for it is missing, a warning says so. */
export function giveOutputs(outputs: Readonly<Record<string, string>>, log: ActionLog): void {
  const missing = reasonNotTo(log, () => {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  });
  if (missing !== undefined) log.warn(`The outputs of this step are not set: ${missing}`);
}

/**
 * Keeps a value for the second half of the step.
 * @returns why it could not; undefined where it is kept
 */
export function keepState(name: string, value: string, log: ActionLog): string | undefined {
  return reasonNotTo(log, () => {
    core.saveState(name, value);
  });
}

/** Writes to the page of the run; where GitHub gives it no file, there is none. */
export async function giveSummary(text: string, env: NodeJS.ProcessEnv, log: ActionLog): Promise<void> {
  if (!env["GITHUB_STEP_SUMMARY"]) return;
  await core.summary
    .addRaw(text)
    .write()
    .catch((error: unknown) => {
      log.warn(`The page of the run has no summary: ${wordsOf(error)}`);
    });
}

/** What GitHub tells of the event; undefined where its file is missing or holds something else. */
export async function readPayload(file: string | undefined): Promise<unknown> {
  if (file === undefined) return undefined;
  try {
    return JSON.parse(await readTextFile(file)) as unknown;
  } catch {
    return undefined;
  }
}

/** The runner's files are not what the run is about: it does not fail for them. */
function reasonNotTo(log: ActionLog, give: () => void): string | undefined {
  let reason: string | undefined;
  log.command(() => {
    try {
      give();
    } catch (error) {
      reason = wordsOf(error);
    }
  });
  return reason;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
