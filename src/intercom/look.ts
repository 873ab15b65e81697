import pLimit from "p-limit";
import { mayHoldNonce } from "../dialect/nonce.ts";
import type { Intercom } from "../model/intercom.ts";
import { kindOf, type Key } from "../model/key.ts";
import { KINDS, type Kind } from "../model/kind.ts";
import type { LiveFields, LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { ResourceState, State } from "../model/state.ts";

const CONCURRENCY = 8;

/** What content has: what a listing lacks of it is looked for. */
export interface Wanted {
  /** The locales of each key. */
  readonly locales: ReadonlyMap<Key, readonly Locale[]>;
  /** Of articles that the state does not know and that may be there: their locales by title, in NFC. */
  readonly titles: ReadonlyMap<string, readonly Locale[]>;
  /** Ids of articles that the content names. */
  readonly ids: ReadonlySet<string>;
}

/** One resource of a workspace. */
export interface Named {
  readonly kind: Kind;
  readonly id: string;
}

export interface Look {
  readonly resources: readonly LiveResource[];
  /** Those that were read singly, so that nothing of them is left out, as `kind:id`. */
  readonly single: ReadonlySet<string>;
}

/** The listings of a workspace, while their pages come. */
export interface Listing {
  readonly resources: Promise<readonly LiveResource[]>;
  /** Says what to keep of each resource that is still to come; all until then. */
  readonly keepOnly: (kept: (listed: LiveResource) => LiveResource) => void;
}

/** Begins to read what the listings of a workspace show. */
export function beginListing(intercom: Intercom): Listing {
  let keep = (listed: LiveResource): LiveResource => listed;
  const kinds = KINDS.map((kind) => intercom.list(kind, (listed) => keep(listed)));
  const resources = Promise.all(kinds).then((listings) => listings.flat());
  // Whoever awaits it learns what failed; until somebody does, that is no fault of the program.
  resources.catch(() => undefined);
  return { resources, keepOnly: (kept) => (keep = kept) };
}

/**
 * Everything that a workspace holds. A listing proves presence, never absence: what the state or the content knows and
 * the listing lacks (a resource, a locale, a body) is read singly before anything follows from its absence (design §3).
 * @param listing where it was begun already
 */
export async function lookAround(
  intercom: Intercom,
  state: State,
  wanted: Wanted,
  listing: Listing = beginListing(intercom),
): Promise<Look> {
  const listed = await listing.resources;
  const found = new Map(listed.map((resource) => [nameOf(resource), resource]));
  const hasOneLanguage = state.facts.languages?.value === "one";
  const doubtful = [...state.resources].flatMap(([key, known]) => {
    const seen = found.get(`${kindOf(key)}:${known.id}`);
    // A workspace with one language was sent translations and answered without: none is to be looked for.
    const isOfOne = hasOneLanguage && seen?.languages === "one";
    const locales = (wanted.locales.get(key) ?? []).filter((locale) => !isOfOne || seen.locales[locale] !== undefined);
    const isTheirs = known.retired !== undefined && !wanted.locales.has(key);
    const isShown = seen !== undefined && known.partlyListed === undefined && showsAll(seen, known, locales);
    const isSure = isTheirs || isShown;
    return isSure ? [] : [{ kind: kindOf(key), id: known.id }];
  });
  const doubts = [...doubtful, ...possibleDrafts(state, listed), ...adoptable(state, listed, wanted)];
  return lookCloser(intercom, { resources: [...found.values()], single: new Set() }, doubts);
}

/**
 * Reads singly what is named and was not yet: a listing may hide a teammate's translation, and what goes takes it along.
 * @returns the same look where there was nothing to read
 */
export async function lookCloser(intercom: Intercom, look: Look, doubts: readonly Named[]): Promise<Look> {
  const unread = doubts.filter((one) => !look.single.has(nameOf(one)));
  if (unread.length === 0) return look;
  const found = new Map(look.resources.map((resource) => [nameOf(resource), resource]));
  const limit = pLimit(CONCURRENCY);
  await Promise.all(
    unread.map(async (one) => {
      const single = await limit(() => intercom.read(one.kind, one.id));
      if (single === null) found.delete(nameOf(one));
      else found.set(nameOf(one), single);
    }),
  );
  return { resources: [...found.values()], single: new Set([...look.single, ...unread.map(nameOf)]) };
}

function nameOf({ kind, id }: Named): string {
  return `${kind}:${id}`;
}

/** While creates are unsettled, drafts that a listing shows without a body may be their fruit: only their nonce tells. */
function possibleDrafts(state: State, listed: readonly LiveResource[]): LiveResource[] {
  const isOpen = state.intents.some(({ verb, nonce }) => verb === "create" && nonce !== undefined);
  return isOpen || state.remade.length > 0 ? listed.filter(mayHoldNonce) : [];
}

/**
 * Articles that may be taken over, as far as the listing may have left something of them out: what is not seen would be
 * written over.
 */
function adoptable(state: State, listed: readonly LiveResource[], { titles, ids }: Wanted): Named[] {
  const owned = new Set([...state.resources].map(([key, { id }]) => `${kindOf(key)}:${id}`));
  const articles = listed.filter((resource) => resource.kind === "article");
  const known = new Set(articles.map(({ id }) => id));
  const partial = articles.filter((article) => {
    const fields = Object.values(article.locales);
    const wanted = fields.flatMap(({ title }) => titles.get(title.normalize("NFC").trim()) ?? []);
    if (owned.has(nameOf(article)) || (wanted.length === 0 && !ids.has(article.id))) return false;
    return (
      wanted.some((locale) => article.locales[locale] === undefined) || fields.some(({ body }) => (body ?? "") === "")
    );
  });
  const missing = [...ids].filter((id) => !known.has(id)).map((id) => ({ kind: "article" as const, id }));
  return [...partial, ...missing];
}

/** Whether a listed resource has each locale that is wanted with its text, and each that the last answer held. */
function showsAll(seen: LiveResource, known: ResourceState, wanted: readonly Locale[]): boolean {
  const isShown = (locale: Locale): boolean => {
    const live = seen.locales[locale];
    return live === undefined ? isKnownAbsent(known, locale) : seen.kind !== "article" || hasText(live);
  };
  if (!wanted.every(isShown)) return false;
  return Object.entries(known.locales).every(([locale, bases]) => {
    const live = seen.locales[locale as Locale];
    return Object.values(bases).every((base) => base.answered === null) || (live !== undefined && hasBody(live, bases));
  });
}

/** A locale that the last answer did not hold, either. */
function isKnownAbsent(known: ResourceState, locale: Locale): boolean {
  const bases = known.locales[locale];
  return bases !== undefined && Object.values(bases).every((base) => base.answered === null);
}

function hasBody(live: LiveFields, bases: object): boolean {
  return !("body" in bases) || hasText(live);
}

function hasText(live: LiveFields): boolean {
  return live.bodyAsAnswered === true || (live.body ?? "") !== "";
}
