import { access, mkdir, readdir, readFile, realpath, writeFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { Failure } from "../model/failure.ts";
import { reasonOf } from "./text-file.ts";

/**
 * Writes a file where none is, with the folders that are missing. False where there is one: it stays as it is.
 * @throws Failure where it cannot be written
 */
export async function createFile(file: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST") && (await exists(file))) return false;
    const next = "Choose another name, or see to what is in the way.";
    throw new Failure({ what: `${file} cannot be written.`, why: reasonOf(error), next, cause: error });
  }
}

/** Whether a file or folder is there. */
export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/**
 * A file's text; null where there is no such file.
 * @throws Failure where it is there and cannot be read
 */
export async function readOptionalText(file: string): Promise<string | null> {
  return (await readOptionalBytes(file))?.toString("utf8") ?? null;
}

/**
 * A file's bytes; null where there is no such file.
 * @throws Failure where it is there and cannot be read
 */
export async function readOptionalBytes(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    const next = "Check what stands at this path, and your rights on it.";
    throw new Failure({ what: `${file} cannot be read.`, why: reasonOf(error), next, cause: error });
  }
}

/** The names in a folder, in order; none where there is no such folder. */
export async function listFolder(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isCode(error, "ENOENT")) return [];
    const next = "Check what stands at this path, and your rights on it.";
    throw new Failure({ what: `${folder} cannot be read.`, why: reasonOf(error), next, cause: error });
  }
}

/** Whether a path, which need not exist yet, leads into a folder; symbolic links are followed. */
export async function leadsInto(folder: string, file: string): Promise<boolean> {
  const way = relative(await realPlace(folder), await realPlace(file));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function realPlace(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    const above = dirname(file);
    return above === file ? file : join(await realPlace(above), basename(file));
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
