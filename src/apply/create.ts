import type { LiveResource } from "../model/live.ts";
import type { Action } from "../model/plan.ts";
import type { Intent } from "../model/state.ts";
import type { Key } from "../model/key.ts";
import { recordAnswer } from "./answer.ts";
import { composeWrite, parentId, valuesToSend, type SentValues } from "./compose.ts";
import type { ItemResult, Run } from "./run.ts";
import type { Performed, PreparedWrite } from "./wave.ts";
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
  const nonce = run.input.nonce();
  const intent: Intent = { key, path: action.path ?? "", verb: "create", nonce, fields: [] };
  return { action, intent, perform: () => createDraft(run, action, key, nonce) };
}

async function createDraft(run: Run, action: Action, key: Key, nonce: string): Promise<Performed> {
  const { defaultLocale } = run.input.desired;
  const short = Object.fromEntries(
    action.changes
      .filter(({ locale, field }) => locale === defaultLocale && (field === "title" || field === "author"))
      .map(({ field, send }) => [field, send ?? ""]),
  );
  const result = await run.input.intercom.create("article", {
    defaultLocale,
    locales: { [defaultLocale]: { ...short, state: "draft", body: `<p class="no-margin">${nonce}</p>` } },
  });
  if (result.outcome !== "answered") return notAnswered(result);
  run.remember(key, {
    id: result.value.id,
    path: action.path ?? "",
    nonce,
    place: { meant: null, sent: null },
    locales: {},
    ...(action.onRemoval === undefined ? {} : { onRemoval: action.onRemoval }),
  });
  return { outcome: "done", intent: "ended" };
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
  values: SentValues,
  parent: string | null,
): Promise<Performed> {
  const request = composeWrite(run, values, null, parent ?? undefined);
  const result = await run.input.intercom.create("collection", request);
  if (result.outcome !== "answered") return notAnswered(result);
  const created: LiveResource = result.value;
  const fresh = { id: created.id, path: action.path ?? "", place: { meant: null, sent: null }, locales: {} };
  const recorded = recordAnswer(run, fresh, values, created);
  const shown = parent === null ? created.parents.length === 0 : created.parents.includes(parent);
  run.remember(key, {
    ...fresh,
    locales: recorded.locales,
    place: { meant: action.place?.after ?? null, sent: parent, ...(shown ? { answered: parent } : {}) },
    ...(action.onRemoval === undefined ? {} : { onRemoval: action.onRemoval }),
  });
  const message = `written, not taken over: ${recorded.lost.join("; ")}`;
  return recorded.lost.length === 0
    ? { outcome: "done", intent: "ended" }
    : { outcome: "incomplete", message, intent: "ended" };
}
