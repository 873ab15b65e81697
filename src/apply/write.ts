import { answeredFingerprints } from "../dialect/fingerprints.ts";
import { sentBodies, type ReadSent } from "../dialect/sent-body.ts";
import type { CallResult, Leave } from "../model/intercom.ts";
import type { Key } from "../model/key.ts";
import type { LiveResource } from "../model/live.ts";
import { LOCALES, type Locale, type PerLocale } from "../model/locale.ts";
import type { Action } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";
import { emptiedLocales, noTranslation, recordAnswer, type Recorded } from "./answer.ts";
import { answeredBodies } from "./answered-bodies.ts";
import { composeWrite, parentId, valuesToSend, type SentValues } from "./compose.ts";
import { imagesAfter } from "./learned-images.ts";
import { updateIntent } from "./intent.ts";
import { withTexts } from "./kept-text.ts";
import { learn, learnFromAnswer } from "./learn.ts";
import { originalsAfter } from "./originals.ts";
import { knownAfter } from "./restored.ts";
import type { ItemResult } from "./outcome.ts";
import type { Run } from "./run.ts";
import { asObserved, send, type Sent } from "./send.ts";
import { targetsNow } from "./targets.ts";
import type { Performed, PreparedWrite } from "./performed.ts";
import { uponDraft, uponLook } from "./upon-look.ts";
import { skipped } from "./wave.ts";

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
  const readSent = sentBodies([run.helpCenterUrl]);
  const write = { action: current, key, known, values, parent, readSent };
  return {
    action,
    intent: updateIntent(run, current, key, known.id, values, parent, readSent),
    perform: () => performWrite(run, write),
  };
}

interface ReadyWrite {
  readonly action: Action;
  readonly key: Key;
  readonly known: ResourceState;
  readonly values: SentValues;
  readonly parent: string | null | undefined;
  readonly readSent: ReadSent;
}

async function performWrite(run: Run, prepared: ReadyWrite): Promise<Performed> {
  const { values, unsent } = asObserved(run, prepared.values);
  const message = unsent.map(noTranslation).join("; ");
  if (values.size === 0 && prepared.parent === undefined && unsent.length > 0) {
    return { outcome: "incomplete", message: `not written: ${message}`, intent: "ended" };
  }
  const told = (performed: Performed): Performed => {
    if (performed.intent === "open")
      return { ...performed, resume: async (found) => told(await performed.resume(found)) };
    if (performed.outcome !== "done" || unsent.length === 0) return performed;
    return { ...performed, outcome: "incomplete", message: `written but for ${message}` };
  };
  return told(await performCalls(run, { ...prepared, values }));
}

async function performCalls(run: Run, prepared: ReadyWrite): Promise<Performed> {
  const { action, known, parent } = prepared;
  const isFresh = action.id === undefined;
  const call = async (before: LiveResource | null, leave: Leave): Promise<Sent> => {
    const { values } = prepared;
    const place = isFresh && parent === null ? undefined : parent;
    return send(run, { action, id: known.id, values, before, parent: place, leave });
  };
  const sent = isFresh
    ? { before: null, ...(await uponDraft(run, known, (leave) => call(null, leave))) }
    : await uponLook(run, action, call);
  if ("conflict" in sent) return { outcome: "conflict", message: sent.conflict, intent: "ended" };
  const { values, result, before } = sent;
  const answered = (answer: LiveResource): Promise<Performed> =>
    afterAnswer(run, { ...prepared, values }, before, answer);
  if (result.outcome !== "answered") return notAnswered(result, answered);
  return Object.keys(result.value.locales).length === 0
    ? notAnswered({ outcome: "unknown", message: "the answer did not say what was written" }, answered)
    : answered(result.value);
}

/** What follows from the answer to an update, or from what a look found where the answer was lost. */
async function afterAnswer(
  run: Run,
  write: ReadyWrite,
  before: LiveResource | null,
  answer: LiveResource,
): Promise<Performed> {
  if (before === null) return { ...record(run, write, answer), intent: "ended" };
  const restored = await restoreEmptied(run, write, before, answer);
  const recorded = record(run, write, restored.answer);
  return restored.empty.length === 0
    ? { ...recorded, intent: "ended" }
    : { ...leaveToNextRun(run, write.key, restored.empty), intent: "ended" };
}

/** A text that Intercom emptied and did not take back is meant anew, so that the next apply writes it. */
function leaveToNextRun(run: Run, key: Key, empty: readonly Locale[]): Omit<ItemResult, "action"> {
  const known = run.resources.get(key);
  for (const locale of known === undefined ? [] : empty) {
    const bases = known?.locales[locale];
    if (known === undefined || bases?.body === undefined) continue;
    const body = { ...bases.body, meant: "", answered: answeredFingerprints("body", "", [run.helpCenterUrl]) };
    run.remember(key, { ...known, locales: { ...known.locales, [locale]: { ...bases, body } } });
  }
  const message = `Intercom emptied the text of ${empty.join(", ")} and did not take it back; apply again to write it`;
  return { outcome: "incomplete", message };
}

/**
 * How a call that was not answered well is told.
 * @param answered goes on with what a look finds, where it shows that the call took effect
 */
