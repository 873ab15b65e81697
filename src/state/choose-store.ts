import type { Config, WorkspaceConfig } from "../model/config.ts";
import type { SharedStore } from "../model/state-store.ts";
import {
  findStateRemote,
  noRemote,
  openFileMemory,
  openGitMemory,
  type MemoryName,
  type StoreSurroundings,
} from "./open-store.ts";

export interface ChosenStore {
  readonly store: SharedStore;
  /** What people should know of it, a sentence each. */
  readonly warnings: readonly string[];
}

/**
 * The memory of a workspace: on the remote where there is one, so that laptops and pipelines share it; else, and for
 * the embedded Intercom always, in files of this machine. `state.store` of the config decides otherwise.
 * @throws Failure where the config wants a remote and there is none
 */
export async function chooseStore(
  config: Config,
  workspace: WorkspaceConfig,
  name: MemoryName,
  surroundings: StoreSurroundings,
): Promise<ChosenStore> {
  if (workspace.sandbox) return { store: openFileMemory(config, name, surroundings), warnings: [] };
  const remote = config.state.store === "file" ? null : await findStateRemote(config, surroundings.env);
  if (remote !== null) {
    return { store: await openGitMemory(config, workspace, name, remote, surroundings), warnings: [] };
  }
  if (config.state.store === "git") throw noRemote(config);
  const isPipeline = !["", "0", "false", undefined].includes(surroundings.env["CI"]);
  return {
    store: openFileMemory(config, name, surroundings),
    warnings: isPipeline
      ? [
          "The state is kept in files of this machine (.helpsync/state): a pipeline that starts on a new machine has no memory. Keep that folder between runs, or set state.store to git.",
        ]
      : [],
  };
}
