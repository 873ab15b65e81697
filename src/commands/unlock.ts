import type { Outcome } from "../model/failure.ts";
import { holderText } from "../state/acquire.ts";
import { withWorkspace } from "./with-workspace.ts";
import type { Session, WorkspaceOptions } from "./session.ts";

/** `helpsync unlock ID`: frees a workspace whose run is dead. */
export async function unlock(id: string, options: WorkspaceOptions, session: Session): Promise<Outcome> {
  return withWorkspace<Outcome>(options, session, async ({ workspace }) => {
    const holder = await workspace.store.unlock(id);
    session.print(
      `Unlocked. The lock was of ${holderText(holder)}; should that run live, it stops before its next write.\n`,
    );
    return "done";
  });
}
