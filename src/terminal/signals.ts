import { constants } from "node:os";
import { Failure } from "../model/failure.ts";

/** The last one is what a terminal that is closed sends. */
type Signal = "SIGINT" | "SIGTERM" | "SIGHUP";

/** The program as far as signals concern it. */
export interface Signalled {
  readonly on: (signal: Signal, listener: () => void) => unknown;
  /** Ends the program at once. */
  readonly leave: (code: number) => void;
  readonly note: (text: string) => void;
}

/** What a person or the system gets for asking to stop: what is under way comes to its end, and is stored. */
const FIRST = "Stopping: what is under way is finished and stored first. A second Ctrl-C stops at once.\n";
const SECOND = "Stopped at once. What was begun stands in the state, and the next run finds out what became of it.\n";

/**
 * Ends the program by its own exit on Ctrl-C, SIGTERM and SIGHUP, so that it leaves no temporary files.
 * @returns what gives the signals free for another use
 */
export function leaveOnSignals({
  on,
  off,
  leave,
}: Pick<Signalled, "on" | "leave"> & { readonly off: Signalled["on"] }): () => void {
  const listeners = (["SIGINT", "SIGTERM", "SIGHUP"] as const).map((signal) => {
    const listener = (): void => {
      // As a shell tells of a program that a signal ended.
      leave(128 + constants.signals[signal]);
    };
    return [signal, listener] as const;
  });
  for (const [signal, listener] of listeners) on(signal, listener);
  return () => {
    for (const [signal, listener] of listeners) off(signal, listener);
  };
}

/**
 * From now on Ctrl-C, SIGTERM and SIGHUP do not end the program: the first one aborts the signal that is given, with a
 * Failure as its reason; the second one ends the program at once.
 */
export function heedSignals({ on, leave, note }: Signalled): AbortSignal {
  const controller = new AbortController();
  const heed = (by: string): void => {
    if (controller.signal.aborted) {
      note(SECOND);
      leave(130);
      return;
    }
    note(FIRST);
    controller.abort(stopped(by));
  };
  on("SIGINT", () => {
    heed("Ctrl-C");
  });
  for (const signal of ["SIGTERM", "SIGHUP"] as const) {
    on(signal, () => {
      heed(signal);
    });
  }
  return controller.signal;
}

/** The failure of a run that was stopped before it began to write. */
export function stopped(by: string): Failure {
  return new Failure({
    what: `The run was stopped by ${by}.`,
    next: "Run the same command again.",
    outcome: "interrupted",
  });
}
