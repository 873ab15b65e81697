import { createHash } from "node:crypto";
import path from "node:path";
import { Failure } from "../model/failure.ts";
import { readOptionalText } from "./new-file.ts";
import { writeFileAtomic } from "./text-file.ts";

/**
 * What a run of this checkout kept for the next one; undefined where nothing is there that is as helpsync wrote it. Its
 * first line is the sha256 of the rest.
 * @param folder that of the config
 * @param name of the file, without its ending
 */
export async function readCache(folder: string, name: string): Promise<string | undefined> {
  const text = (await readOptionalText(fileIn(folder, name)).catch(() => null)) ?? "";
  const end = text.indexOf("\n");
  const written = text.slice(end + 1);
  return end >= 0 && text.slice(0, end) === checksumOf(written) ? written : undefined;
}

/** What a text says in JSON; undefined where it is none. */
export function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keeps a text for the next run. Where nothing can be written, that one works as this one did. */
export async function keepCache(folder: string, name: string, text: string): Promise<void> {
  const file = fileIn(folder, name);
  try {
    // Nobody commits it, whatever the project's own list of ignored files says.
    await writeFileAtomic(path.join(path.dirname(file), ".gitignore"), "*\n");
    await writeFileAtomic(file, `${checksumOf(text)}\n${text}`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

function checksumOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function fileIn(folder: string, name: string): string {
  return path.join(folder, ".helpsync", "cache", `${name}.json`);
}
