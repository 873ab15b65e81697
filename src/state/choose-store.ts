import path from "node:path";
import { exists } from "../disk/new-file.ts";
import type { Config, WorkspaceConfig } from "../model/config.ts";
import { Failure } from "../model/failure.ts";
import type { SharedStore } from "../model/state-store.ts";
import {
  findStateRemote,
  noRemote,
  openFileMemory,
  openGitMemory,
  stateFolder,
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
    const store = await openGitMemory(config, workspace, name, remote, surroundings);
    return { store: refuseForgottenFiles(store, config, name), warnings: [] };
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

/** A memory that stayed behind in files must not look like a first run. */
function refuseForgottenFiles(
  store: SharedStore,
  config: Config,
  { workspaceId, helpCenterId }: MemoryName,
): SharedStore {
  const file = path.join(stateFolder(config, workspaceId), `${helpCenterId}.json`);
  return {
    ...store,
    async read() {
      const state = await store.read();
      if (state !== null || !(await exists(file))) return state;
      throw new Failure({
        what: `The state of this help center is in ${file}, not in ${store.place}.`,
        why: "It is to be kept on the git remote, and there is none yet.",
        next: "Run `helpsync state migrate --to git`, or set state.store to file.",
      });
    },
  };
}
