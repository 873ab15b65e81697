import { randomBytes } from "node:crypto";
import { Failure } from "../model/failure.ts";
import type { HeldLock, LockHolder, LockPlace, LockRequest } from "../model/lock.ts";
import type { SharedStore, StateStore } from "../model/state-store.ts";
import type { State } from "../model/state.ts";
import { acquireLock, holderText, type AcquireTools } from "./acquire.ts";
import { countWrite } from "./count-writes.ts";
import type { Furthest } from "./furthest.ts";
import { Hold, keepAlive, type Every } from "./hold.ts";
import { writeRecovery } from "./recovery.ts";

export interface SharingTools extends AcquireTools {
  readonly every: Every;
  /** What a lock says of this run. */
  readonly describe: (id: string) => LockHolder;
}

/** A store and its lock, made for each other. */
export interface Lockable {
  readonly store: StateStore;
  readonly place: LockPlace;
  /** Tells the store which lock this process has, so that it writes only while it has it. */
  readonly attach: (hold: Hold | undefined) => void;
  readonly close: () => Promise<void>;
}

/**
 * A store that several runs use in turn. It counts what is written to it.
 * @param recovery folders for what cannot be stored, the first that can be written is taken
 * @param furthest tells a state that was set back or is gone; absent where nobody but this machine writes it
 * @param refuseNone refuses that there is none where it is known to be elsewhere
 */
export function shareStore(
  lockable: Lockable,
  tools: SharingTools,
  recovery: readonly string[],
  furthest?: Furthest,
  refuseNone?: (place: string) => Promise<void>,
): SharedStore {
  const { store, place, attach } = lockable;
  // Undefined before it was read.
  let stored: State | null | undefined;
  const readAsIs = async (): Promise<State | null> => (stored = await store.read());
  const readLost = async (): Promise<State | null> => {
    const state = await readAsIs();
    if (state === null) await refuseNone?.(store.place);
    else await furthest?.checkAge(state, store.place);
    return state;
  };
  const holder = async (): Promise<LockHolder | null> => (await place.read())?.holder ?? null;
  return {
    ...store,
    readAsIs,
    readLost,
    async read() {
      const state = await readLost();
      if (state === null) await furthest?.checkNone(store.place);
      return state;
    },
    async write(state, texts) {
      const before = stored === undefined ? await readAsIs() : stored;
      const counted = countWrite(state, before);
      await store.write(counted, texts);
      stored = counted;
      await furthest?.reached(counted, before);
    },
    async lock(request: LockRequest): Promise<HeldLock> {
      const own = tools.describe(randomBytes(6).toString("hex"));
      const hold = new Hold(own, await acquireLock(place, own, request, tools), tools.clocks);
      attach(hold);
      const held = keepAlive(hold, place, tools.every);
      return {
        ...held,
        async release() {
          await held.release();
          attach(undefined);
        },
      };
    },
    holder,
    async atWork() {
      const seen = await holder();
      return seen === null || (await tools.hasEnded(seen)) ? null : seen;
    },
    unlock: (id) => unlock(place, id),
    rescue: (state) => {
      const base = stored ?? null;
      return writeRecovery(recovery, { base, state: countWrite(state, base) }, tools.describe("").since);
    },
    close: lockable.close,
  };
}

async function unlock(place: LockPlace, id: string): Promise<LockHolder> {
  for (;;) {
    const seen = await place.read();
    if (seen?.holder.id !== id) {
      throw new Failure({
        what: `There is no lock ${id}.`,
        why:
          seen === null ? "The workspace is not locked." : `The lock is ${seen.holder.id}: ${holderText(seen.holder)}.`,
        next: seen === null ? "There is nothing to do." : `If that run is dead: helpsync unlock ${seen.holder.id}`,
      });
    }
    // A holder that lives renews its lock meanwhile; it is told then, and stops.
    if ((await place.remove(seen)) === "removed") return seen.holder;
  }
}
