import { answeredFingerprints, rawFingerprint, sentFingerprint } from "../dialect/fingerprints.ts";
import { fingerprint } from "../dialect/fingerprint.ts";
import { wordsText } from "../dialect/words.ts";
import { kindOf, type Key } from "../model/key.ts";
import type { Live } from "../model/live.ts";
import type { FieldIntent, Intent, ResourceState } from "../model/state.ts";
import { holdsNonce } from "./fruit.ts";
import { report, type Settled } from "./settled.ts";

/** What an update became, field by field: what took effect has its new base afterwards. */
export function settleUpdate(intent: Intent, resources: Map<Key, ResourceState>, live: Live): Settled {
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

/** What a delete became: what is gone is not among the resources afterwards. */
export function settleDelete(intent: Intent, resources: Map<Key, ResourceState>, live: Live): Settled {
  const found = live.resources.some(({ kind, id }) => kind === kindOf(intent.key) && id === intent.id);
  if (found) return report(intent, "not-done", "was not deleted");
  // A second draft of a key is deleted while the key goes on with its first.
  if (resources.get(intent.key)?.id === intent.id) resources.delete(intent.key);
  return report(intent, "done", "was deleted");
}
