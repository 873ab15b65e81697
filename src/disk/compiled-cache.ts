import { createHash } from "node:crypto";
import path from "node:path";
import type { CompiledRecord, CompiledRecords } from "../model/compiled-record.ts";
import { Failure } from "../model/failure.ts";
import type { Key } from "../model/key.ts";
import type { PerLocale } from "../model/locale.ts";
import { readOptionalText } from "./new-file.ts";
import { writeFileAtomic } from "./text-file.ts";

/**
 * What the files of a content became when this checkout compiled them last; nothing where there is no cache that is as
 * helpsync wrote it. Its first line is the sha256 of the rest.
 * @param folder that of the config
 */
export async function readCompiledCache(folder: string): Promise<CompiledRecords> {
  const text = (await readOptionalText(fileIn(folder)).catch(() => null)) ?? "";
  const end = text.indexOf("\n");
  const written = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== checksumOf(written)) return new Map();
  return new Map(JSON.parse(written) as [Key, PerLocale<CompiledRecord>][]);
}

function checksumOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * Keeps it for the next time, where it is something else than what was read. Where nothing can be written, the next run
 * compiles as this one did.
 */
export async function keepCompiledCache(
  folder: string,
  records: CompiledRecords,
  read: CompiledRecords,
): Promise<void> {
  if (isSame(records, read)) return;
  const written = JSON.stringify([...records]);
  try {
    // Nobody commits it, whatever the project's own list of ignored files says.
    await writeFileAtomic(path.join(path.dirname(fileIn(folder)), ".gitignore"), "*\n");
    await writeFileAtomic(fileIn(folder), `${checksumOf(written)}\n${written}`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

function fileIn(folder: string): string {
  return path.join(folder, ".helpsync", "cache", "compiled.json");
}

/** A record that still holds is the very object that was read. */
function isSame(records: CompiledRecords, read: CompiledRecords): boolean {
  return (
    records.size === read.size &&
    [...records].every(([key, now]) => {
      const before: PerLocale<CompiledRecord> = read.get(key) ?? {};
      const locales = Object.keys(now) as (keyof typeof now)[];
      return locales.length === Object.keys(before).length && locales.every((locale) => now[locale] === before[locale]);
    })
  );
}
