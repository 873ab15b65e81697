import { link, mkdir, realpath, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../model/config.ts";
import { Failure } from "../model/failure.ts";
import { listFiles } from "./list-files.ts";
import { exists, leadsInto, readOptionalBytes } from "./new-file.ts";
import { deleteFile, draftOf, isDraft, reasonOf, writeFileAtomic } from "./text-file.ts";

/** The content folder as something to write into. Paths are from its root, with `/`. */
export interface ContentFolder {
  /** Every file that is there, as the disk spells it; none that is only being written. */
  readonly files: readonly string[];
  /** Where a file stands or would stand, absolute. */
  at(path: string): string;
  /**
   * Puts a whole file where none is. False where there is one by now: it stays as it is.
   * @throws Failure where it cannot be written
   */
  add(path: string, content: string | Uint8Array): Promise<boolean>;
  /**
   * Replaces a file by another as a whole. False where it does not hold `before` any more.
   * @throws Failure where it cannot be written
   */
  replace(path: string, before: Uint8Array, content: string): Promise<boolean>;
  /** Removes what runs that were killed left half written. @throws Failure where it cannot be removed */
  sweep(): Promise<void>;
}

/** Opens the content folder; one that is not there is made with its first file. */
export async function openContentFolder({ folder, content }: Config): Promise<ContentFolder> {
  const named = resolve(folder, content.root);
  const root = (await exists(named)) ? await realpath(named) : named;
  const at = (path: string): string => join(root, path);
  const all = (await exists(root)) ? (await listFiles(root)).files : [];
  return {
    files: all.filter((path) => !isDraft(path)),
    at,
    async sweep() {
      for (const path of all.filter(isDraft)) await deleteFile(at(path));
    },
    async add(path, content) {
      await refuseWayOut(root, at(path));
      return addWhole(at(path), content);
    },
    async replace(path, before, content) {
      await refuseWayOut(root, at(path));
      const now = await readOptionalBytes(at(path));
      if (now === null || !now.equals(before)) return false;
      await writeFileAtomic(at(path), content);
      return true;
    },
  };
}

/** Makes the content folder, if it is not there. @throws Failure where it cannot be made */
export async function makeContentFolder({ folder, content }: Config): Promise<void> {
  await makeFolder(resolve(folder, content.root));
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new Failure({
      what: `The folder ${folder} cannot be made.`,
      why: reasonOf(error),
      next: "See to what is in the way, and check your rights.",
      cause: error,
    });
  });
}

async function refuseWayOut(root: string, file: string): Promise<void> {
  if (await leadsInto(root, file)) return;
  throw new Failure({
    what: `${file} is not written.`,
    why: `A symbolic link on the way leads out of ${root}.`,
    next: "Put a folder in the place of the link, or give the collection another name in Intercom.",
  });
}

/** A crash leaves no file or a whole one. A link is made only where nothing is; where a disk has none, a look must do. */
async function addWhole(file: string, content: string | Uint8Array): Promise<boolean> {
  if (await exists(file)) return false;
  await makeFolder(dirname(file));
  const draft = draftOf(file);
  await writeFileAtomic(draft, content);
  try {
    await link(draft, file);
    return true;
  } catch {
    if (await exists(file)) return false;
    await writeFileAtomic(file, content);
    return true;
  } finally {
    await rm(draft, { force: true });
  }
}
