import type { CompiledRecord } from "../model/compiled-record.ts";
import type { KeptBodies } from "../model/config.ts";
import { LOCALES, type Locale, type PerLocale } from "../model/locale.ts";
import type { Answered } from "../model/state.ts";
import { rawFingerprint } from "./fingerprints.ts";

/** A resource, as far as it tells which of its locales the last answer showed as public. */
export interface Publicity {
  readonly locales: PerLocale<{ readonly state?: { readonly answered: Answered | null } }>;
}

const PUBLISHED = rawFingerprint("state", "published");

/** Whether a store may keep words of a locale: all, those that are public, or none. */
export function mayKeepWords({ locales }: Publicity, locale: Locale, keeps: KeptBodies): boolean {
  const isPublic = locales[locale]?.state?.answered?.raw === PUBLISHED;
  return keeps === "all" || (keeps === "published" && isPublic);
}

/** The records of a resource as a store may keep them. */
export function keptRecords(
  known: Publicity,
  records: PerLocale<CompiledRecord>,
  keeps: KeptBodies,
): PerLocale<CompiledRecord> {
  const kept = LOCALES.flatMap((locale): [Locale, CompiledRecord][] => {
    const record = records[locale];
    const told = record === undefined || mayKeepWords(known, locale, keeps) ? record : withoutWords(record);
    return told === undefined ? [] : [[locale, told]];
  });
  return Object.fromEntries(kept);
}

/** Without its title or its warnings a record would say less than the file: there is none then. */
function withoutWords(record: CompiledRecord): CompiledRecord | undefined {
  if (record.title !== undefined || record.problems !== undefined) return undefined;
  if (record.named === undefined) return record;
  const { named: _, ...rest } = record;
  return rest;
}
