import { Failure } from "../model/failure.ts";
import type { SharedStore } from "../model/state-store.ts";
import type { State } from "../model/state.ts";
import { following } from "./advice.ts";
import type { Session } from "./session.ts";

/** A run that ended before its end. */
export interface BrokenRun {
  readonly broken: Failure;
  /** What the run knew at its end. */
  readonly state: State;
  /** Whether the state could not be stored: then it is not tried again. */
  readonly cause: "store" | "other";
}

/**
 * Keeps what a broken run knew: where the state belongs, else in a file.
 * @returns the failure that the run ends with: nobody may read that nothing was changed
 */
export async function brokenRun(
  { broken, state, cause }: BrokenRun,
  store: SharedStore,
  session: Session,
): Promise<Failure> {
  const { message: what, why, next } = broken;
  const failure = (parts: { readonly next: string; readonly done: string }): Failure =>
    new Failure({ what, why, ...parts, outcome: "partial", cause: broken });
  if (cause === "other" && (await isStored(store, state))) {
    return failure({
      next: `${next} Then apply again: the next run finds out what was written and goes on.`,
      done: "What was written stands in the lines above.",
    });
  }
  try {
    const file = await store.rescue(state);
    return failure({
      next: `${next} Then run: ${following(session, "state recover", file)}`,
      done: `What this run did could not be stored in ${store.place}. It stands in the recovery file ${file}`,
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return failure({
      next: `${next} Then apply again: the next run finds out what was written.`,
      done: `What this run did could be stored nowhere, not even in a recovery file: ${error.message} ${error.why}`,
    });
  }
}

async function isStored(store: SharedStore, state: State): Promise<boolean> {
  try {
    await store.write(state);
    return true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return false;
  }
}
