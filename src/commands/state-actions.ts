import type { WorkspaceOptions } from "./session.ts";
import type { LockOptions } from "./under-lock.ts";

/** What `helpsync state` can be told to do. */
export const STATE_ACTIONS = ["list", "show", "remove", "rebuild"] as const;
export type StateAction = (typeof STATE_ACTIONS)[number];

export interface StateOptions extends WorkspaceOptions, LockOptions {
  readonly yes?: true;
}
