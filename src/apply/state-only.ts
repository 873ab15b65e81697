import { answeredFingerprints } from "../dialect/fingerprints.ts";
import type { DesiredResource } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import { FIELDS } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import { LOCALES } from "../model/locale.ts";
import type { Action } from "../model/plan.ts";
import type { PlaceBase, ResourceState } from "../model/state.ts";
import { parentId } from "./compose.ts";
import { keptText } from "./kept-text.ts";
import { agreedBase, renewedBase } from "./learned-base.ts";
import { originalsAfter } from "./originals.ts";
import type { Run } from "./run.ts";
import { targetsNow } from "./targets.ts";
import { keyOfAction } from "./write.ts";

/**
 * What the state learns without a call: what is taken over, fields on which both sides agree already, and what is
 * forgotten or retired.
 */
export function applyStateOnly(run: Run): void {
  for (const action of run.input.plan.actions) {
    if (action.adopts !== undefined) adopt(run, action);
  }
  for (const action of run.input.plan.actions) {
    if (action.key === undefined) continue;
    if (action.verb === "forget") forget(run, action.key, action);
    else learn(run, action.key, action);
  }
}

/** Takes what Intercom holds already for what a file describes: nothing of it was ever written. */
function adopt(run: Run, action: Action): void {
  const key = keyOfAction(action);
  if (action.id === undefined || run.resources.has(key)) return;
  const desired = run.desired(key);
  const parent = desired?.parent ?? null;
  const id = parentId(run, parent) ?? null;
  const place: PlaceBase =
    action.place === undefined || action.place.verdict === "settle"
      ? { meant: parent, sent: id, answered: id }
      : { meant: null, sent: null, undecided: true };
  run.remember(key, { id: action.id, path: action.path ?? "", place, locales: {} });
}

function forget(run: Run, key: Key, action: Action): void {
  const known = run.resources.get(key);
  if (known === undefined) return;
  if (action.afterwards === "left") run.remember(key, { ...known, retired: "left" });
  else run.forget(key);
}

function learn(run: Run, key: Key, action: Action): void {
  const known = run.resources.get(key);
  const live = run.seen(action);
  if (known === undefined || live === undefined) return;
  const desired = run.desired(key);
  const locales = renewed(run, known, live, desired);
  for (const { locale, field, ...change } of targetsNow(run, action).changes) {
    const value = live.locales[locale]?.[field];
    if (change.verdict !== "settle" || value === undefined) continue;
    const body = field === "body" ? desired?.locales[locale]?.body : undefined;
    const base = agreedBase(run, { locale, field, ...change }, value, known.locales[locale]?.[field], body);
    const text = field === "body" ? keptText(run, key, locale, live.locales[locale]) : {};
    locales[locale] = { ...locales[locale], [field]: { ...base, ...text } };
  }
  if (action.adopts !== undefined) learnUnsaid(run, live, desired, action, locales);
  // A translation that is gone from both sides leaves nothing to remember.
  for (const locale of action.retires ?? [])
    if (live.locales[locale] === undefined) Reflect.deleteProperty(locales, locale);
  const originals = originalsAfter(run, key, known, locales);
  const { undecided: _, ...decided } = known;
  const undecided = undecidedFields(known, locales, action);
  const settled = { ...decided, ...undecided, ...originals, locales, place: settledPlace(known, action) };
  run.remember(key, desired === undefined ? settled : asDescribed(settled, desired, action));
}

/** Fields of which content and Intercom say different things, and no write has said which is right. */
function undecidedFields(
  known: ResourceState,
  locales: ResourceState["locales"],
  { changes }: Action,
): Pick<ResourceState, "undecided"> {
  const undecided: NonNullable<ResourceState["undecided"]> = {};
  for (const locale of LOCALES) {
    const conflicts = changes.filter((change) => change.locale === locale && change.verdict === "conflict");
    const fields = new Set([...(known.undecided?.[locale] ?? []), ...conflicts.map(({ field }) => field)]);
    const open = FIELDS.filter((field) => fields.has(field) && locales[locale]?.[field] === undefined);
    if (open.length > 0) undecided[locale] = open;
  }
  return Object.keys(undecided).length === 0 ? {} : { undecided };
}

/** How public a page is and whose, where its file leaves that open: nobody meant it, and from now on it is known. */
function learnUnsaid(
  run: Run,
  live: LiveResource,
  desired: DesiredResource | undefined,
  { changes }: Action,
  locales: ResourceState["locales"],
): void {
  for (const locale of LOCALES) {
    if (desired?.locales[locale] === undefined) continue;
    for (const field of ["state", "author"] as const) {
      const value = live.locales[locale]?.[field];
      const isSaid = changes.some((change) => change.locale === locale && change.field === field);
      if (value === undefined || isSaid) continue;
      const base = { meant: "", answered: answeredFingerprints(field, value, [run.helpCenterUrl]) };
      locales[locale] = { ...locales[locale], [field]: base };
    }
  }
}

/** The bases with fingerprints of this version, where they can be made anew. */
function renewed(
  run: Run,
  known: ResourceState,
  live: LiveResource,
  desired: DesiredResource | undefined,
): ResourceState["locales"] {
  const locales: ResourceState["locales"] = {};
  for (const locale of LOCALES) {
    for (const field of FIELDS) {
      const base = known.locales[locale]?.[field];
      if (base === undefined) continue;
      const body = field === "body" ? desired?.locales[locale]?.body : undefined;
      const fresh = renewedBase(run, field, base, live.locales[locale]?.[field], body);
      locales[locale] = { ...locales[locale], [field]: fresh };
    }
  }
  return locales;
}

/**
 * The state of a resource that files describe. Its retirement ends here only where nothing is to be written: a write
 * ends it with its answer, since a page that helpsync hid comes back for no other reason than that it is retired.
 */
function asDescribed(known: ResourceState, desired: DesiredResource, action: Action): ResourceState {
  const { onRemoval, retired, retiredLocales, ...rest } = known;
  const isWritten = action.changes.some(({ verdict }) => verdict === "write");
  const hidden = LOCALES.filter(
    (locale) =>
      (retiredLocales?.includes(locale) === true && (isWritten || desired.locales[locale] === undefined)) ||
      (!isWritten && action.retires?.includes(locale) === true && rest.locales[locale] !== undefined),
  );
  return {
    ...rest,
    path: desired.path,
    ...(action.onRemoval === undefined ? {} : { onRemoval: action.onRemoval }),
    ...(retired !== undefined && isWritten ? { retired } : {}),
    ...(hidden.length === 0 ? {} : { retiredLocales: hidden }),
  };
}

function settledPlace(known: ResourceState, action: Action): ResourceState["place"] {
  if (action.place?.verdict !== "settle") return known.place;
  const { before, after } = action.place;
  return { meant: after, sent: before, answered: before };
}
