import { keptRecords } from "../dialect/kept-records.ts";
import type { CompiledRecords } from "../model/compiled-record.ts";
import { LOCALES } from "../model/locale.ts";
import type { Run } from "./run.ts";

/** Remembers what the files became, so that the next run need not compile those that nobody changed. */
export function rememberCompiled(run: Run, records: CompiledRecords): void {
  for (const [key, known] of run.resources) {
    const compiled = keptRecords(known, records.get(key) ?? {}, run.input.store.keeps);
    if (LOCALES.every((locale) => known.compiled?.[locale] === compiled[locale])) continue;
    const { compiled: _, ...rest } = known;
    run.remember(key, Object.keys(compiled).length === 0 ? rest : { ...rest, compiled });
  }
}
