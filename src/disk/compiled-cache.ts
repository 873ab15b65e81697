import path from "node:path";
import type { CompiledRecord, CompiledRecords } from "../model/compiled-record.ts";
import { Failure } from "../model/failure.ts";
import type { Key } from "../model/key.ts";
import type { PerLocale } from "../model/locale.ts";
import { readOptionalText } from "./new-file.ts";
import { writeFileAtomic } from "./text-file.ts";

/** Records of another form say nothing. */
const FORM = 1;

interface Cache {
  readonly form: typeof FORM;
  readonly records: Readonly<Record<Key, PerLocale<CompiledRecord>>>;
}

/**
 * What the files of a content became when this checkout compiled them last; nothing where no cache can be read. What is
 * wrong in it is found out by the fingerprints of the records.
 * @param folder that of the config
 */
export async function readCompiledCache(folder: string): Promise<CompiledRecords> {
  try {
    const cache = JSON.parse((await readOptionalText(fileIn(folder))) ?? "{}") as Partial<Cache> | null;
    return new Map(
      cache?.form === FORM ? (Object.entries(cache.records ?? {}) as [Key, PerLocale<CompiledRecord>][]) : [],
    );
  } catch {
    return new Map();
  }
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
  const cache: Cache = { form: FORM, records: Object.fromEntries(records) };
  try {
    // Nobody commits it, whatever the project's own list of ignored files says.
    await writeFileAtomic(path.join(path.dirname(fileIn(folder)), ".gitignore"), "*\n");
    await writeFileAtomic(fileIn(folder), JSON.stringify(cache));
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
