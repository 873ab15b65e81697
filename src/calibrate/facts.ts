import type { ObservedFacts } from "../model/state.ts";
import type { Finding } from "./calibrate.ts";

/** The sandbox's name for a value → what the state calls the same fact. */
const FACTS: Readonly<Record<string, (value: string) => { readonly [Name in keyof ObservedFacts]?: string }>> = {
  headingIds: (value) => ({ headingIds: value === "keepIfShaped" ? "kept" : "replaced" }),
  localeFields: (value) => ({ localeFields: value === "merge" ? "merged" : "replaced" }),
  removeLocale: (value) => ({ removeLocale: value === "nullRemoves" ? "removed" : "kept" }),
  nestedLists: (value) => ({ nestedLists: value === "keep" ? "kept" : "refused" }),
  calloutOnWrite: (value) => ({ callouts: value === "keep" ? "kept" : "replaced" }),
  languages: (value) => ({ languages: value === "multilingual" ? "several" : "one" }),
  bareImagePath: (value) => ({ bareImagePaths: value === "reject400" ? "refused" : "taken" }),
};

/**
 * What a calibration found, as facts of the state.
 * @param seenAt ISO 8601
 */
export function factsFrom(findings: readonly Finding[], seenAt: string): ObservedFacts {
  const facts = findings.flatMap(({ quirk, value }) =>
    value === null ? [] : Object.entries(FACTS[quirk]?.(value) ?? {}).map(([name, fact]) => [name, fact] as const),
  );
  const observed = facts.map(([name, value]) => [name, { value, seenAt, by: "doctor --calibrate" }]);
  return Object.fromEntries(observed) as ObservedFacts;
}
