import { constants } from "node:fs";
import { copyFile, cp, lstat, mkdir, readlink, symlink } from "node:fs/promises";
import path from "node:path";

/**
 * Copies a file, a symbolic link, or the checkout of a submodule to the same path below another folder. What is not
 * there (a sparse checkout left it out) is left out.
 * @param file its path from both folders, with `/`
 */
export async function copyInto(from: string, into: string, file: string): Promise<void> {
  const [source, target] = [path.join(from, file), path.join(into, file)];
  const found = await lstat(source).catch(() => undefined);
  if (found === undefined) return;
  await mkdir(path.dirname(target), { recursive: true });
  if (found.isSymbolicLink()) await symlink(await readlink(source), target);
  else if (found.isDirectory()) await cp(source, target, { recursive: true, verbatimSymlinks: true });
  else await copyFile(source, target, constants.COPYFILE_FICLONE);
}
