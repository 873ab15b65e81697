import { answeredFingerprints } from "../dialect/fingerprints.ts";
import { fingerprint } from "../dialect/fingerprint.ts";
import { kindOf, type Key } from "../model/key.ts";
import type { Live, LiveResource } from "../model/live.ts";
import type { Intent, ResourceState, State } from "../model/state.ts";
import { fruitsOf, holdsNonce, possibleFruitsOf } from "./fruit.ts";
import { report, type Settled } from "./settled.ts";

/** What a create became: what it made is among the resources afterwards. */
export function settleCreate(intent: Intent, resources: Map<Key, ResourceState>, live: Live): Settled {
  if (resources.has(intent.key)) return report(intent, "done", "is known by now");
  const fruits = notOwned(fruitsOf(intent, live), resources);
  const [made] = fruits;
  if (made === undefined) return report(intent, "not-done", "was not created");
  // A draft with its nonce is ours in any case; of collections that are alike one may be a teammate's.
  if (fruits.length > 1 && intent.nonce === undefined) {
    const ids = fruits.map(({ id }) => id).join(", ");
    const words = `may have been created: Intercom holds several alike (${ids}). Delete those that are not wanted there`;
    return report(intent, "conflict", words);
  }
  resources.set(intent.key, {
    id: made.id,
    path: intent.path,
    place: { meant: null, sent: null },
    locales: intent.nonce === undefined ? {} : draftBases(intent, intent.nonce, made, live),
    ...(intent.nonce === undefined ? {} : { nonce: intent.nonce }),
  });
  return report(intent, "done", "was created");
}

/**
 * What is said of the create of an article whose nonce is nowhere, while an article is there that may be its fruit and
 * was filled since: to make it anew would make it twice.
 */
export function doubtOf(intent: Intent, { resources, intents, remade }: State, live: Live): Settled | undefined {
  const nonces = [...intents, ...remade].flatMap(({ nonce }) => nonce ?? []);
  const ids = notOwned(possibleFruitsOf(intent, live, nonces), resources).map(({ id }) => id);
  if (ids.length === 0) return undefined;
  const which =
    ids.length === 1 ? `article ${ids.join()}, which was` : `one of the articles ${ids.join(", ")}, which were`;
  const words = `may have been created: it may be ${which} made since under its title and edited. Write its id as intercom_id into the file, or give the article another title in Intercom, or delete it there`;
  return report(intent, "conflict", words);
}

/** Those that no key of the state stands for. */
function notOwned(found: readonly LiveResource[], resources: ReadonlyMap<Key, ResourceState>): LiveResource[] {
  if (found.length === 0) return [];
  const owned = new Set([...resources].map(([key, { id }]) => `${kindOf(key)}:${id}`));
  return found.filter(({ kind, id }) => !owned.has(`${kind}:${id}`));
}

/** The bases of a draft that holds its nonce; what a teammate changed since the create gets none. */
function draftBases(intent: Intent, nonce: string, made: LiveResource, live: Live): ResourceState["locales"] {
  const urls = [live.workspace.helpCenter.url];
  const bases: ResourceState["locales"] = {};
  for (const { locale, field, meant, words } of intent.fields) {
    const value = made.locales[locale]?.[field];
    if (value === undefined) continue;
    const isSent = field === "body" ? holdsNonce(nonce, made) : fingerprint("w1", value) === words;
    if (!isSent) continue;
    bases[locale] = { ...bases[locale], [field]: { meant, answered: answeredFingerprints(field, value, urls) } };
  }
  return bases;
}
