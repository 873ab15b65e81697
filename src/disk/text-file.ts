import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure } from "../model/failure.ts";

/** A file's text as it is, with its line ends and byte order mark. Throws a Failure where it cannot be read. */
export async function readTextFile(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const next = "Check that the file exists and that you may read it.";
    throw new Failure({ what: `${file} cannot be read.`, why: reasonOf(error), next, cause: error });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Failure({
      what: `${file} is not UTF-8.`,
      next: "Save the file as UTF-8.",
      outcome: "problems",
      cause: error,
    });
  }
}

/**
 * Writes a file so that a crash leaves the old content or the new one, never a part. Folders that are missing are made.
 * Throws a Failure where it cannot be written.
 */
export async function writeFileAtomic(file: string, content: string | Uint8Array): Promise<void> {
  const draft = draftOf(file);
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(draft, "wx", await modeOf(file));
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    const next = "Check the free space and your rights on the folder.";
    throw new Failure({ what: `${file} cannot be written.`, why: reasonOf(error), next, cause: error });
  }
}

/** A name for a file that is being written, beside its own. */
export function draftOf(file: string): string {
  return `${file}.${randomBytes(6).toString("hex")}.tmp`;
}

/** Whether a file of the content is one that is being written, or that a killed run left. */
export function isDraft(path: string): boolean {
  return /\.(?:md|[a-z]{3,4})(?:\.[0-9a-f]{12}\.tmp)+$/u.test(path);
}

/** Deletes a file; one that is not there is no mistake. Throws a Failure where it cannot be deleted. */
export async function deleteFile(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch (error) {
    const next = "Check your rights on the folder, or delete it yourself.";
    throw new Failure({ what: `${file} cannot be deleted.`, why: reasonOf(error), next, cause: error });
  }
}

/** The rights of a file that is there; `undefined` for a new one, which gets the system's default. */
async function modeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mode & 0o777;
  } catch {
    return undefined;
  }
}

/** What the system says about a failed access, e.g. `EACCES: permission denied`. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/, .*$/s, "") : String(error);
}
