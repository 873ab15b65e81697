import { mkdir, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure } from "../model/failure.ts";
import { reasonOf } from "./text-file.ts";

/** Whether something else is at a path: on some disks a name that differs in letter case only is the same file. */
export async function isTaken(target: string, by: string): Promise<boolean> {
  const [there, mover] = await Promise.all([target, by].map((path) => stat(path).catch(() => undefined)));
  if (there === undefined) return false;
  return there.ino !== mover?.ino || there.dev !== mover.dev;
}

/**
 * Renames a file or a folder, with the folders that are missing. Whoever calls has asked whether the target is taken.
 * @throws Failure where the system refuses
 */
export async function movePath(from: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
  } catch (error) {
    const next = "Check your rights on both folders, and that both are on one disk.";
    throw new Failure({ what: `${from} cannot be moved to ${to}.`, why: reasonOf(error), next, cause: error });
  }
}
