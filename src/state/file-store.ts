import { readOptionalText } from "../disk/new-file.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import { formatState, parseState } from "./document.ts";
import { Failure } from "../model/failure.ts";
import type { StateStore } from "../model/state-store.ts";

/**
 * Keeps a workspace's state in one file, replaced as a whole. Its `read` throws a Failure where the file cannot be read
 * or holds the state of another workspace.
 */
export function openFileStore(file: string, workspaceId: string): StateStore {
  return {
    place: file,
    async read() {
      const text = await readOptionalText(file);
      if (text === null) return null;
      const state = parseState(text, file);
      if (state.workspaceId !== workspaceId) throw foreign(file, state.workspaceId, workspaceId);
      return state;
    },
    async write(state) {
      await writeFileAtomic(file, formatState(state));
    },
  };
}

function foreign(file: string, found: string, expected: string): Failure {
  return new Failure({
    what: `The state in ${file} belongs to workspace ${found}, not to ${expected}.`,
    why: "The file was copied or renamed: a state remembers the ids of one workspace.",
    next: `Bring the state of ${expected} back from a backup or from git history.`,
  });
}
