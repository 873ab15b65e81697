import path from "node:path";
import { readOptionalText } from "../disk/new-file.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import { Failure } from "../model/failure.ts";
import type { State } from "../model/state.ts";
import { writesOf } from "./count-writes.ts";

/** How far a memory was when this checkout wrote it last: an older one in its place was set back, and none is a loss. */
export interface Furthest {
  /** @throws Failure where a state is older than that */
  checkAge(state: State, place: string): Promise<void>;
  /** @throws Failure where there was a state, and none is there any more */
  checkNone(place: string): Promise<void>;
  /** Remembers a state that was just written upon another one. */
  reached(state: State, before: State | null): Promise<void>;
}

/**
 * Remembers it in a file of the checkout.
 * @param folder that of all states, `.helpsync/state`
 */
export function furthestIn(
  folder: string,
  name: { readonly workspaceId: string; readonly helpCenterId: string },
): Furthest {
  const file = path.join(folder, `${name.workspaceId}.${name.helpCenterId}.json`);
  const read = async (): Promise<number> => {
    const count = Number(await readOptionalText(file));
    return Number.isSafeInteger(count) ? count : 0;
  };
  return {
    async checkAge(state, place) {
      const furthest = await read();
      if (writesOf(state) < furthest) throw setBack(place, writesOf(state), furthest, file);
    },
    async checkNone(place) {
      const furthest = await read();
      if (furthest > 0) throw gone(place, furthest, file);
    },
    async reached(state, before) {
      const count = before === null ? writesOf(state) : Math.max(writesOf(state), await read());
      await writeFileAtomic(file, `${String(count)}\n`).catch((error: unknown) => {
        // The state is stored; only a later look knows less.
        if (!(error instanceof Failure)) throw error;
      });
    },
  };
}

function setBack(place: string, writes: number, furthest: number, file: string): Failure {
  return new Failure({
    what: `The state in ${place} was set back: it is the one after write ${String(writes)}; this checkout has written number ${String(furthest)}.`,
    why: "Somebody rewrote the history of the ref. What was created since would be made a second time, and what was changed since would look like edits in Intercom.",
    next: `Put the ref back to the commit that it had, or bring back the recovery file of a run that could not store its state: helpsync state recover FILE. To go on with the older state all the same, delete ${file}.`,
  });
}

function gone(place: string, furthest: number, file: string): Failure {
  return new Failure({
    what: `There is no state in ${place} any more: this checkout has written number ${String(furthest)} of it.`,
    why: "Somebody removed it or its ref, or state.ref or state.remote was changed. Without it, what is not recognised in Intercom would be made a second time.",
    next: `Put the ref back to the commit that it had, or the config to the ref that it named. Otherwise bring back the recovery file of a run that could not store its state, helpsync state recover FILE, or make the state anew from what Intercom holds: helpsync state rebuild. To begin without one all the same, delete ${file}.`,
  });
}
