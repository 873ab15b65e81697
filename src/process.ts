import { setTimeout as sleep } from "node:timers/promises";
import { runProgram } from "./commands/program.ts";
import type { Surroundings } from "./commands/session.ts";
import { EXIT_CODES } from "./model/failure.ts";
import { askOnTerminal } from "./terminal/ask.ts";
import { outliveReader } from "./terminal/closed-pipe.ts";
import { progressLine } from "./terminal/progress.ts";
import { heedSignals, leaveOnSignals } from "./terminal/signals.ts";

/**
 * Runs the program in this process: its arguments, environment, streams and signals in, its output and exit code out.
 * @param manual the folder of the manual's reference pages, absolute
 */
export async function runInProcess(version: string, manual: string): Promise<void> {
  outliveReader(process.stdout);
  outliveReader(process.stderr);
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const progress = progressLine(process.stderr);
  const note = (text: string): void => {
    progress.clear();
    process.stderr.write(text);
  };

  const freeSignals = leaveOnSignals({
    on: (signal, listener) => process.on(signal, listener),
    off: (signal, listener) => process.off(signal, listener),
    leave: (status) => process.exit(status),
  });

  const code = await runProgram(process.argv.slice(2), version, (flags): Surroundings => {
    return {
      cwd: process.cwd(),
      env: process.env,
      manual,
      print: (text) => {
        progress.clear();
        process.stdout.write(text);
      },
      note,
      progress: progress.show,
      color: wantsColor(flags.color) ? "color" : "plain",
      audience: isTerminal ? "terminal" : "script",
      wait: (duration) => sleep(duration),
      confirm: (question) => askOnTerminal(question, { input: process.stdin, output: process.stderr }),
      heedSignals: () => {
        freeSignals();
        return heedSignals({
          on: (signal, listener) => process.on(signal, listener),
          leave: (status) => process.exit(status),
          note,
        });
      },
      untilStopped: () => {
        freeSignals();
        return new Promise((resolve) => {
          for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
            process.once(signal, () => {
              resolve();
            });
        });
      },
    };
  });

  process.exitCode = code;
  // What was dropped, such as a wait for the rate limit, must not keep a stopped program alive.
  if (code === EXIT_CODES.interrupted) process.stdout.write("", () => process.exit());
}

/** Colour where a person looks, unless they said no (https://no-color.org). */
function wantsColor(flag: boolean): boolean {
  return flag && process.stdout.isTTY && !process.env["NO_COLOR"];
}
