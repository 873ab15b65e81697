import path from "node:path";
import { moveFile } from "../disk/claim.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import { mergeStates } from "../state/merge-states.ts";
import { readRecovery } from "../state/recovery.ts";
import type { Session, WorkspaceOptions } from "./session.ts";
import { underLock, type LockOptions } from "./under-lock.ts";
import { withWorkspace } from "./with-workspace.ts";

export interface StateRecoverOptions extends WorkspaceOptions, LockOptions {}

/** `helpsync state recover FILE`: brings into the state what a run did and could not store. */
export async function stateRecover(file: string, options: StateRecoverOptions, session: Session): Promise<Outcome> {
  const source = path.resolve(session.cwd, file);
  const { base, state } = await readRecovery(source);
  return withWorkspace<Outcome>(options, session, async ({ workspace: { live, store, name } }) => {
    if (state.workspaceId !== live.id || state.helpCenterId !== live.helpCenter.id) {
      throw new Failure({
        what: `${file} is of help center ${state.helpCenterId} of workspace ${state.workspaceId}.`,
        why: `${name} is help center ${live.helpCenter.id} of workspace ${live.id}.`,
        next: "Pass the --workspace that the run was for.",
      });
    }
    await underLock(store, options, session, async () => {
      const stored = await store.readAsIs();
      const merged = mergeStates(base, state, stored);
      await store.write(merged.state);
      session.print(`The state in ${store.place} holds what ${file} held.\n`);
      for (const key of merged.newer) {
        const known = merged.state.resources.has(key) ? "a later run knows something newer" : "the state had lost it";
        session.note(`${key}: ${known}; that was kept.\n`);
      }
      for (const key of merged.dropped) {
        const known = stored?.resources.has(key) === true ? "held something else of it" : "did not hold it";
        session.note(`${key}: the state that was set back ${known}; what the file says was taken.\n`);
      }
    });
    // Taken up twice it would look like news.
    await moveFile(source, `${source}.recovered`);
    return "done";
  });
}
