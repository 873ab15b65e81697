import path from "node:path";
import { moveFile } from "../disk/claim.ts";
import { exists, listFolder } from "../disk/new-file.ts";
import { deleteFile } from "../disk/text-file.ts";
import type { KeptBodies } from "../model/config.ts";
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

function helpCenterOf(document: string): string {
  return document.slice(0, -".json".length);
}

/** Ids hold no dots, so no workspace is ever called like that. */
async function freeName(name: string, isTaken: (name: string) => Promise<boolean>): Promise<string> {
  for (let number = 1; ; number += 1) {
    const free = `${name}.migrated${number === 1 ? "" : `-${number}`}`;
    if (!(await isTaken(free))) return free;
  }
}
