import { mkdtempSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { endGitIn } from "./run-git.ts";

/** Folders of this process that still stand. */
const standing = new Set<string>();

/**
 * Makes a folder for as long as this process needs it: one that still stands when the process exits is deleted then, and
 * a git that writes to it is ended.
 * @param prefix a path; some letters are added to it
 */
export function makeTemporaryFolder(prefix: string): string {
  if (standing.size === 0) process.on("exit", deleteAll);
  const folder = mkdtempSync(prefix);
  standing.add(folder);
  return folder;
}

export async function deleteTemporaryFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  standing.delete(folder);
  if (standing.size === 0) process.off("exit", deleteAll);
}

function deleteAll(): void {
  for (const folder of standing) {
    endGitIn(folder);
    // One that is being ended may still write into it.
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
