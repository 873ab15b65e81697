import path from "node:path";
import type { LockHolder } from "../model/lock.ts";
import { locked } from "./acquire.ts";
import { fileLock } from "./file-lock.ts";
import { openFileStore, type FileStoreOptions } from "./file-store.ts";
import { GONE, type Hold } from "./hold.ts";
import type { Lockable } from "./shared-store.ts";
import { lostLock } from "./workspace-branch.ts";

/** The file store with a lock beside its files. */
export function lockedFileStore(
  options: FileStoreOptions,
  hasEnded: (holder: LockHolder) => Promise<boolean>,
): Lockable {
  const store = openFileStore(options);
  const place = fileLock(path.join(options.folder, "lock"));
  let hold: Hold | undefined;
  const fence = async (): Promise<void> => {
    const holder = (await place.read())?.holder;
    if (hold === undefined) {
      if (holder !== undefined && !(await hasEnded(holder))) throw locked(holder, 0);
      return;
    }
    if (holder?.id !== hold.holder.id) hold.lose(GONE);
    if (hold.lost !== undefined) throw lostLock(hold.lost);
  };
  return {
    place,
    attach: (attached) => (hold = attached),
    close: () => Promise.resolve(),
    store: {
      ...store,
      async write(state, texts) {
        await fence();
        await store.write(state, texts);
      },
      bodies: {
        get: (id) => store.bodies.get(id),
        async put(text) {
          await fence();
          return store.bodies.put(text);
        },
      },
    },
  };
}
