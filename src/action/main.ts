import * as core from "@actions/core";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Failure } from "../model/failure.ts";
import { failureText } from "../report/failure-text.ts";
import { heedSignals, leaveOnSignals } from "../terminal/signals.ts";
import { readContext, type Step } from "./context.ts";
import { readInput } from "./input-values.ts";
import { isSecondHalf, readLeftOver, saveFirstHalf } from "./left-over.ts";
import { ActionLog, maskSecrets } from "./log.ts";
import { runAction } from "./run-action.ts";
import { giveOutputs, readPayload } from "./runner-files.ts";
import { failureLine } from "./way-out.ts";
import { tidyUp } from "./tidy-up.ts";

declare const HELPSYNC_VERSION: string;

const isAfter = isSecondHalf();
const log = new ActionLog((text) => process.stdout.write(text));

const freeSignals = leaveOnSignals({
  on: (signal, listener) => process.on(signal, listener),
  off: (signal, listener) => process.off(signal, listener),
  leave,
});

/** A cancel that meets a plan: nothing was written, and the second half tells the comment. */
function leave(status: number): never {
  if (!isAfter) giveOutputs({ "failure-reason": "interrupted" }, log);
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
  if (!isAfter) saveFirstHalf(log);
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
  if (isAfter) {
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
  if (!isAfter) giveOutputs({ "failure-reason": error instanceof Failure ? error.outcome : "failed" }, log);
  log.command(() => {
    core.error(
      error instanceof Failure ? failureLine(error) : `helpsync has a bug: ${String(error).split("\n", 1).join("")}`,
    );
  });
  return 1;
}
