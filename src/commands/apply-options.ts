import type { OverrideOptions } from "./overrides.ts";
import type { WorkspaceOptions } from "./session.ts";
import type { LockOptions } from "./under-lock.ts";

/** The options of `helpsync apply`. */
export interface ApplyOptions extends WorkspaceOptions, OverrideOptions, LockOptions {
  readonly yes?: true;
  /** The lines that stand for plans that were approved. */
  readonly approved?: readonly string[];
}
