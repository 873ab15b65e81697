import { fingerprint } from "../dialect/fingerprint.ts";
import { meantFingerprint } from "../dialect/fingerprints.ts";
import { nonceBody } from "../dialect/nonce.ts";
import { sentBodies } from "../dialect/sent-body.ts";
import type { LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { Action, FieldChange } from "../model/plan.ts";
import type { Intent } from "../model/state.ts";
import type { Key } from "../model/key.ts";
import { noTranslation, recordAnswer } from "./answer.ts";
import { answeredBodies } from "./answered-bodies.ts";
import { composeWrite, parentId, valuesToSend, type SentValues } from "./compose.ts";
import { fieldIntents } from "./intent.ts";
import { learnFromAnswer } from "./learn.ts";
import { knownAfter } from "./restored.ts";
import type { ItemResult } from "./outcome.ts";
import type { Run } from "./run.ts";
import { asObserved } from "./send.ts";
import type { Performed, PreparedWrite } from "./performed.ts";
import { keyOfAction, notAnswered } from "./write.ts";

/**
 * Prepares the create of an article: a draft whose body is one paragraph with a nonce, so that an unknown outcome can be
 * settled exactly (design §4). The second write brings its content.
 */
export function prepareArticleCreate(run: Run, action: Action): PreparedWrite | Omit<ItemResult, "action"> {
  const key = keyOfAction(action);
  const values = valuesToSend(run, action);
  if ("blocked" in values) return { outcome: "blocked", message: values.blocked };
  if (parentId(run, action.place?.after ?? null) === undefined) {
    return { outcome: "skipped", message: "its collection was not created" };
  }
  const former = run.unmade(key);
  const nonce = former?.nonce ?? run.input.nonce();
  const draft = draftValues(run, action, nonce);
  const fields = fieldIntents(run, draft, sentBodies([run.helpCenterUrl]));
  const after = former?.after ?? run.input.intercom.serverTime();
  const intent: Intent = { key, path: action.path ?? "", verb: "create", nonce, after, fields };
  if (former !== undefined) run.remake(intent);
  return { action, intent, perform: () => createDraft(run, action, key, nonce, draft) };
}

/** What the first write of an article sends: the least that Intercom takes, as a draft. */
function draftValues(run: Run, action: Action, nonce: string): SentValues {
  const { defaultLocale } = run.input.desired;
  const short = action.changes.filter(
    ({ locale, field }) => locale === defaultLocale && (field === "title" || field === "author"),
  );
  const own = (field: "state" | "body", send: string, meant: string): FieldChange => {
    return { locale: defaultLocale, field, verdict: "write", before: null, after: send, send, meant };
  };
  const changes = [
    ...short,
    own("state", "draft", meantFingerprint("draft")),
    own("body", nonceBody(nonce), fingerprint("nonce", nonce)),
  ];
  return new Map(changes.map((change) => [change, change.send ?? ""]));
}

async function createDraft(run: Run, action: Action, key: Key, nonce: string, draft: SentValues): Promise<Performed> {
  const result = await run.input.intercom.create("article", composeWrite(run, draft, null, undefined), run.leave);
  const answered = (made: LiveResource): Performed => draftMade(run, action, key, nonce, draft, made);
  return result.outcome === "answered" ? answered(result.value) : notAnswered(result, answered);
}

function draftMade(
  run: Run,
  action: Action,
  key: Key,
  nonce: string,
  draft: SentValues,
  made: LiveResource,
): Performed {
  haltIfOtherLanguage(run, made);
  const fresh = { id: made.id, path: action.path ?? "", place: { meant: null, sent: null }, locales: {} };
  run.remember(key, {
    ...fresh,
    nonce,
    locales: recordAnswer(run, fresh, draft, made, answeredBodies(run, draft, made)).locales,
    ...(action.onRemoval === undefined ? {} : { onRemoval: action.onRemoval }),
  });
  return { outcome: "done", intent: "ended" };
}

/**
 * Stops the run where the first answer shows another default language than the content's: before API 2.16 nothing tells
 * it in an empty help center, and all further texts would stand under the wrong language.
 */
function haltIfOtherLanguage(run: Run, answer: LiveResource): void {
  const { defaultLocale } = run.input.desired;
  const theirs = answer.defaultLocale === undefined ? Object.keys(answer.locales) : [answer.defaultLocale];
  if (theirs.length === 0 || theirs.includes(defaultLocale)) return;
  run.halt(`the help center's default language is ${theirs.join(", ")}, the content's is ${defaultLocale}`);
}

/** Prepares the create of a collection, which is complete at once: Intercom has no draft of a collection. */
export function prepareCollectionCreate(run: Run, action: Action): PreparedWrite | Omit<ItemResult, "action"> {
  const key = keyOfAction(action);
  const values = valuesToSend(run, action);
  if ("blocked" in values) return { outcome: "blocked", message: values.blocked };
  const parent = parentId(run, action.place?.after ?? null);
  if (parent === undefined) return { outcome: "skipped", message: "the collection that it stands in was not created" };
  const after = run.input.intercom.serverTime();
  const intent: Intent = {
    key,
    path: action.path ?? "",
    verb: "create",
    fields: [],
    collection: { title: action.title, parent, after },
  };
  return { action, intent, perform: () => createCollection(run, action, key, values, parent) };
}

async function createCollection(
  run: Run,
  action: Action,
  key: Key,
  prepared: SentValues,
  parent: string | null,
): Promise<Performed> {
  const { values, unsent } = asObserved(run, prepared);
  const request = composeWrite(run, values, null, parent ?? undefined);
  const result = await run.input.intercom.create("collection", request, run.leave);
  const answered = (created: LiveResource): Performed =>
    collectionMade(run, action, key, { values, unsent, parent }, created);
  return result.outcome === "answered" ? answered(result.value) : notAnswered(result, answered);
}

interface SentCollection {
  readonly values: SentValues;
  readonly unsent: readonly Locale[];
  readonly parent: string | null;
}

function collectionMade(
  run: Run,
  action: Action,
  key: Key,
  { values, unsent, parent }: SentCollection,
  created: LiveResource,
): Performed {
  haltIfOtherLanguage(run, created);
  const bodies = answeredBodies(run, values, created);
  learnFromAnswer(run, values, created, bodies, "POST /collections");
  const fresh = { id: created.id, path: action.path ?? "", place: { meant: null, sent: null }, locales: {} };
  const recorded = recordAnswer(run, fresh, values, created, bodies);
  const shown = parent === null ? created.parents.length === 0 : created.parents.includes(parent);
  const written = {
    ...fresh,
    locales: recorded.locales,
    place: { meant: action.place?.after ?? null, sent: parent, ...(shown ? { answered: parent } : {}) },
    ...(action.onRemoval === undefined ? {} : { onRemoval: action.onRemoval }),
  };
  run.remember(key, knownAfter(run, key, action, written));
  const lost = [...recorded.lost, ...unsent.map(noTranslation)];
  return lost.length === 0
    ? { outcome: "done", intent: "ended" }
    : { outcome: "incomplete", message: `written, not taken over: ${lost.join("; ")}`, intent: "ended" };
}
