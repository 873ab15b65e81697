import path from "node:path";
import { exists } from "../disk/new-file.ts";
import { findCheckout, readConfiguration, type Checkout } from "../git/checkout.ts";
import { hasGitHubRunEnded } from "../git/github-run.ts";
import { PrivateRepository } from "../git/private-repository.ts";
import { RemoteRef } from "../git/remote-ref.ts";
import { findRemote, isAddress, plainAddress, type Remote } from "../git/remote.ts";
import { readHead } from "../git/repository.ts";
import type { Config, KeptBodies, WorkspaceConfig } from "../model/config.ts";
import { Failure } from "../model/failure.ts";
import type { LockHolder } from "../model/lock.ts";
import type { SharedStore } from "../model/state-store.ts";
import { furthestIn } from "./furthest.ts";
import { gitLock } from "./git-lock.ts";
import { openGitStore } from "./git-store.ts";
import { describeHolder, isProcessGone, runAddress } from "./holder.ts";
import type { Every } from "./hold.ts";
import { lockedFileStore } from "./locked-file-store.ts";
import { refuseMoved } from "./memories.ts";
import { recoveryFolders } from "./recovery.ts";
import { shareStore, type Lockable, type SharingTools } from "./shared-store.ts";
import { WorkspaceBranch } from "./workspace-branch.ts";

/** What a store has from the outside. */
export interface StoreSurroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Names this machine and what its process numbers mean. */
  readonly machine: string;
  /** A folder for temporary files. */
  readonly temporary: string;
  readonly clocks: SharingTools["clocks"];
  readonly wait: (ms: number) => Promise<void>;
  readonly random: () => number;
  readonly every: Every;
}

/** Whose memory a store is. */
export interface MemoryName {
  readonly workspaceId: string;
  readonly helpCenterId: string;
}

/** A remote that states can be kept on. */
export interface StateRemote {
  readonly remote: Remote;
  readonly checkout: Checkout | null;
}

/** The folder of the states of one workspace. */
export function stateFolder(config: Config, workspaceId: string): string {
  return path.join(statesFolder(config), workspaceId);
}

function statesFolder({ folder }: Config): string {
  return path.join(folder, ".helpsync", "state");
}

/** The remote that the config names; null where the folder has none of that name, and it is no address. */
export async function findStateRemote(config: Config, env: NodeJS.ProcessEnv): Promise<StateRemote | null> {
  const checkout = await findCheckout(config.folder, env);
  if (checkout === null && !isAddress(config.state.remote)) return null;
  const remote = findRemote(await readConfiguration(config.folder, env), config.state.remote);
  return remote === null ? null : { remote, checkout };
}

/** The failure of a config that wants a remote which is not there. */
export function noRemote({ state, folder }: Config): Failure {
  return new Failure({
    what: `There is no git remote "${state.remote}" to keep the state on.`,
    why: `The config says state.store: git; ${folder} is in no git repository with that remote, or git is not installed.`,
    next: "Add the remote, name another one or its address in state.remote, or set state.store to file.",
  });
}

/** The memory in files under `.helpsync/state`. */
export function openFileMemory(config: Config, name: MemoryName, surroundings: StoreSurroundings): SharedStore {
  const keeps: KeptBodies = config.state.bodies ?? "all";
  const tools = toolsOf(surroundings);
  const lockable = lockedFileStore({ ...name, folder: stateFolder(config, name.workspaceId), keeps }, tools.hasEnded);
  return shareStore(lockable, tools, recoveryFolders(config.folder, surroundings.temporary));
}

/** The memory on a ref of a remote. Nothing is reached before something is read. */
export async function openGitMemory(
  config: Config,
  workspace: WorkspaceConfig,
  name: MemoryName,
  at: StateRemote,
  surroundings: StoreSurroundings,
): Promise<SharedStore> {
  const branch = await openBranch(config, workspace, name.workspaceId, at, surroundings);
  return shareBranch(config, branch, name, surroundings);
}

/** One help center's memory in a workspace's folder on the ref. */
export function shareBranch(
  config: Config,
  branch: WorkspaceBranch,
  name: MemoryName,
  surroundings: StoreSurroundings,
): SharedStore {
  const lockable: Lockable = {
    store: openGitStore({ branch, ...name, keeps: config.state.bodies ?? "published" }),
    place: gitLock(branch),
    attach: (hold) => (branch.hold = hold),
    close: () => branch.close(),
  };
  const furthest = furthestIn(statesFolder(config), name);
  const refuseNone = async (place: string): Promise<void> => {
    await refuseMoved(branch, name);
    await refuseForgottenFiles(config, name, place);
  };
  return shareStore(
    lockable,
    toolsOf(surroundings),
    recoveryFolders(config.folder, surroundings.temporary),
    furthest,
    refuseNone,
  );
}

/** A memory that stayed behind in files must not look like a first run. */
async function refuseForgottenFiles(
  config: Config,
  { workspaceId, helpCenterId }: MemoryName,
  place: string,
): Promise<void> {
  const file = path.join(stateFolder(config, workspaceId), `${helpCenterId}.json`);
  if (!(await exists(file))) return;
  throw new Failure({
    what: `The state of this help center is in ${file}, not in ${place}.`,
    why: "It is to be kept on the git remote, and there is none yet.",
    next: "Run `helpsync state migrate --to git`, or set state.store to file.",
  });
}

/** The folder of a workspace on the ref that the config names. */
export async function openBranch(
  config: Config,
  workspace: WorkspaceConfig,
  workspaceId: string,
  { remote, checkout }: StateRemote,
  surroundings: StoreSurroundings,
): Promise<WorkspaceBranch> {
  const { env, temporary, wait, random } = surroundings;
  const root = checkout?.root ?? config.folder;
  const repository = new PrivateRepository({
    ...{ remote, root, env, temporary },
    objectFormat: checkout?.objectFormat ?? "sha1",
  });
  const place = `${plainAddress(remote.url)} ${config.state.ref}`;
  const run = runAddress(env);
  return new WorkspaceBranch({
    ref: new RemoteRef({ repository, ref: config.state.ref, place, wait }),
    workspaceId,
    deployment: {
      workspace: workspace.name,
      commit: await readHead(config.folder),
      who: holderOf(surroundings, "").who,
      ...(run === undefined ? {} : { run }),
    },
    wait,
    random,
    hasEnded: toolsOf(surroundings).hasEnded,
  });
}

function toolsOf(surroundings: StoreSurroundings): SharingTools {
  const { env, machine, clocks, wait, random, every } = surroundings;
  return {
    ...{ clocks, wait, random, every },
    describe: (id) => holderOf(surroundings, id),
    // Machines of pipelines may be copies of one that was started once: there only the run's own word counts.
    hasEnded: async (holder) =>
      (runAddress(env) === undefined && isProcessGone(holder, machine)) || (await hasGitHubRunEnded(holder, env)),
  };
}

function holderOf({ env, machine, clocks }: StoreSurroundings, id: string): LockHolder {
  return describeHolder({ env, machine, id, since: new Date(clocks.wall()).toISOString() });
}
