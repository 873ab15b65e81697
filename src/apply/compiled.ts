import { rawFingerprint } from "../dialect/fingerprints.ts";
import type { CompiledRecord, CompiledRecords } from "../model/compiled-record.ts";
import type { KeptBodies } from "../model/config.ts";
import { LOCALES, type Locale, type PerLocale } from "../model/locale.ts";
import type { ResourceState } from "../model/state.ts";
import type { Run } from "./run.ts";

/** Remembers what the files became, so that the next run need not compile those that nobody changed. */
export function rememberCompiled(run: Run, records: CompiledRecords): void {
  for (const [key, known] of run.resources) {
    const compiled = recordsFor(known, records.get(key) ?? {}, run.input.store.keeps);
    if (LOCALES.every((locale) => known.compiled?.[locale] === compiled[locale])) continue;
    const { compiled: _, ...rest } = known;
    run.remember(key, Object.keys(compiled).length === 0 ? rest : { ...rest, compiled });
  }
}

function recordsFor(
  known: ResourceState,
  records: PerLocale<CompiledRecord>,
  keeps: KeptBodies,
): PerLocale<CompiledRecord> {
  const kept = LOCALES.flatMap((locale): [Locale, CompiledRecord][] => {
    const record = records[locale];
    const told = record === undefined || mayTellWords(known, locale, keeps) ? record : withoutWords(record);
    return told === undefined ? [] : [[locale, told]];
  });
  return Object.fromEntries(kept);
}

/** As with the texts of bodies: `state.bodies` says whose words the store may hold. */
function mayTellWords({ locales }: ResourceState, locale: Locale, keeps: KeptBodies): boolean {
  const isPublic = locales[locale]?.state?.answered?.raw === rawFingerprint("state", "published");
  return keeps === "all" || (keeps === "published" && isPublic);
}

/** Without its title or its warnings a record would say less than the file: there is none then. */
function withoutWords(record: CompiledRecord): CompiledRecord | undefined {
  if (record.title !== undefined || record.problems !== undefined) return undefined;
  if (record.named === undefined) return record;
  const { named: _, ...rest } = record;
  return rest;
}
