import type { SharedStore, StateStore } from "../../src/model/state-store.ts";

/** A store that nobody else uses: its lock is always free. */
export function unshared(store: StateStore): SharedStore {
  return {
    ...store,
    readAsIs: () => store.read(),
    readLost: () => store.read(),
    lock: () =>
      Promise.resolve({
        holder: { id: "own", who: "test", where: "here", since: "", process: { id: process.pid, machine: "" } },
        lost: () => undefined,
        release: () => Promise.resolve(),
      }),
    holder: () => Promise.resolve(null),
    atWork: () => Promise.resolve(null),
    unlock: (id) => Promise.reject(new Error(`There is no lock ${id}.`)),
    rescue: () => Promise.reject(new Error("There is no folder for a recovery file.")),
    close: () => Promise.resolve(),
  };
}
