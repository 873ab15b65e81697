import { meantIn } from "../dialect/fingerprints.ts";
import type { Desired, DesiredFields } from "../model/desired.ts";
import { kindOf, type Key } from "../model/key.ts";
import { FIELDS } from "../model/kind.ts";
import { LOCALES, type PerLocale } from "../model/locale.ts";
import type { Base, Pulled, PulledField, ResourceState, State } from "../model/state.ts";

type Bases = ResourceState["locales"];

/**
 * The state of content that has the files of a pull. What a pull brought into a file is known from the moment in which
 * the content says just that; until then, and on branches without these files, it changes nothing.
 */
export function withPulled(state: State, desired: Desired): State {
  if (state.pulled.size === 0) return state;
  const described = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const owned = new Map([...state.resources].map(([key, { id }]) => [`${kindOf(key)}:${id}`, key]));
  const resources = new Map(state.resources);
  const pulled = new Map<Key, Pulled>();
  for (const [key, offer] of state.pulled) {
    const { locales } = described.get(key) ?? {};
    const known = resources.get(key);
    if (locales === undefined) {
      pulled.set(key, offer);
    } else if (known === undefined) {
      if (!owned.has(`${kindOf(key)}:${offer.id}`)) resources.set(key, takenUp(offer));
    } else if (known.id === offer.id) {
      const { bases, left } = taken(known.locales, offer.locales, locales);
      resources.set(key, { ...known, locales: bases });
      if (left !== undefined) pulled.set(key, { ...offer, locales: left });
    }
  }
  return { ...state, resources, pulled };
}

/** A page whose file a pull made: whatever its file says by now, it said once what Intercom held then. */
function takenUp({ id, path, place, locales }: Pulled): ResourceState {
  const bases: Bases = {};
  for (const locale of LOCALES) {
    for (const field of FIELDS) {
      const offer = locales[locale]?.[field];
      if (offer !== undefined) bases[locale] = { ...bases[locale], [field]: baseOf(offer, undefined) };
    }
  }
  const { meant = null, answered = null } = place ?? {};
  return { id, path, place: { meant, sent: answered, answered }, locales: bases };
}

/** The bases with what the files hold by now, and what they do not hold yet. */
function taken(
  known: Bases,
  offers: Pulled["locales"],
  desired: PerLocale<DesiredFields>,
): { readonly bases: Bases; readonly left: Pulled["locales"] | undefined } {
  const bases: Bases = { ...known };
  const left: Pulled["locales"] = {};
  for (const locale of LOCALES) {
    for (const field of FIELDS) {
      const offer = offers[locale]?.[field];
      if (offer === undefined) continue;
      if (offer.meant !== undefined && offer.meant === meantIn(desired[locale], field)) {
        bases[locale] = { ...bases[locale], [field]: baseOf(offer, known[locale]?.[field]) };
      } else {
        left[locale] = { ...left[locale], [field]: offer };
      }
    }
  }
  return { bases, left: Object.keys(left).length === 0 ? undefined : left };
}

/** Where the file says more than Intercom held, what was meant before it stays: so that the rest is a change. */
function baseOf({ meant = "", answered, targets, text, besides }: PulledField, known: Base | undefined): Base {
  const kept = text === undefined ? {} : { text };
  if (besides === "changes") return { meant: known?.meant ?? "", answered, ...kept };
  return { meant, answered, ...(targets === undefined ? {} : { targets }), ...kept };
}
