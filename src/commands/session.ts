import type { Drafts } from "../report/hidden-words.ts";
import type { RunEvent } from "./run-event.ts";
import type { Typed } from "./typed.ts";

/** What a command has from the outside. Nothing else reads the environment or writes to a terminal. */
export interface Session extends Surroundings {
  readonly typed: Typed;
}

/** The outside before it is known which command runs. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** The folder of the manual's reference pages, absolute. */
  readonly manual: string;
  /** The result: what a script would read. */
  readonly print: (text: string) => void;
  /** Progress, warnings, failures. */
  readonly note: (text: string) => void;
  /** Tells that one of `total` steps of long work is done: a line that is replaced on a terminal, a plain line elsewhere. */
  readonly progress: (line: string, done: number, total: number) => void;
  readonly color: "color" | "plain";
  /** Whether whoever reads along may see the words of drafts; they may where this is not said. */
  readonly drafts?: Drafts;
  /** Whether a person is there to be asked and to watch. */
  readonly audience: "terminal" | "script";
  /** Asks a yes-or-no question; only where the audience is a terminal. */
  readonly confirm: (question: string) => Promise<boolean>;
  /** Lets time pass, in milliseconds. */
  readonly wait: (duration: number) => Promise<void>;
  /**
   * From now on Ctrl-C, SIGTERM and SIGHUP do not end the program at once: the first aborts this signal with the Failure
   * that the run is to end with.
   */
  readonly heedSignals: () => AbortSignal;
  /** Told what the run finds and does, as data; a terminal needs none of it. */
  readonly witness?: (event: RunEvent) => void;
  /** Resolves when the person or the system asks to stop. */
  readonly untilStopped: () => Promise<void>;
}

/** The options of every command. */
export interface CommonOptions {
  readonly config?: string;
  readonly verbose?: true;
}

/** The options that choose a workspace. */
export interface WorkspaceOptions extends CommonOptions {
  readonly workspace?: string;
  readonly apiVersion?: string;
}
