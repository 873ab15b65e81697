import path from "node:path";
import pLimit from "p-limit";
import { listFolder, readOptionalText } from "../disk/new-file.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import type { KeptBodies } from "../model/config.ts";
import { kindOf } from "../model/key.ts";
import type { BodyId, State } from "../model/state.ts";
import type { StateStore } from "../model/state-store.ts";
import { formatState } from "./document.ts";
import { openFileBodies } from "./file-bodies.ts";
import { namedBodies } from "./named-bodies.ts";
import { parseOwn } from "./own-document.ts";

export interface FileStoreOptions {
  /** The workspace's own, e.g. `.helpsync/state/<workspace id>`. */
  readonly folder: string;
  readonly workspaceId: string;
  readonly helpCenterId: string;
  readonly keeps: KeptBodies;
}

/** Small files that are written at once. */
const CONCURRENCY = 8;

/**
 * Keeps the states of a workspace's help centers in one folder, a file each, replaced as a whole; the bodies that a
 * state names stand in a folder of its own, so that no help center throws away another's. `read` throws a Failure where
 * the file cannot be read or holds another state than its name says.
 */
export function openFileStore({ folder, workspaceId, helpCenterId, keeps }: FileStoreOptions): StateStore {
  const own = `${helpCenterId}.json`;
  const bodies = openFileBodies(path.join(folder, "bodies", helpCenterId));
  // What this run put or saw named: a body of another run, which may not be named yet, is never thrown away.
  let disposable = new Set<BodyId>();
  return {
    place: path.join(folder, own),
    keeps,
    bodies: {
      get: (id) => bodies.get(id),
      async put(text) {
        const id = await bodies.put(text);
        disposable.add(id);
        return id;
      },
    },
    async read() {
      const state = await readDocument(path.join(folder, own), workspaceId, helpCenterId);
      for (const id of state === null ? [] : namedBodies(state)) disposable.add(id);
      return state;
    },
    async write(state, texts = []) {
      const limit = pLimit(CONCURRENCY);
      for (const id of await Promise.all(texts.map((text) => limit(() => bodies.put(text))))) disposable.add(id);
      await writeFileAtomic(path.join(folder, own), formatState(state));
      const named = namedBodies(state);
      // Only now: until the new state stood, the old one counted, and it names what it names.
      for (const id of disposable) if (!named.has(id)) await bodies.discard(id);
      disposable = named;
    },
    async ownedElsewhere() {
      const others = (await listFolder(folder)).filter((name) => name.endsWith(".json") && name !== own);
      const owned = new Map<string, string>();
      for (const name of others) {
        const other = name.slice(0, -".json".length);
        const state = await readDocument(path.join(folder, name), workspaceId, other);
        for (const [key, { id }] of state?.resources ?? []) owned.set(`${kindOf(key)}:${id}`, other);
      }
      return owned;
    },
  };
}

async function readDocument(file: string, workspaceId: string, helpCenterId: string): Promise<State | null> {
  const text = await readOptionalText(file);
  if (text === null) return null;
  return parseOwn(text, file, workspaceId, helpCenterId);
}
