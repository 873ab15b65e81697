import path from "node:path";
import { moveFile } from "../disk/claim.ts";
import { exists, listFolder } from "../disk/new-file.ts";
import { deleteFile } from "../disk/text-file.ts";
import type { KeptBodies } from "../model/config.ts";
import { Failure } from "../model/failure.ts";
import type { StateStore } from "../model/state-store.ts";
import { openFileStore } from "./file-store.ts";
import { documentsOf, openGitStore } from "./git-store.ts";
import { LOCK, type WorkspaceBranch } from "./workspace-branch.ts";

/** The states of all help centers of one workspace, in one place. */
export interface Memories {
  readonly place: string;
  readonly keeps: KeptBodies;
  helpCenters(): Promise<string[]>;
  open(helpCenterId: string): StateStore;
  /** Gives the place another name, so that nobody takes it for a memory any more; the name. */
  retire(): Promise<string>;
}

export function fileMemories(folder: string, workspaceId: string, keeps: KeptBodies): Memories {
  return {
    place: folder,
    keeps,
    helpCenters: async () => documentsOf(await listFolder(folder)).map(helpCenterOf),
    open: (helpCenterId) => openFileStore({ folder, workspaceId, helpCenterId, keeps }),
    async retire() {
      const name = await freeName(folder, exists);
      await moveFile(folder, name);
      await deleteFile(path.join(name, "lock"));
      return name;
    },
  };
}

export function gitMemories(branch: WorkspaceBranch, workspaceId: string, keeps: KeptBodies): Memories {
  return {
    place: `${branch.place}: ${workspaceId}`,
    keeps,
    helpCenters: async () => documentsOf(branch.names(await branch.look()).keys()).map(helpCenterOf),
    open: (helpCenterId) => openGitStore({ branch, workspaceId, helpCenterId, keeps }),
    async retire() {
      let name = "";
      await branch.change(async (tip) => {
        const paths = [...(tip?.files.keys() ?? [])];
        name = await freeName(workspaceId, (free) =>
          Promise.resolve(paths.some((file) => file.startsWith(`${free}/`))),
        );
        return {
          renames: [{ from: workspaceId, to: name }],
          files: new Map(paths.includes(branch.path(LOCK)) ? [[`${name}/${LOCK}`, null]] : []),
          subject: "the state has moved to files",
        };
      });
      return `${branch.place}: ${name}`;
    },
  };
}

/**
 * A memory that moved to the files of some machine must not look like a first run to the others.
 * @throws Failure where the ref holds what a migration left there
 */
export async function refuseMoved(
  branch: WorkspaceBranch,
  { workspaceId, helpCenterId }: { readonly workspaceId: string; readonly helpCenterId: string },
): Promise<void> {
  const left = [...((await branch.known())?.files.keys() ?? [])]
    .filter((file) => file.startsWith(retiredName(workspaceId, 1)) && file.endsWith(`/${helpCenterId}.json`))
    .map((file) => file.slice(0, file.indexOf("/")))
    // The numbers count up.
    .sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
    .at(-1);
  if (left === undefined) return;
  throw new Failure({
    what: `The state of this help center is not in ${branch.place} any more: \`helpsync state migrate --to file\` moved it into files.`,
    why: `They are under .helpsync/state on the machine where that was done; what stayed behind here, ${left}, is as old as that.`,
    next: `Run helpsync there, with state.store set to file, or bring the state back from there: helpsync state migrate --to git. Should those files be lost, rename ${left} to ${workspaceId} on the ref.`,
  });
}

function helpCenterOf(document: string): string {
  return document.slice(0, -".json".length);
}

async function freeName(name: string, isTaken: (name: string) => Promise<boolean>): Promise<string> {
  for (let number = 1; ; number += 1) {
    const free = retiredName(name, number);
    if (!(await isTaken(free))) return free;
  }
}

/** Ids hold no dots, so no workspace is ever called like that. */
function retiredName(name: string, number: number): string {
  return `${name}.migrated${number === 1 ? "" : `-${number}`}`;
}
