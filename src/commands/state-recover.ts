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
      const merged = mergeStates(base, state, await store.readAsIs());
      await store.write(merged.state);
      session.print(`The state in ${store.place} holds what ${file} held.\n`);
      for (const key of merged.newer) session.note(`${key}: a later run knows something newer; that was kept.\n`);
      for (const key of merged.dropped) session.note(`${key}: only the older state knew it; that was dropped.\n`);
    });
    // Taken up twice it would look like news.
    await moveFile(source, `${source}.recovered`);
    return "done";
  });
}
