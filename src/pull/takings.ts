import { rawFingerprint } from "../dialect/fingerprints.ts";
import type { Desired, DesiredFields, DesiredResource } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import type { Field } from "../model/kind.ts";
import type { Live, LiveFields, LiveResource } from "../model/live.ts";
import { localesOf, type Locale } from "../model/locale.ts";
import type { Action, FieldChange, Plan } from "../model/plan.ts";
import type { Base, ResourceState, State } from "../model/state.ts";

/** What a pull brings home of one resource that has files. */
export interface Taking {
  readonly key: Key;
  readonly desired: DesiredResource;
  readonly live: LiveResource;
  /** Whether the state knows it already, or it was only just found for its file. */
  readonly origin: "known" | "found";
  readonly translations: readonly TakenTranslation[];
}

/** Fields of one locale that teammates changed. */
export interface TakenTranslation {
  readonly locale: Locale;
  readonly live: LiveFields;
  readonly fields: readonly TakenField[];
}

export interface TakenField {
  readonly field: Field;
  /** Only Intercom changed it, or the content did, too; `unknown` where nothing tells what it was before. */
  readonly changed: "there" | "both" | "unknown";
}

/** Something of Intercom's that a pull leaves where it is, and why. */
export interface Passed {
  readonly key?: Key;
  readonly title: string;
  readonly why: string;
  /** More on why, which may hold words of the page. */
  readonly detail?: string;
  /** Where a teammate moved it: the id of a collection, null for none. */
  readonly movedTo?: string | null;
}

export interface Takings {
  readonly edits: readonly Taking[];
  /** Locales that teammates added to a page that has files. */
  readonly translations: readonly Taking[];
  readonly passed: readonly Passed[];
}

/**
 * What of a plan's findings a pull brings home: edits that the plan keeps or is stopped by, and no more.
 * @param isNamed tells the actions that the pull was asked for
 * @param listed the locales that content may have
 */
export function chooseTakings(
  plan: Pick<Plan, "actions">,
  sides: { readonly desired: Desired; readonly live: Live; readonly state: State },
  isNamed: (action: Action) => boolean,
  listed: readonly Locale[],
): Takings {
  const desired = new Map(sides.desired.resources.map((resource) => [resource.key, resource]));
  const live = new Map(sides.live.resources.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  const edits: Taking[] = [];
  const translations: Taking[] = [];
  const passed: Passed[] = [];
  for (const action of plan.actions.filter(isNamed)) {
    const { key, kind, id, title } = action;
    const file = key === undefined ? undefined : desired.get(key);
    if (key === undefined || file === undefined) {
      if (key !== undefined && action.verb === "conflict") passed.push({ key, title, why: action.reason });
      continue;
    }
    const found = live.get(`${kind}:${id ?? ""}`);
    if (found === undefined) {
      if (action.verb === "drift" || action.verb === "conflict") passed.push({ key, title, why: action.reason });
      continue;
    }
    const known = sides.state.resources.get(action.movedFrom ?? key);
    const taking = { key, desired: file, live: found, origin: known === undefined ? "found" : "known" } as const;
    const own = editedTranslations(action, taking, sides.desired.defaultLocale, known);
    for (const locale of removedTranslations(action, taking)) {
      passed.push({
        key,
        title,
        why: `its ${locale} was removed in Intercom: remove its file, too, or apply the file`,
      });
    }
    if (own.length > 0) edits.push({ ...taking, translations: own });
    const added = listed.filter(
      (locale) =>
        found.locales[locale] !== undefined &&
        file.locales[locale] === undefined &&
        known?.locales[locale] === undefined,
    );
    if (added.length > 0) translations.push({ ...taking, translations: added.map((locale) => whole(locale, found)) });
    if (action.place?.verdict === "drift" || action.place?.verdict === "conflict") {
      const why = `moved in Intercom to ${action.place.beforeTitle ?? "no collection"}`;
      passed.push({ key, title, why, movedTo: action.place.before });
    }
    if (own.length === 0 && action.wayOut === "end-draft") passed.push({ key, title, why: action.reason });
  }
  return { edits, translations, passed };
}

function editedTranslations(
  { changes, adopts }: Action,
  { desired, live }: Pick<Taking, "desired" | "live">,
  defaultLocale: Locale,
  known: ResourceState | undefined,
): TakenTranslation[] {
  return localesOf(desired.locales, defaultLocale).flatMap((locale) => {
    const held = live.locales[locale];
    if (held === undefined) return [];
    const said = changes
      .filter((change) => change.locale === locale && held[change.field] !== undefined)
      .flatMap((change) => takenField(change, adopts));
    const unsaid = unsaidEdits(desired.locales[locale], held, known?.locales[locale]);
    const fields = [...said, ...unsaid.map((field) => ({ field, changed: "there" as const }))];
    return fields.length === 0 ? [] : [{ locale, live: held, fields }];
  });
}

/** Locales whose files are there, and of which Intercom holds nothing any more. */
function removedTranslations({ changes }: Action, { desired, live }: Pick<Taking, "desired" | "live">): Locale[] {
  const edited = new Set(changes.filter(({ verdict }) => verdict === "drift").map(({ locale }) => locale));
  return [...edited].filter((locale) => desired.locales[locale] !== undefined && live.locales[locale] === undefined);
}

/**
 * Fields that a file leaves to Intercom, and that somebody changed there since. They are no drift, since nothing says
 * what they are to be; but whoever reads the file takes its silence for what it was.
 */
export function unsaidEdits(
  said: DesiredFields | undefined,
  live: LiveFields,
  bases: Partial<Record<Field, Base>> | undefined,
): Field[] {
  return UNSAID.filter((field) => {
    const answered = bases?.[field]?.answered;
    const value = live[field];
    if (said === undefined || said[field] !== undefined || value === undefined) return false;
    return answered !== undefined && answered?.raw !== rawFingerprint(field, value);
  });
}

const UNSAID = ["description", "state", "author"] as const;

function takenField({ field, verdict }: FieldChange, adopts: Action["adopts"]): TakenField[] {
  switch (verdict) {
    case "drift":
    case "formatting":
      return [{ field, changed: "there" }];
    case "conflict":
      return [{ field, changed: adopts === undefined ? "both" : "unknown" }];
    case "write":
    case "settle":
    case "incomplete":
      return [];
  }
}

function whole(locale: Locale, { locales }: LiveResource): TakenTranslation {
  const live = locales[locale];
  if (live === undefined) throw new Error(`no ${locale}`);
  return { locale, live, fields: [] };
}
