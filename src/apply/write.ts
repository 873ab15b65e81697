import type { CallResult } from "../model/intercom.ts";
import type { Key } from "../model/key.ts";
import type { LiveResource } from "../model/live.ts";
import { LOCALES, type PerLocale } from "../model/locale.ts";
import type { Action } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";
import { emptiedLocales, learnHeadingIds, recordAnswer } from "./answer.ts";
import { composeWrite, parentId, valuesToSend, type SentValues } from "./compose.ts";
import { updateIntent } from "./intent.ts";
import { reread } from "./reread.ts";
import type { ItemResult, Run } from "./run.ts";
import { targetsNow } from "./targets.ts";
import type { Performed, PreparedWrite } from "./wave.ts";

/** Prepares the one call that updates, moves or unpublishes a resource, or fills an article that was just created. */
export function prepareWrite(run: Run, action: Action): PreparedWrite | Omit<ItemResult, "action"> {
  const key = keyOfAction(action);
  const known = run.resources.get(key);
  if (known === undefined) return { outcome: "skipped", message: "it was not created" };
  const current = targetsNow(run, action);
  const values = valuesToSend(run, current);
  if ("blocked" in values) return { outcome: "blocked", message: values.blocked };
  const place = current.place?.verdict === "write" ? current.place : undefined;
  const parent = place === undefined ? undefined : parentId(run, place.after);
  if (place !== undefined && parent === undefined) return { outcome: "skipped", message: "its collection is missing" };
  const write = { action: current, key, known, values, parent };
  return {
    action,
    intent: updateIntent(run, current, key, known.id, values, parent),
    perform: () => performWrite(run, write),
  };
}

interface ReadyWrite {
  readonly action: Action;
  readonly key: Key;
  readonly known: ResourceState;
  readonly values: SentValues;
  readonly parent: string | null | undefined;
}

async function performWrite(run: Run, write: ReadyWrite): Promise<Performed> {
  const { action, known, values, parent } = write;
  const isFresh = known.nonce !== undefined;
  const before = isFresh ? null : await reread(run, action);
  if (before !== null && "conflict" in before) {
    return { outcome: "conflict", message: before.conflict, intent: "ended" };
  }
  const request = composeWrite(run, values, before, isFresh && parent === null ? undefined : parent);
  const result = await run.input.intercom.update(action.kind, known.id, request);
  if (result.outcome !== "answered") return notAnswered(result);
  const answer = before === null ? result.value : await restoreEmptied(run, write, before, result.value);
  return { ...record(run, write, answer), intent: "ended" };
}

/** How a call that was not answered well is told. */
export function notAnswered(result: Exclude<CallResult<unknown>, { outcome: "answered" }>): Performed {
  if (result.outcome === "unknown") {
    const message = `nothing is known of the outcome (${result.message}); the next run finds out`;
    return { outcome: "failed", message, intent: "open" };
  }
  const request = result.requestId === null ? "" : `, request ${result.requestId}`;
  const message = `Intercom refused it: ${result.message} (${String(result.status)} ${result.code}${request})`;
  return { outcome: "failed", message, intent: "ended" };
}

function record(run: Run, write: ReadyWrite, answer: LiveResource): Omit<ItemResult, "action"> {
  const { action, key, known, values, parent } = write;
  learnHeadingIds(run, values, answer);
  const recorded = recordAnswer(run, known, values, answer);
  const retiredLocales = LOCALES.filter(
    (locale) =>
      action.retires?.includes(locale) === true ||
      (known.retiredLocales?.includes(locale) === true && run.desired(key)?.locales[locale] === undefined),
  );
  run.remember(key, {
    id: known.id,
    path: action.path ?? known.path,
    locales: recorded.locales,
    place: placeAfter(action, known, parent, answer),
    ...(action.afterwards === "retired" ? { retired: true as const } : {}),
    ...(retiredLocales.length === 0 ? {} : { retiredLocales }),
    ...onRemovalOf(action, known),
  });
  return {
    outcome: recorded.lost.length === 0 ? "done" : "incomplete",
    ...(recorded.lost.length === 0 ? {} : { message: `written, not taken over: ${recorded.lost.join("; ")}` }),
    ...(recorded.markup.length === 0 ? {} : { markup: recorded.markup }),
  };
}

function onRemovalOf(action: Action, known: ResourceState): Pick<ResourceState, "onRemoval"> {
  const said = action.afterwards === undefined ? action.onRemoval : known.onRemoval;
  return said === undefined ? {} : { onRemoval: said };
}

function placeAfter(
  action: Action,
  known: ResourceState,
  parent: string | null | undefined,
  answer: LiveResource,
): ResourceState["place"] {
  if (action.place?.verdict !== "write" || parent === undefined) return known.place;
  const shown = parent === null ? answer.parents.length === 0 : answer.parents.includes(parent);
  return { meant: action.place.after, sent: parent, ...(shown ? { answered: parent } : {}) };
}

/**
 * Writes back what a locale lost because only some of its fields were sent, and remembers that this workspace does so
 * (behaviour §8, `localeFields`).
 */
async function restoreEmptied(
  run: Run,
  write: ReadyWrite,
  before: LiveResource,
  answer: LiveResource,
): Promise<LiveResource> {
  const sentBodies = new Set(
    [...write.values.keys()].filter(({ field }) => field === "body").map(({ locale }) => locale),
  );
  const emptied = emptiedLocales(before, answer).filter((locale) => !sentBodies.has(locale));
  if (emptied.length === 0) return answer;
  const by = `PUT /${write.action.kind}s/${answer.id}`;
  run.facts = { ...run.facts, localeFields: { value: "replaced", seenAt: run.input.now(), by } };
  const request = composeWrite(run, write.values, before, undefined);
  const locales: PerLocale<object> = {};
  for (const locale of emptied) locales[locale] = { body: before.locales[locale]?.body, ...request.locales[locale] };
  const restored = await run.input.intercom.update(write.action.kind, answer.id, { ...request, locales });
  return restored.outcome === "answered" ? restored.value : answer;
}

/** The key of an action that the plan made for something managed. */
export function keyOfAction(action: Action): Key {
  if (action.key === undefined) throw new Error(`no key on a ${action.verb} of ${action.title}`);
  return action.key;
}
