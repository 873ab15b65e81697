import type { Outcome } from "../model/failure.ts";
import { holderText } from "../state/acquire.ts";
import { withWorkspace } from "./with-workspace.ts";
import type { Session, WorkspaceOptions } from "./session.ts";

/** `helpsync unlock ID`: frees a workspace whose run is dead. */
export async function unlock(id: string, options: WorkspaceOptions, session: Session): Promise<Outcome> {
  return withWorkspace<Outcome>(options, session, async ({ workspace }) => {
    const holder = await workspace.store.unlock(id);
    session.print(
      `Unlocked. The lock was of ${holderText(holder)}.\n` +
        "Should that run live, it writes on until it notices: within half a minute, within four minutes where it cannot reach the state.\n",
    );
    return "done";
  });
}
