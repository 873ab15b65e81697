import type { Config } from "../model/config.ts";
import type { Loaded } from "../load.ts";
import type { OpenWorkspace } from "../workspace.ts";

/** The content and the workspace that a plan was made of. */
export interface Opened {
  readonly config: Config;
  readonly loaded: Loaded;
  readonly workspace: OpenWorkspace;
}
