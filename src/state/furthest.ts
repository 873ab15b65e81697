import path from "node:path";
import { readOptionalText } from "../disk/new-file.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import { Failure } from "../model/failure.ts";
import type { State } from "../model/state.ts";
import { writesOf } from "./count-writes.ts";

/** How far a memory was when this checkout wrote it last: an older one that stands in its place was set back. */
export interface Furthest {
  /** @throws Failure where a state is older than that */
  check(state: State | null, place: string): Promise<void>;
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
    async check(state, place) {
      const furthest = await read();
      // Where nothing is, the guard of a first run asks.
      if (state !== null && writesOf(state) < furthest) throw setBack(place, writesOf(state), furthest, file);
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
