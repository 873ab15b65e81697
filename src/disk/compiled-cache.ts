import type { CompiledRecord, CompiledRecords } from "../model/compiled-record.ts";
import type { Key } from "../model/key.ts";
import type { PerLocale } from "../model/locale.ts";
import { keepCache, parsed, readCache } from "./cache-file.ts";

const NAME = "compiled";

/**
 * What the files of a content became when this checkout compiled them last; nothing where there is no such cache.
 * @param folder that of the config
 */
export async function readCompiledCache(folder: string): Promise<CompiledRecords> {
  const kept = parsed(await readCache(folder, NAME));
  const isKept = Array.isArray(kept) && kept.every(isEntry);
  return new Map(isKept ? (kept as [Key, PerLocale<CompiledRecord>][]) : []);
}

/** A key, and an object of records. */
function isEntry(entry: unknown): boolean {
  if (!Array.isArray(entry) || typeof entry[0] !== "string") return false;
  const records: unknown = entry[1];
  if (typeof records !== "object" || records === null) return false;
  return Object.values(records).every((record) => typeof record === "object" && record !== null);
}

/** Keeps it for the next time, where it is something else than what was read. */
export async function keepCompiledCache(
  folder: string,
  records: CompiledRecords,
  read: CompiledRecords,
): Promise<void> {
  if (!isSame(records, read)) await keepCache(folder, NAME, JSON.stringify([...records]));
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
