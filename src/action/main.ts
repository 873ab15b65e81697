import * as core from "@actions/core";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readTextFile } from "../disk/text-file.ts";
import { Failure } from "../model/failure.ts";
import { failureText } from "../report/failure-text.ts";
import { heedSignals, leaveOnSignals } from "../terminal/signals.ts";
import { readContext, type Step } from "./context.ts";
import { readInput } from "./input-values.ts";
import { readLeftOver } from "./left-over.ts";
import { ActionLog, maskSecrets } from "./log.ts";
import { runAction } from "./run-action.ts";
import { failureLine } from "./way-out.ts";
import { tidyUp } from "./tidy-up.ts";

declare const HELPSYNC_VERSION: string;

const isSecondHalf = core.getState("begun") !== "";
const log = new ActionLog((text) => process.stdout.write(text));

const freeSignals = leaveOnSignals({
  on: (signal, listener) => process.on(signal, listener),
  off: (signal, listener) => process.off(signal, listener),
  leave,
});

/** A cancel that meets a plan: nothing was written, and the second half tells the comment. */
function leave(status: number): never {
  if (!isSecondHalf) core.setOutput("failure-reason", "interrupted");
  process.exit(status);
}

try {
  process.exitCode = await work();
} catch (error) {
  process.exitCode = failed(error);
}
// What was dropped, such as a wait for the rate limit, must not keep the step alive.
process.stdout.write("", () => process.exit());

async function work(): Promise<number> {
  maskSecrets([readInput("token", process.env), readInput("github-token", process.env)]);
  const step: Step = {
    env: { ...process.env },
    payload: await readPayload(process.env["GITHUB_EVENT_PATH"]),
    version: HELPSYNC_VERSION,
    log,
    name: randomUUID(),
    process: {
      manual: fileURLToPath(new URL("../../content/reference/", import.meta.url)),
      heedSignals: heedCancel,
    },
  };
  // What git or an upload of images starts is not to inherit them.
  for (const name of Object.keys(process.env)) if (name.startsWith("INPUT_")) Reflect.deleteProperty(process.env, name);
  if (isSecondHalf) {
    const left = readLeftOver();
    if (left !== undefined) await tidyUp(left, await readContext(step));
    return 0;
  }
  const verdict = await runAction(await readContext(step));
  if (verdict.kind === "passed") return 0;
  log.command(() => {
    core.error(verdict.said);
  });
  return 1;
}

/** What GitHub tells of the event; outside of GitHub nothing does. */
async function readPayload(file: string | undefined): Promise<unknown> {
  return file === undefined ? undefined : (JSON.parse(await readTextFile(file)) as unknown);
}

/** GitHub sends SIGINT, and SIGTERM 7.5 seconds later; the run goes on storing until GitHub kills it. */
function heedCancel(note: (text: string) => void): AbortSignal {
  freeSignals();
  let isCancelled = false;
  return heedSignals({
    note,
    leave,
    on: (signal, listener) =>
      process.on(signal, () => {
        if (isCancelled && signal === "SIGTERM") return;
        isCancelled = true;
        listener();
      }),
  });
}

/** A failure before the run could begin, or a bug. */
function failed(error: unknown): number {
  const text =
    error instanceof Failure ? failureText(error, "plain") : String(error instanceof Error ? error.stack : error);
  log.say(`${text.trimEnd()}\n`);
  log.command(() => {
    if (!isSecondHalf) core.setOutput("failure-reason", error instanceof Failure ? error.outcome : "failed");
    core.error(error instanceof Failure ? failureLine(error) : `helpsync has a bug: ${path.basename(String(error))}`);
  });
  return 1;
}
