import type { CompiledRecord } from "../model/compiled-record.ts";
import type { KeptBodies } from "../model/config.ts";
import { LOCALES, type Locale, type PerLocale } from "../model/locale.ts";
import type { Answered, ResourceState } from "../model/state.ts";
import { meantFingerprint, rawFingerprint } from "./fingerprints.ts";

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

/** The records of a resource as a store may keep them: of what is public, only the words that were written. */
export function keptRecords(
  known: Pick<ResourceState, "locales">,
  records: PerLocale<CompiledRecord>,
  keeps: KeptBodies,
): PerLocale<CompiledRecord> {
  const kept = LOCALES.flatMap((locale): [Locale, CompiledRecord][] => {
    const record = records[locale];
    const mayKeep = keeps === "all" || (mayKeepWords(known, locale, keeps) && isWritten(known, locale, record));
    const told = record === undefined || mayKeep ? record : withoutWords(record);
    return told === undefined ? [] : [[locale, told]];
  });
  return Object.fromEntries(kept);
}

/** Whether the file still says what was written of it: words that nobody has applied yet are not public. */
function isWritten(
  { locales }: Pick<ResourceState, "locales">,
  locale: Locale,
  record: CompiledRecord | undefined,
): boolean {
  const { title, body } = locales[locale] ?? {};
  const isTitled = record?.title === undefined || title?.meant === meantFingerprint(record.title);
  return body?.meant === record?.meant && isTitled;
}

/** Without its title or its warnings a record would say less than the file: there is none then. */
function withoutWords(record: CompiledRecord): CompiledRecord | undefined {
  if (record.title !== undefined || record.problems !== undefined) return undefined;
  if (record.named === undefined) return record;
  const { named: _, ...rest } = record;
  return rest;
}
