import type { Intercom } from "../model/intercom.ts";
import type { SharedStore, StateStore } from "../model/state-store.ts";

/** What an apply has done by now to the world outside, and what it could not do. */
export interface Watched {
  readonly intercom: Intercom;
  readonly store: StateStore;
  /** Whether any call that writes was made, whatever became of it. */
  readonly hasWritten: () => boolean;
  /** Whether that error is why the state could not be stored. */
  readonly isOfStore: (error: unknown) => boolean;
}

/** The same Intercom and the same store, with an eye on what is done with them. */
export function watched(intercom: Intercom, store: SharedStore): Watched {
  let written = false;
  const failures = new Set<unknown>();
  const writing = <Value>(call: () => Promise<Value>): Promise<Value> => {
    written = true;
    return call();
  };
  return {
    intercom: {
      ...intercom,
      create: (kind, write, leave) => writing(() => intercom.create(kind, write, leave)),
      update: (kind, id, write, leave) => writing(() => intercom.update(kind, id, write, leave)),
      remove: (kind, id, leave) => writing(() => intercom.remove(kind, id, leave)),
    },
    store: {
      ...store,
      write: (state, texts) =>
        store.write(state, texts).catch((error: unknown) => {
          failures.add(error);
          throw error;
        }),
    },
    hasWritten: () => written,
    isOfStore: (error) => failures.has(error),
  };
}
