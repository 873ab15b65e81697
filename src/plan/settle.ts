import { answeredFingerprints, rawFingerprint, sentFingerprint } from "../dialect/fingerprints.ts";
import { fingerprint } from "../dialect/fingerprint.ts";
import { nonceBody } from "../dialect/nonce.ts";
import { normalForm } from "../dialect/normal.ts";
import { wordsText } from "../dialect/words.ts";
import { kindOf, type Key } from "../model/key.ts";
import type { Live, LiveResource } from "../model/live.ts";
import type { FieldIntent, Intent, ResourceState, State } from "../model/state.ts";

/** What became of a write of which no outcome was recorded. */
export interface Settled {
  readonly key: Key;
  readonly outcome: "done" | "not-done" | "conflict";
  readonly message: string;
}

export interface Settlement {
  readonly state: State;
  readonly settled: readonly Settled[];
  /** Creates of which it cannot be told whether they took place: why, by key. Their intents stay open. */
  readonly unsettled: ReadonlyMap<Key, string>;
}

/**
 * Finds out by looking what became of the writes that were begun and whose outcome is not known, and gives the state as
 * it then is. Writes nothing.
 */
export function settleIntents(state: State, live: Live): Settlement {
  const resources = new Map(state.resources);
  const results = state.intents.map((intent) => ({ intent, settled: settle(intent, resources, live) }));
  const open = results.filter(({ intent, settled }) => intent.verb === "create" && settled.outcome === "conflict");
  return {
    state: { ...state, resources, intents: open.map(({ intent }) => intent) },
    settled: results.map(({ settled }) => settled),
    unsettled: new Map(open.map(({ intent, settled }) => [intent.key, settled.message])),
  };
}

function settle(intent: Intent, resources: Map<Key, ResourceState>, live: Live): Settled {
  switch (intent.verb) {
    case "create":
      return settleCreate(intent, resources, live);
    case "update":
      return settleUpdate(intent, resources, live);
    case "delete":
      return settleDelete(intent, resources, live);
  }
}

function settleCreate(intent: Intent, resources: Map<Key, ResourceState>, live: Live): Settled {
  const owned = new Set([...resources].map(([key, { id }]) => `${kindOf(key)}:${id}`));
  const candidates = live.resources.filter(
    (resource) =>
      resource.kind === kindOf(intent.key) &&
      !owned.has(`${resource.kind}:${resource.id}`) &&
      isFruit(intent, resource, live),
  );
  const [made] = candidates;
  if (made === undefined) return report(intent, "not-done", "was not created");
  if (candidates.length > 1) {
    const ids = candidates.map(({ id }) => id).join(", ");
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

/** An article is known by its nonce; a collection by its name and place, if it came after the intent and is empty. */
function isFruit(intent: Intent, resource: LiveResource, live: Live): boolean {
  if (intent.nonce !== undefined) return holdsNonce(intent.nonce, resource);
  const { collection } = intent;
  if (collection === undefined || resource.createdAt < collection.after) return false;
  const titles = Object.values(resource.locales).map(({ title }) => title);
  const isEmpty = !live.resources.some(({ parents }) => parents.includes(resource.id));
  return titles.includes(collection.title) && (resource.parents[0] ?? null) === collection.parent && isEmpty;
}

/** Whether one of an article's bodies is the paragraph with the nonce and nothing else, no picture and no video. */
function holdsNonce(nonce: string, { locales }: LiveResource): boolean {
  const wanted = normalForm(nonceBody(nonce), []);
  return Object.values(locales).some(({ body }) => body !== undefined && normalForm(body, []) === wanted);
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

function settleUpdate(intent: Intent, resources: Map<Key, ResourceState>, live: Live): Settled {
  const found = live.resources.find(({ kind, id }) => kind === kindOf(intent.key) && id === intent.id);
  const known = resources.get(intent.key);
  if (found === undefined || known === undefined) return report(intent, "conflict", "is gone from Intercom");
  if (known.nonce !== undefined && holdsNonce(known.nonce, found)) return report(intent, "not-done", "was not written");
  const urls = [live.workspace.helpCenter.url];
  let after = known;
  let outcome: Settled["outcome"] = "not-done";
  for (const field of intent.fields) {
    const value = found.locales[field.locale]?.[field.field];
    const verdict = settleField(field, value, urls);
    if (verdict === "done" && value !== undefined) after = withBase(after, field, value, urls);
    if (verdict !== "not-done" && outcome !== "conflict") outcome = verdict;
  }
  const place = intent.place;
  if (place !== undefined && place.sent !== place.seen && found.parents.includes(place.sent ?? "")) {
    after = { ...after, place: { meant: place.meant, sent: place.sent, answered: place.sent } };
    if (outcome === "not-done") outcome = "done";
  }
  if (outcome !== "not-done") resources.set(intent.key, retired(withoutNonce(after), intent, outcome));
  const words = { done: "was written", "not-done": "was not written", conflict: "was edited meanwhile" };
  return report(intent, outcome, words[outcome]);
}

function settleField(field: FieldIntent, live: string | undefined, urls: readonly string[]): Settled["outcome"] {
  if (live === undefined) return field.seen === undefined ? "not-done" : "conflict";
  if (field.seen === rawFingerprint(field.field, live)) return "not-done";
  const form = sentFingerprint(field.field, live, urls);
  const words = fingerprint("w1", field.field === "body" ? wordsText(live) : live);
  return form === field.sent || words === field.words ? "done" : "conflict";
}

function withBase(known: ResourceState, field: FieldIntent, live: string, urls: readonly string[]): ResourceState {
  const base = {
    meant: field.meant,
    answered: answeredFingerprints(field.field, live, urls),
    ...(field.targets === undefined ? {} : { targets: field.targets }),
  };
  const locale = { ...known.locales[field.locale], [field.field]: base };
  return { ...known, locales: { ...known.locales, [field.locale]: locale } };
}

function withoutNonce(known: ResourceState): ResourceState {
  const { nonce, ...rest } = known;
  return rest;
}

/** A write that took effect retired what it was to retire, too. */
function retired(known: ResourceState, { retires }: Intent, outcome: Settled["outcome"]): ResourceState {
  if (retires === undefined || outcome !== "done") return known;
  const locales = [...new Set([...(known.retiredLocales ?? []), ...retires.locales])];
  return {
    ...known,
    ...(retires.all === "yes" ? { retired: "hidden" as const } : {}),
    ...(locales.length === 0 ? {} : { retiredLocales: locales }),
  };
}

function settleDelete(intent: Intent, resources: Map<Key, ResourceState>, live: Live): Settled {
  const found = live.resources.some(({ kind, id }) => kind === kindOf(intent.key) && id === intent.id);
  if (found) return report(intent, "not-done", "was not deleted");
  resources.delete(intent.key);
  return report(intent, "done", "was deleted");
}

function report(intent: Intent, outcome: Settled["outcome"], words: string): Settled {
  return { key: intent.key, outcome, message: `${intent.key} ${words}` };
}
