import type { OverrideOptions } from "./overrides.ts";
import type { WorkspaceOptions } from "./session.ts";

/** The options of `helpsync apply`. */
export interface ApplyOptions extends WorkspaceOptions, OverrideOptions {
  readonly yes?: true;
}
