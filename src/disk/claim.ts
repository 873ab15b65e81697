import { randomBytes } from "node:crypto";
import { link, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure } from "../model/failure.ts";
import { reasonOf } from "./text-file.ts";

/**
 * Makes a file that only one of several programs can make, complete at once. False where it is there already.
 * @throws Failure where it cannot be made
 */
export async function claimFile(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, text, { flag: "wx" });
    await link(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    // Some file systems have no links; there a reader may for a moment see an empty file.
    if (isCode(error, "EPERM") || isCode(error, "ENOTSUP")) return await writeNew(file, text);
    throw unwritable(file, error);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Takes a file away to another name; false where it is gone. @throws Failure where it cannot be moved */
export async function moveFile(file: string, to: string): Promise<boolean> {
  try {
    await rename(file, to);
    return true;
  } catch (error) {
    if (isCode(error, "ENOENT")) return false;
    throw unwritable(file, error);
  }
}

async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw unwritable(file, error);
  }
}

function unwritable(file: string, cause: unknown): Failure {
  const next = "Check the free space and your rights on the folder.";
  return new Failure({ what: `${file} cannot be written.`, why: reasonOf(cause), next, cause });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
