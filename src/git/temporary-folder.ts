import { mkdtempSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";

/** Folders of this process that still stand. */
const standing = new Set<string>();

/**
 * Makes a folder for as long as this process needs it: one that still stands when the process exits is deleted then.
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
  // A git that is still at work may write into it until it notices.
  for (const folder of standing) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
