import type { Config, KeptBodies, RealWorkspace } from "../model/config.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import type { SharedStore } from "../model/state-store.ts";
import { fileMemories, gitMemories, type Memories } from "../state/memories.ts";
import { migrateMemories } from "../state/migrate.ts";
import {
  findStateRemote,
  noRemote,
  openBranch,
  openFileMemory,
  shareBranch,
  stateFolder,
} from "../state/open-store.ts";
import { surroundingsOf, type OpenWorkspace } from "../workspace.ts";
import type { Session, WorkspaceOptions } from "./session.ts";
import { lockRequest, type LockOptions } from "./under-lock.ts";
import { withWorkspace } from "./with-workspace.ts";

export interface StateMigrateOptions extends WorkspaceOptions, LockOptions {
  readonly to: "git" | "file";
}

/** `helpsync state migrate --to git|file`: moves the memory of a workspace, all its help centers together. */
export async function stateMigrate(options: StateMigrateOptions, session: Session): Promise<Outcome> {
  return withWorkspace<Outcome>(options, session, async ({ config, workspace }) => {
    if (workspace.config.sandbox) {
      throw new Failure({
        what: "The state of a sandbox stays in files.",
        why: "Its data are on this machine only.",
        next: "Pass the --workspace of a real workspace.",
      });
    }
    const places = await openPlaces(config, workspace.config, workspace, { ...options, session });
    try {
      const [from, to] = options.to === "git" ? [places.file, places.git] : [places.git, places.file];
      const { helpCenters, withheld, retired } = await migrateMemories(from, to);
      session.print(`Moved the state of help center ${helpCenters.join(", ")} to ${to.place}.\n`);
      session.print(`The old one is ${retired}; nothing reads it any more.\n`);
      if (withheld > 0) session.note(`${withheld} texts of snapshots are only there: state.bodies keeps them out.\n`);
      if (config.state.store !== options.to) {
        session.print(`Set \`state: { store: ${options.to} }\` in ${config.file}, and commit it.\n`);
      }
      return "done";
    } finally {
      await places.close();
    }
  });
}

interface Places {
  readonly file: Memories;
  readonly git: Memories;
  close(): Promise<void>;
}

/** Both places, locked. */
async function openPlaces(
  config: Config,
  chosen: RealWorkspace,
  { live }: OpenWorkspace,
  { session, lockTimeout, to }: StateMigrateOptions & { readonly session: Session },
): Promise<Places> {
  const surroundings = await surroundingsOf(session.env);
  const remote = await findStateRemote(config, session.env);
  if (remote === null) throw noRemote(config);
  const name = { workspaceId: live.id, helpCenterId: live.helpCenter.id };
  const branch = await openBranch(config, chosen, live.id, remote, surroundings);
  const keeps = (otherwise: KeptBodies): KeptBodies => config.state.bodies ?? otherwise;
  const closing: (() => Promise<void>)[] = [() => branch.close()];
  const close = async (): Promise<void> => {
    for (const step of closing.reverse()) await step();
  };
  const request = lockRequest(lockTimeout, session);
  const git = gitMemories(branch, live.id, keeps("published"));
  // What moves is opened below without asking how far this checkout has seen it.
  const refuseSetBack = async (): Promise<void> => {
    for (const helpCenterId of new Set([name.helpCenterId, ...(await git.helpCenters())])) {
      await shareBranch(config, branch, { ...name, helpCenterId }, surroundings).read();
    }
  };
  try {
    const stores: SharedStore[] = [
      openFileMemory(config, name, surroundings),
      shareBranch(config, branch, name, surroundings),
    ];
    for (const store of stores) {
      const lock = await store.lock(request);
      closing.push(() => lock.release());
    }
    if (to === "file") await refuseSetBack();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    file: fileMemories(stateFolder(config, live.id), live.id, keeps("all")),
    git,
    close,
  };
}
