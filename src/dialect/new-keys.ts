import type { Desired, DesiredBody } from "../model/desired.ts";
import { byCodePoint, type Key } from "../model/key.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import { localesOf, type Locale, type PerLocale } from "../model/locale.ts";
import type { Base, ResourceState, Snapshot, State } from "../model/state.ts";
import { leadsOf } from "./leads.ts";
import { bodyMeant, originalFingerprint, targetsFingerprint } from "./fingerprints.ts";

/**
 * The state as it would be, had its resources always had their new keys: a file that moved is no other page, one that
 * stands in it has not moved, and a link to it leads where it led.
 * @param moved new key → the key under which the state knows it
 */
export function underNewKeys(state: State, moved: ReadonlyMap<Key, Key>, desired: Desired): State {
  if (moved.size === 0) return state;
  const renamed = new Map([...moved].map(([key, former]) => [former, key]));
  const newKey = (key: Key): Key => renamed.get(key) ?? key;
  const relink = relinker(state, moved, desired);
  // A page whose key goes to what moved there is forgotten.
  const staying = [...state.resources].filter(([key]) => renamed.has(key) || !moved.has(key));
  const resources = staying.map(([key, known]): [Key, ResourceState] => {
    const { meant } = known.place;
    const place = { ...known.place, meant: meant === null ? null : newKey(meant) };
    const locales = relink(newKey(key), known);
    return [newKey(key), { ...known, place, locales, ...originals(known, locales, desired.defaultLocale) }];
  });
  const snapshots = new Map<Key, readonly Snapshot[]>();
  for (const [key, taken] of state.snapshots) {
    const together = [...(snapshots.get(newKey(key)) ?? []), ...taken];
    snapshots.set(
      newKey(key),
      together.sort((left, right) => byCodePoint(left.takenAt, right.takenAt)),
    );
  }
  return { ...state, resources: new Map(resources), snapshots };
}

/** Translations that followed the original as it was, follow it as it is spelled now. */
function originals(
  known: ResourceState,
  locales: ResourceState["locales"],
  defaultLocale: Locale,
): Pick<ResourceState, "originals"> {
  if (known.originals === undefined) return {};
  const [was, is] = [known.locales, locales].map((bases) => {
    const { title, body } = bases[defaultLocale] ?? {};
    return originalFingerprint(title?.meant, body?.meant);
  });
  const followed = Object.entries(known.originals).map(([locale, one]) => [locale, one === was ? is : one]);
  return { originals: Object.fromEntries(followed) as PerLocale<Fingerprint> };
}

/** Gives the bases of a resource, with new keys for what its bodies link to. */
function relinker(
  state: State,
  moved: ReadonlyMap<Key, Key>,
  desired: Desired,
): (key: Key, known: ResourceState) => ResourceState["locales"] {
  const before = new Map([...state.resources].map(([key, { id }]) => [key, id]));
  const after = new Map([...moved].map(([key, former]) => [key, before.get(former) ?? ""]));
  const ids = { before, after: new Map([...before, ...after]) };
  const byKey = new Map(desired.resources.map((resource) => [resource.key, resource]));
  return (key, known) => {
    const locales = { ...known.locales };
    for (const locale of localesOf(known.locales, desired.defaultLocale)) {
      const body = byKey.get(key)?.locales[locale]?.body;
      const base = locales[locale]?.body;
      if (body?.links === undefined || base === undefined || !body.links.targets.some((link) => moved.has(link)))
        continue;
      locales[locale] = { ...locales[locale], body: relinked(base, body, moved, ids) };
    }
    return locales;
  };
}

/** Only a base that meant just what is desired now, under the old keys, is spelled anew; any other is a change. */
function relinked(
  base: Base,
  body: DesiredBody,
  moved: ReadonlyMap<Key, Key>,
  ids: { readonly before: ReadonlyMap<Key, string>; readonly after: ReadonlyMap<Key, string> },
): Base {
  const formerKey = (key: Key): Key => moved.get(key) ?? key;
  const formerly: DesiredBody = {
    meant: bodyMeant(body.links?.outline ?? "", (body.links?.targets ?? []).map(formerKey)),
    leads: leadsOf(body).map((lead) => ({ ...lead, link: formerKey(lead.link) })),
    parts: [],
  };
  const isSameMeant = base.meant === formerly.meant;
  const isSameTargets = base.targets === targetsFingerprint(formerly, ids.before);
  return {
    ...base,
    ...(isSameMeant ? { meant: body.meant } : {}),
    ...(isSameTargets ? { targets: targetsFingerprint(body, ids.after) } : {}),
  };
}
