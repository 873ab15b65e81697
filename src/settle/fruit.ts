import { fingerprint } from "../dialect/fingerprint.ts";
import { nonceBody } from "../dialect/nonce.ts";
import { normalForm } from "../dialect/normal.ts";
import { kindOf } from "../model/key.ts";
import type { Live, LiveResource } from "../model/live.ts";
import type { Intent } from "../model/state.ts";

/**
 * What the create of an intent may have made, the oldest first. An article is known by its nonce; a collection by its
 * name and place, if it came after the intent and is empty.
 */
export function fruitsOf(intent: Intent, live: Live): LiveResource[] {
  return live.resources
    .filter((resource) => resource.kind === kindOf(intent.key) && isFruit(intent, resource, live))
    .sort(
      (left, right) => left.createdAt - right.createdAt || left.id.localeCompare(right.id, "en", { numeric: true }),
    );
}

function isFruit(intent: Intent, resource: LiveResource, live: Live): boolean {
  if (intent.nonce !== undefined) return holdsNonce(intent.nonce, resource);
  const { collection } = intent;
  if (collection === undefined || resource.createdAt < collection.after) return false;
  const titles = Object.values(resource.locales).map(({ title }) => title);
  const isEmpty = !live.resources.some(({ parents }) => parents.includes(resource.id));
  return titles.includes(collection.title) && (resource.parents[0] ?? null) === collection.parent && isEmpty;
}

/** Whether one of an article's bodies is the paragraph with the nonce and nothing else, no picture and no video. */
export function holdsNonce(nonce: string, { locales }: LiveResource): boolean {
  return Object.values(locales).some(({ body }) => isNonce(nonce, body));
}

/**
 * Articles of which it cannot be told whether the create of an intent made them, since the nonce is gone: they have its
 * title, came after its begin, and are not of another create.
 * @param others the nonces of all creates that are remembered
 */
export function possibleFruitsOf(
  { after, fields, nonce }: Intent,
  live: Live,
  others: readonly string[],
): LiveResource[] {
  if (nonce === undefined || after === undefined) return [];
  const titles = fields.filter(({ field }) => field === "title");
  return live.resources.filter(
    (resource) =>
      resource.kind === "article" &&
      resource.createdAt >= after &&
      titles.some(({ locale, words }) => fingerprint("w1", resource.locales[locale]?.title ?? "") === words) &&
      !others.some((other) => holdsNonce(other, resource)),
  );
}

/** Intercom may stamp what it makes of a new article a little later, in seconds. */
const AT_ONCE = 2;

/** Whether a fruit is just as the create sent it: nobody wrote, staged, published, placed, tagged or touched anything. */
export function isUntouched({ nonce, fields }: Intent, resource: LiveResource): boolean {
  const { parents, locales, createdAt, updatedAt, tagged } = resource;
  const sentLocales = new Set(fields.map(({ locale }) => locale));
  return (
    nonce !== undefined &&
    parents.length === 0 &&
    tagged === undefined &&
    updatedAt - createdAt <= AT_ONCE &&
    fields.every(({ locale, field, words }) => field !== "author" || isSaid(locales[locale]?.author, words)) &&
    Object.entries(locales).every(
      ([locale, { title, description, body, state, pendingDraft }]) =>
        sentLocales.has(locale as (typeof fields)[number]["locale"]) &&
        isNonce(nonce, body) &&
        (description ?? "") === "" &&
        state === "draft" &&
        !pendingDraft &&
        fields.some(({ field, words }) => field === "title" && words === fingerprint("w1", title)),
    )
  );
}

/** Whether a value that Intercom may leave out is what was sent. */
function isSaid(value: string | undefined, words: string): boolean {
  return value === undefined || fingerprint("w1", value) === words;
}

/** Far more characters than a paragraph with a nonce has, however it is stored. */
const LONGEST = 2000;

function isNonce(nonce: string, body: string | undefined): boolean {
  // Every article is held against every create that is open, so most are told apart without being parsed.
  if (body === undefined || body.length > LONGEST || !body.includes(nonce)) return false;
  return normalForm(body, []) === normalForm(nonceBody(nonce), []);
}
