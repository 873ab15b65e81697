import type { OverrideOptions } from "./overrides.ts";
import type { WorkspaceOptions } from "./session.ts";
import type { LockOptions } from "./under-lock.ts";

/** The options of `helpsync apply`. */
export interface ApplyOptions extends WorkspaceOptions, OverrideOptions, LockOptions {
  readonly yes?: true;
  /** The line that stands for a plan that was approved. */
  readonly approved?: string;
}
