import { meantIn } from "../dialect/fingerprints.ts";
import type { Desired, DesiredFields } from "../model/desired.ts";
import { kindOf, type Key } from "../model/key.ts";
import { FIELDS, type Field } from "../model/kind.ts";
import { LOCALES, type PerLocale } from "../model/locale.ts";
import type { Base, PlaceBase, Pulled, PulledField, ResourceState, State } from "../model/state.ts";

type Bases = ResourceState["locales"];

/**
 * The state of content that has the files of a pull. What a pull brought into a file is known from the moment in which
 * the content says just that; until then, and on branches without these files, it changes nothing.
 */
export function withPulled(state: State, desired: Desired): State {
  if (state.pulled.size === 0) return state;
  const described = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const owned = new Set([...state.resources].map(([key, { id }]) => `${kindOf(key)}:${id}`));
  const resources = new Map(state.resources);
  const pulled = new Map<Key, Pulled>();
  for (const [key, offer] of state.pulled) {
    const { locales } = described.get(key) ?? {};
    const known = resources.get(key);
    const isTaken = known === undefined ? owned.has(`${kindOf(key)}:${offer.id}`) : known.id !== offer.id;
    if (locales === undefined) pulled.set(key, offer);
    if (locales === undefined || isTaken) continue;
    const { bases, left } = taken(known?.locales ?? {}, offer.locales, locales, known === undefined ? "new" : "known");
    const isHere = known !== undefined || Object.keys(bases).length > 0;
    if (isHere) resources.set(key, { ...(known ?? begun(offer)), locales: bases, ...heldImages(known, offer) });
    if (!isHere || Object.keys(left).length > 0) pulled.set(key, { ...offer, locales: isHere ? left : offer.locales });
  }
  return { ...state, resources, pulled };
}

/** A page that the state did not know before the pull. */
function begun({ id, path, place }: Pulled): ResourceState {
  const base: PlaceBase =
    place === undefined
      ? { meant: null, sent: null, undecided: true }
      : { meant: place.meant, sent: place.answered, answered: place.answered };
  return { id, path, place: base, locales: {} };
}

/** A file that has other bytes by now is another image: of one that has the same, Intercom's copy is known. */
function heldImages(known: ResourceState | undefined, { images }: Pulled): Pick<ResourceState, "images"> {
  return images === undefined ? {} : { images: { ...images, ...known?.images } };
}

/**
 * The bases with what the files hold by now, and what they do not hold yet. The key of a page that the state did not know
 * is the pull's own: whatever its file says by now, it once said what Intercom held.
 */
function taken(
  known: Bases,
  offers: Pulled["locales"],
  desired: PerLocale<DesiredFields>,
  page: "new" | "known",
): { readonly bases: Bases; readonly left: Pulled["locales"] } {
  const bases: Bases = { ...known };
  const left: Pulled["locales"] = {};
  for (const locale of LOCALES) {
    for (const field of FIELDS) {
      const offer = offers[locale]?.[field];
      const base = known[locale]?.[field];
      if (offer === undefined) continue;
      if (
        offer.file === "made" && page === "new" ? desired[locale] !== undefined : holds(desired[locale], field, offer)
      ) {
        bases[locale] = { ...bases[locale], [field]: baseOf(offer, base) };
      } else {
        left[locale] = { ...left[locale], [field]: offer };
      }
    }
  }
  return { bases, left };
}

/** Whether a file says just what it is to say with what the pull brought. */
function holds(fields: DesiredFields | undefined, field: Field, { meant }: PulledField): boolean {
  return meant !== undefined && meant === meantIn(fields, field);
}

/** Where the file says more than Intercom held, what was meant before it stays: so that the rest is a change. */
function baseOf({ meant = "", answered, targets, text, besides, decided }: PulledField, known: Base | undefined): Base {
  const kept = text === undefined ? {} : { text };
  const goes = decided === undefined ? {} : { ofTeammates: "value" as const };
  if (besides === "changes") return { meant: known?.meant ?? "", answered, ...kept, ...goes };
  return { meant, answered, ...(targets === undefined ? {} : { targets }), ...kept };
}
