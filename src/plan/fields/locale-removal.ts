import { compareFingerprints } from "../../dialect/fingerprint.ts";
import { meantFingerprint, rawFingerprint } from "../../dialect/fingerprints.ts";
import { kindOf } from "../../model/key.ts";
import { FIELDS, kinds, type Field } from "../../model/kind.ts";
import type { LiveFields, LiveResource } from "../../model/live.ts";
import { LOCALES, type Locale } from "../../model/locale.ts";
import type { FieldChange } from "../../model/plan.ts";
import type { Base, ResourceState } from "../../model/state.ts";
import type { PlanContext } from "../context.ts";
import { disturbanceOf } from "./disturbance.ts";
import type { Known } from "../actions/known.ts";
import { removalAt, saidRemoval } from "../policies.ts";

export interface Retirements {
  readonly changes: FieldChange[];
  /** All locales whose files are gone, but for those in conflict. */
  readonly locales: Locale[];
  /** Those of them that go from Intercom, too. */
  readonly removes: Locale[];
}

/**
 * What becomes of translations whose files are gone: they go where this workspace was seen to take one away, else they
 * become drafts. How the API would remove a locale is documented nowhere (behaviour §4). A locale that the config no
 * longer lists is forgotten: it stays as it is.
 */
export function retirements(known: Known, context: PlanContext): Retirements {
  if (!kinds[kindOf(known.key)].publishes) return { changes: [], locales: [], removes: [] };
  const locales = LOCALES.filter(
    (locale) =>
      known.desired.locales[locale] === undefined &&
      isOurs(known.base.locales[locale]) &&
      context.input.locales.includes(locale) &&
      known.base.retiredLocales?.includes(locale) !== true,
  );
  const going = isKept(known, context) ? [] : locales.flatMap((locale) => retirement(known, locale, context) ?? []);
  const removes = going.filter(({ verdict, after }) => verdict === "write" && after === null);
  const left = locales.filter((locale) => going.every((change) => change.locale !== locale));
  const inConflict = going.filter(({ verdict }) => verdict === "conflict").map(({ locale }) => locale);
  return {
    changes: [...going, ...leftAsDrafts(left, known.base, known.live)],
    locales: locales.filter((locale) => !inConflict.includes(locale)),
    removes: removes.map(({ locale }) => locale),
  };
}

/** Whether a file described a locale once: what a teammate made and somebody accepted has bases, too. */
function isOurs(bases: Partial<Record<Field, Base>> | undefined): boolean {
  return bases !== undefined && Object.values(bases).some(({ meant }) => meant !== "");
}

/**
 * Whether helpsync made a draft of a locale as its file went: then nothing but that made it one, so it comes back public
 * as its file or the defaults say.
 */
export function isHidden({ retired, retiredLocales, locales }: ResourceState, locale: Locale): boolean {
  if (retired !== "hidden" && retiredLocales?.includes(locale) !== true) return false;
  return compareFingerprints(locales[locale]?.state?.meant ?? "", DRAFT) !== "differs";
}

const DRAFT = meantFingerprint("draft");

/** Locales that are drafts as their files said, and whose files go: from now on nobody says it, and helpsync hid none. */
export function leftAsDrafts(locales: readonly Locale[], base: ResourceState, live: LiveResource): FieldChange[] {
  return locales.flatMap((locale) => {
    const bases = base.locales[locale];
    const isSaid = compareFingerprints(bases?.state?.meant ?? "", DRAFT) === "same";
    if (!isSaid || base.retired === "hidden" || base.retiredLocales?.includes(locale) === true) return [];
    if (live.locales[locale]?.state !== "draft") return [];
    return [{ locale, field: "state", verdict: "settle", before: "draft", after: "draft", meant: "" }];
  });
}

function isKept({ desired }: Known, { input }: PlanContext): boolean {
  return (saidRemoval(desired, input) ?? removalAt(desired.path, input)) === "keep";
}

function retirement({ base, live }: Known, locale: Locale, context: PlanContext): FieldChange | undefined {
  const fields = live.locales[locale];
  const goes = context.facts.removeLocale?.value === "removed" && locale !== context.defaultLocale;
  if (fields === undefined || (fields.state !== "published" && !goes)) return undefined;
  const edited = isEdited(base.locales[locale], fields, context);
  if (edited && context.uiEdits === "theirs") return undefined;
  const verdict = edited && context.uiEdits === "protect" ? "conflict" : "write";
  const change = toDraft(locale, fields, verdict);
  const over = edited && verdict === "write" ? { overwrites: "edit" as const } : {};
  if (!goes) return { ...change, ...over, note: "its file was removed; the translation becomes a draft" };
  const { send, meant, publication, ...rest } = change;
  return {
    ...rest,
    ...over,
    ...(publication === undefined || fields.state !== "published" ? {} : { publication }),
    before: fields.state ?? null,
    after: null,
    note: "its file was removed; the translation goes",
  };
}

/** The change that takes one locale of an article from the public. */
export function toDraft(locale: Locale, live: LiveFields, verdict: "write" | "conflict"): FieldChange {
  return {
    locale,
    field: "state",
    verdict,
    before: "published",
    after: "draft",
    send: "draft",
    meant: meantFingerprint("draft"),
    seen: rawFingerprint("state", live.state ?? ""),
    note: "its file was removed",
    ...(verdict === "write" ? { publication: "unpublishes" as const } : {}),
  };
}

/**
 * Whether teammates had a hand in this locale since the last write: they changed a field (more than its markup), filled
 * one that helpsync never wrote, or made the whole locale.
 */
export function isEdited(
  bases: Partial<Record<Field, Base>> | undefined,
  live: LiveFields,
  { helpCenterUrl }: Pick<PlanContext, "helpCenterUrl">,
): boolean {
  if (bases === undefined) return true;
  return FIELDS.some((field) => {
    const base = bases[field];
    const value = live[field];
    if (base === undefined) return (value ?? "") !== "";
    const disturbance = disturbanceOf(field, base, value, helpCenterUrl);
    return disturbance === "edited" || disturbance === "unknown";
  });
}
