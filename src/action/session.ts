import { setTimeout as sleep } from "node:timers/promises";
import type { RunEvent } from "../commands/run-event.ts";
import type { Session, Surroundings } from "../commands/session.ts";
import type { ActionLog } from "./log.ts";
import type { Place } from "./place.ts";

/** The process, as far as a run has to do with it. */
export interface ProcessPart {
  /** The folder of the manual's reference pages, absolute. */
  readonly manual: string;
  /** From now on a cancel aborts this signal, and ends the process only the second time. */
  readonly heedSignals: (note: (text: string) => void) => AbortSignal;
}

/** What a command has of the outside world in a step of a workflow: nobody to ask, and one log for everything. */
export function surroundingsIn(
  { folder }: Pick<Place, "folder">,
  env: NodeJS.ProcessEnv,
  log: ActionLog,
  { manual, heedSignals }: ProcessPart,
  witness: (event: RunEvent) => void = () => undefined,
): Surroundings {
  const say = (text: string): void => {
    log.say(text);
  };
  return {
    ...{ cwd: folder, env, manual, witness },
    print: say,
    note: say,
    progress: (line, done, total) => {
      say(`[${String(done)}/${String(total)}] ${line}\n`);
    },
    color: "plain",
    audience: "script",
    confirm: () => Promise.resolve(false),
    wait: (duration) => sleep(duration),
    heedSignals: () => heedSignals(say),
    untilStopped: () => new Promise(() => undefined),
  };
}

/** The same for what the Action asks of a workspace by itself, in the name of a command that takes no words. */
export function sessionIn(surroundings: Surroundings, command: string): Session {
  return { ...surroundings, typed: { command, parameters: [], options: new Map() } };
}