export function notAnswered(
  result: Exclude<CallResult<unknown>, { outcome: "answered" }>,
  answered: (found: LiveResource) => Performed | Promise<Performed>,
): Performed {
  if (result.outcome === "unsent") return skipped(result.message);
  if (result.outcome === "unknown") {
    const message = `nothing is known of the outcome (${result.message}); the next run finds out`;
    return { outcome: "failed", message, intent: "open", resume: async (found) => answered(found) };
  }
  const request = result.requestId === null ? "" : `, request ${result.requestId}`;
  const message = `Intercom refused it: ${result.message} (${String(result.status)} ${result.code}${request})`;
  return { outcome: "failed", message, intent: "ended" };
}

function record(run: Run, write: ReadyWrite, answer: LiveResource): Omit<ItemResult, "action"> {
  const { action, key, known, values, parent } = write;
  const bodies = answeredBodies(run, values, answer, write.readSent);
  learnFromAnswer(run, values, answer, bodies, `PUT /${action.kind}s/${answer.id}`);
  run.wroteFields(key, values.keys());
  const recorded = withoutRemoved(run, action, recordAnswer(run, known, values, answer, bodies), answer);
  const retiredLocales = LOCALES.filter(
    (locale) =>
      (action.retires?.includes(locale) === true && action.removes?.includes(locale) !== true) ||
      (known.retiredLocales?.includes(locale) === true && run.desired(key)?.locales[locale] === undefined),
  );
  const written = {
    id: known.id,
    path: action.path ?? known.path,
    locales: withTexts(run, key, recorded.locales, values, answer),
    ...originalsAfter(run, key, known, recorded.locales),
    ...imagesAfter(run, key, known, values, answer),
    place: placeAfter(action, known, parent, answer),
    ...(action.afterwards === "hidden" ? { retired: "hidden" as const } : {}),
    ...(retiredLocales.length === 0 ? {} : { retiredLocales }),
    ...onRemovalOf(action, known),
    ...(run.resources.get(key)?.partlyListed === true ? { partlyListed: true as const } : {}),
  };
  run.remember(key, knownAfter(run, key, action, written));
  return {
    outcome: recorded.lost.length === 0 ? "done" : "incomplete",
    ...(recorded.lost.length === 0
      ? {}
      : { message: `written, not taken over: ${recorded.lost.join("; ")}${pendingNote(answer)}` }),
    ...(recorded.markup.length === 0 ? {} : { markup: recorded.markup }),
  };
}

/** A write to an article with a pending draft may land in that draft (behaviour §3). */
function pendingNote({ locales }: LiveResource): string {
  const isPending = Object.values(locales).some(({ pendingDraft }) => pendingDraft);
  return isPending ? "; a draft is still pending and may hold it: publish it in Intercom" : "";
}

/** A translation that went leaves no base; one that Intercom did not take away is known to stay, and becomes a draft. */
function withoutRemoved(run: Run, action: Action, recorded: Recorded, answer: LiveResource): Recorded {
  const removed = action.removes ?? [];
  const stayed = removed.filter((locale) => answer.locales[locale] !== undefined);
  if (stayed.length > 0) learn(run, "removeLocale", "kept", `PUT /${action.kind}s/${answer.id}`);
  const locales = { ...recorded.locales };
  for (const locale of removed) if (!stayed.includes(locale)) Reflect.deleteProperty(locales, locale);
  const lost = stayed.map((locale) => `${locale}: Intercom did not take the translation away`);
  return { ...recorded, locales, lost: [...recorded.lost, ...lost] };
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

/** A text that was emptied is written back at once, and again if need be. */
const RESTORE_TRIES = 3;

/**
 * Writes back what a locale lost because only some of its fields were sent, and remembers that this workspace does so
 * (behaviour §8, `localeFields`). `empty` names the locales that could not be mended.
 */
async function restoreEmptied(
  run: Run,
  write: ReadyWrite,
  before: LiveResource,
  answer: LiveResource,
): Promise<{ readonly answer: LiveResource; readonly empty: readonly Locale[] }> {
  const sent = [...write.values.keys()].filter(({ field }) => field === "body").map(({ locale }) => locale);
  const empty = emptiedLocales(before, answer).filter((locale) => !sent.includes(locale));
  if (empty.length === 0) return { answer, empty };
  const by = `PUT /${write.action.kind}s/${answer.id}`;
  run.facts = { ...run.facts, localeFields: { value: "replaced", seenAt: run.input.now(), by } };
  const request = composeWrite(run, write.values, before, undefined);
  const locales: PerLocale<object> = {};
  for (const locale of empty) locales[locale] = { body: before.locales[locale]?.body, ...request.locales[locale] };
  for (let tries = 0; tries < RESTORE_TRIES; tries += 1) {
    const restored = await run.input.intercom.update(
      write.action.kind,
      answer.id,
      { ...request, locales },
      run.input.lost,
    );
    if (restored.outcome === "answered") return { answer: restored.value, empty: [] };
    if (restored.outcome === "unknown") run.repeats();
  }
  return { answer, empty };
}

/** The key of an action that the plan made for something managed. */
export function keyOfAction(action: Action): Key {
  if (action.key === undefined) throw new Error(`no key on a ${action.verb} of ${action.title}`);
  return action.key;
}
