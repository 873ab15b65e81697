import { answeredFingerprints, rawFingerprint } from "../dialect/fingerprints.ts";
import type { Desired } from "../model/desired.ts";
import { FIELDS, type Field } from "../model/kind.ts";
import type { Live, LiveResource } from "../model/live.ts";
import { LOCALES, type Locale } from "../model/locale.ts";
import type { Action, FieldChange } from "../model/plan.ts";
import type { Base, Pulled, ResourceState, State } from "../model/state.ts";

/** What a person could accept of one action. */
export interface Acceptable {
  readonly fields: readonly AcceptableField[];
  /** Where it stands now, where a teammate put it there: a collection's id, null for none. */
  readonly place?: string | null;
}

export interface AcceptableField {
  readonly locale: Locale;
  readonly field: Field;
  /** The content is not what was last written, so it is written over the edit by the next apply. */
  readonly then: "kept" | "written over";
}

/**
 * What teammates did to a resource that the state does not know yet: what drifted, what is in conflict, and, of a file
 * or translation that is gone, whatever differs from the last answer.
 */
export function acceptableOf(action: Action, state: State, live: Live, desired: Desired): Acceptable {
  const known = knownOf(action, state);
  const found = liveOf(action, live);
  if (known === undefined || found === undefined || action.adopts !== undefined) return { fields: [] };
  const described = desired.resources.find(({ key }) => key === action.key)?.locales ?? {};
  const own = action.changes.filter(
    (change) =>
      described[change.locale] !== undefined && isEdit(change) && isNews(change.locale, change.field, known, found),
  );
  const inConflict = new Set(
    described[desired.defaultLocale] === undefined
      ? action.verb === "conflict"
        ? LOCALES
        : []
      : action.changes.filter(({ verdict }) => verdict === "conflict").map(({ locale }) => locale),
  );
  const gone = LOCALES.filter((locale) => inConflict.has(locale) && described[locale] === undefined);
  const left = gone.flatMap((locale) =>
    FIELDS.filter((field) => isNews(locale, field, known, found)).map((field) => ({ locale, field })),
  );
  const place = acceptablePlace(
    action,
    known,
    found,
    described[desired.defaultLocale] === undefined ? "gone" : "there",
  );
  return {
    fields: [
      ...own.map(({ locale, field, verdict }) => ({ locale, field, then: thenOf(verdict) })),
      ...left.map(({ locale, field }) => ({ locale, field, then: "kept" as const })),
    ],
    ...(place === undefined ? {} : { place }),
  };
}

/**
 * The state in which a teammate's edits count as known: what Intercom holds is from now on what it answered. Where the
 * content says something else, that is so for this very content alone: another branch may say what nobody held against
 * the edit.
 */
export function withAccepted(state: State, action: Action, accepted: Acceptable, live: Live): State {
  const known = knownOf(action, state);
  const found = liveOf(action, live);
  if (known === undefined || found === undefined) return state;
  const urls = [live.workspace.helpCenter.url];
  const locales: ResourceState["locales"] = { ...known.locales };
  const decided: Pulled["locales"] = {};
  for (const { locale, field, then } of accepted.fields) {
    const change = action.changes.find((one) => one.locale === locale && one.field === field);
    const value = found.locales[locale]?.[field];
    const { lost, ...base }: Partial<Base> = known.locales[locale]?.[field] ?? {};
    // Without a base a drift is what the folder's policy leaves alone; anything else is meant anew.
    const meant = base.meant ?? (change?.verdict === "drift" ? (change.meant ?? "") : "");
    const answered = value === undefined ? null : answeredFingerprints(field, value, urls);
    const isFormatting = answered?.words !== undefined && answered.words === base.answered?.words;
    const ofTeammates = isFormatting ? (base.ofTeammates ?? "formatting") : "value";
    if (then === "written over" && answered !== null && change?.meant !== undefined && action.movedFrom === undefined) {
      const against = { answered, meant: change.meant, besides: "changes", decided: "against it" } as const;
      decided[locale] = { ...decided[locale], [field]: against };
      continue;
    }
    locales[locale] = { ...locales[locale], [field]: { ...base, meant, answered, ofTeammates } };
  }
  const place = accepted.place === undefined ? known.place : { ...known.place, accepted: accepted.place };
  const resources = new Map(state.resources).set(stateKey(action), { ...known, locales, place });
  return { ...state, resources, pulled: withDecided(state.pulled, action, known, decided) };
}

function withDecided(
  pulled: State["pulled"],
  { key }: Action,
  { id, path }: ResourceState,
  decided: Pulled["locales"],
): State["pulled"] {
  if (key === undefined || Object.keys(decided).length === 0) return pulled;
  const locales: Pulled["locales"] = { ...pulled.get(key)?.locales };
  for (const locale of LOCALES) {
    if (decided[locale] !== undefined) locales[locale] = { ...locales[locale], ...decided[locale] };
  }
  return new Map(pulled).set(key, { id, path, ...pulled.get(key), locales });
}

function stateKey({ key, movedFrom, title }: Action): NonNullable<Action["key"]> {
  const found = movedFrom ?? key;
  if (found === undefined) throw new Error(`no key on the action for ${title}`);
  return found;
}

function knownOf(action: Action, { resources }: State): ResourceState | undefined {
  return action.key === undefined ? undefined : resources.get(stateKey(action));
}

function liveOf({ kind, id }: Action, { resources }: Live): LiveResource | undefined {
  return resources.find((resource) => resource.kind === kind && resource.id === id);
}

function isEdit({ verdict, overwrites }: FieldChange): boolean {
  return ["drift", "conflict", "formatting"].includes(verdict) || (verdict === "write" && overwrites === "edit");
}

function thenOf(verdict: FieldChange["verdict"]): AcceptableField["then"] {
  return verdict === "conflict" || verdict === "write" ? "written over" : "kept";
}

function isNews(locale: Locale, field: Field, known: ResourceState, live: LiveResource): boolean {
  const value = live.locales[locale]?.[field];
  const base = known.locales[locale]?.[field];
  if (base === undefined) return (value ?? "") !== "";
  return base.answered?.raw !== (value === undefined ? undefined : rawFingerprint(field, value));
}

function acceptablePlace(
  { place, verb }: Action,
  known: ResourceState,
  live: LiveResource,
  file: "there" | "gone",
): string | null | undefined {
  if (place !== undefined) return place.verdict === "drift" || place.verdict === "conflict" ? place.before : undefined;
  const { accepted, answered } = known.place;
  const last = accepted === undefined ? answered : accepted;
  const isMoved = last !== undefined && (last === null ? live.parents.length > 0 : !live.parents.includes(last));
  return file === "gone" && verb === "conflict" && isMoved ? (live.parents[0] ?? null) : undefined;
}
