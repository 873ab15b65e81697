import path from "node:path";
import { listFolder, readOptionalText } from "../disk/new-file.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import { kindOf } from "../model/key.ts";
import { formatState, parseState } from "./document.ts";
import { openFileBodies } from "./file-bodies.ts";
import { Failure } from "../model/failure.ts";
import type { State } from "../model/state.ts";
import type { StateStore } from "../model/state-store.ts";

/**
 * Keeps the states of a workspace's help centers in one folder, a file each, replaced as a whole; what they name stands
 * beside them. `read` throws a Failure where the file cannot be read or holds another state than its name says.
 * @param folder the workspace's own, e.g. `.helpsync/state/<workspace id>`
 */
export function openFileStore(folder: string, workspaceId: string, helpCenterId: string): StateStore {
  const own = `${helpCenterId}.json`;
  return {
    place: path.join(folder, own),
    bodies: openFileBodies(path.join(folder, "bodies")),
    read: () => readDocument(path.join(folder, own), workspaceId, helpCenterId),
    async write(state) {
      await writeFileAtomic(path.join(folder, own), formatState(state));
    },
    async ownedElsewhere() {
      const others = (await listFolder(folder)).filter((name) => name.endsWith(".json") && name !== own);
      const owned = new Map<string, string>();
      for (const name of others) {
        const state = await readDocument(path.join(folder, name), workspaceId, name.slice(0, -".json".length));
        for (const [key, { id }] of state?.resources ?? [])
          owned.set(`${kindOf(key)}:${id}`, state?.helpCenterId ?? "");
      }
      return owned;
    },
  };
}

async function readDocument(file: string, workspaceId: string, helpCenterId: string): Promise<State | null> {
  const text = await readOptionalText(file);
  if (text === null) return null;
  const state = parseState(text, file);
  if (state.workspaceId === workspaceId && state.helpCenterId === helpCenterId) return state;
  throw new Failure({
    what: `The state in ${file} belongs to help center ${state.helpCenterId} of workspace ${state.workspaceId}, not to ${helpCenterId} of ${workspaceId}.`,
    why: "The file was copied or renamed: a state remembers the ids of one help center.",
    next: `Bring the state of ${workspaceId} back from a backup or from git history.`,
  });
}
