import { Failure } from "../model/failure.ts";
import type { State } from "../model/state.ts";
import { parseState } from "./document.ts";

/** The state of one help center from its text. @throws Failure where it is another's, or none */
export function parseOwn(text: string, place: string, workspaceId: string, helpCenterId: string): State {
  const state = parseState(text, place);
  if (state.workspaceId === workspaceId && state.helpCenterId === helpCenterId) return state;
  throw new Failure({
    what: `The state in ${place} belongs to help center ${state.helpCenterId} of workspace ${state.workspaceId}, not to ${helpCenterId} of ${workspaceId}.`,
    why: "The file was copied or renamed: a state remembers the ids of one help center.",
    next: `Bring the state of ${workspaceId} back from a backup or from git history.`,
  });
}
