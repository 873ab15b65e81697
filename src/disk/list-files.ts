import { realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import glob from "fast-glob";
import { byCodePoint } from "../model/key.ts";

export interface FileListing {
  /** Paths from the root with `/`, by code point. */
  readonly files: readonly string[];
  /** Symbolic links that were not followed. */
  readonly refused: readonly RefusedLink[];
}

export interface RefusedLink {
  /** From the root. */
  readonly path: string;
  /** Where it leads, absolute; `null`: nowhere, to a folder that it stands in, or through another linked folder. */
  readonly target: string | null;
}

/** Never content, whatever the config says. */
const NEVER = ["**/.git", "**/.helpsync", "**/node_modules"];

/**
 * Every file below a folder. A symbolic link to something inside the folder is followed, as if the files stood there
 * twice; one that leads out is refused.
 * @param root absolute, without symbolic links in it
 */
export async function listFiles(root: string): Promise<FileListing> {
  const files: string[] = [];
  const refused: RefusedLink[] = [];
  const walk = async (folder: string, prefix: string): Promise<void> => {
    const entries = await glob("**/*", {
      cwd: folder,
      dot: true,
      ignore: NEVER,
      onlyFiles: false,
      followSymbolicLinks: false,
      objectMode: true,
    });
    for (const entry of entries) {
      const path = prefix + entry.path;
      if (entry.dirent.isFile()) files.push(path);
      if (!entry.dirent.isSymbolicLink()) continue;
      const target = await targetOf(join(folder, entry.path));
      if (target === null || isInside(join(folder, entry.path), target)) {
        refused.push({ path, target: null });
      } else if (!isInside(target, root)) {
        refused.push({ path, target });
      } else if (!(await stat(target)).isDirectory()) {
        files.push(path);
      } else if (prefix === "") {
        await walk(target, `${path}/`);
      } else {
        // Folders that link to each other would be walked in all orders.
        refused.push({ path, target: null });
      }
    }
  };
  await walk(root, "");
  return {
    files: files.sort(byCodePoint),
    refused: refused.sort((left, right) => byCodePoint(left.path, right.path)),
  };
}

async function targetOf(link: string): Promise<string | null> {
  try {
    return await realpath(link);
  } catch {
    return null;
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !way.startsWith(sep));
}
