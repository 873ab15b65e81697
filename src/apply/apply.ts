import type { BodyPart } from "../model/desired.ts";
import { underNewKeys } from "../dialect/new-keys.ts";
import { Failure } from "../model/failure.ts";
import type { Key } from "../model/key.ts";
import type { Kind } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import type { Action } from "../model/plan.ts";
import type { State } from "../model/state.ts";
import { rememberCompiled } from "./compiled.ts";
import { confirmPlaces } from "./confirm-places.ts";
import { prepareArticleCreate, prepareCollectionCreate } from "./create.ts";
import { prepareCollectionDelete, prepareDelete } from "./remove.ts";
import { learnFromListing } from "./learn.ts";
import type { ItemResult } from "./outcome.ts";
import { Run, type ApplyInput } from "./run.ts";
import { applyStateOnly } from "./state-only.ts";
import { runWaves } from "./wave.ts";
import { keyOfAction, prepareWrite } from "./write.ts";

export interface ApplyResult {
  readonly results: readonly ItemResult[];
  /** What people should know of this workspace, each once. */
  readonly notices: readonly string[];
  readonly state: State;
  /** Whether a call took effect, or may have. */
  readonly wrote: "something" | "nothing";
  /** Why the run stopped before its end: no further call to Intercom made sense. */
  readonly outage?: string;
  /** What ended the run before its end: what it had done until then stands in `results`. */
  readonly broken?: Failure;
}

/**
 * Does what a plan says, in the one order that works: collections top down, drafts of new articles, content and places
 * and links, then what goes; collections go bottom up. A failed write stops what depends on it, and every removal.
 */
export async function applyPlan(given: ApplyInput): Promise<ApplyResult> {
  const input = { ...given, state: underNewKeys(given.state, movesOf(given.plan.actions), given.desired) };
  const order = ordered(input.plan.actions);
  const remembered = input.plan.actions.filter((action) => isStateOnly(action));
  const run = new Run(input, new Set([...Object.values<readonly Action[]>({ ...order }).flat(), ...remembered]).size);
  try {
    await carryOut(run, order, remembered);
    return ended(run);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...ended(run), broken: error };
  }
}

function ended(run: Run): ApplyResult {
  const outage = run.input.intercom.outage();
  return {
    ...{ results: run.results, notices: [...run.notices], state: run.state(), wrote: run.wrote },
    ...(outage === undefined ? {} : { outage }),
  };
}

async function carryOut(run: Run, order: Order, remembered: readonly Action[]): Promise<void> {
  learnFromListing(run);
  applyStateOnly(run);
  for (const level of byDepth(run, order.collections)) {
    await runWaves(run, level, (action) =>
      action.verb === "create" ? prepareCollectionCreate(run, action) : prepareWrite(run, action),
    );
  }
  await runWaves(run, order.newArticles, (action) => prepareArticleCreate(run, action), "failures");
  const articles = order.articles.filter((action) => !run.isFinished(action));
  for (const part of teacherFirst(run, articles)) {
    await runWaves(run, part, (action) => prepareWrite(run, action));
  }
  await remove(run, order);
  if (run.halted === undefined) await confirmPlaces(run);
  for (const action of remembered) run.finish({ action, outcome: "done" });
  rememberCompiled(run, run.input.records());
  if (!run.failed && run.input.extent !== "part") run.applied(run.input.commit);
  else if (run.results.some(({ outcome }) => outcome === "done")) run.hasBegun();
  await run.save();
}

/** New key → the key under which the state knows it, for all that moved. */
function movesOf(actions: readonly Action[]): Map<Key, Key> {
  return new Map(
    actions.flatMap(({ key, movedFrom }) => (key === undefined || movedFrom === undefined ? [] : [[key, movedFrom]])),
  );
}

/** What only the state learns of: a file that is taken over, or a removal. */
function isStateOnly({ verb }: Action): boolean {
  return verb === "forget" || verb === "adopt";
}

interface Order {
  readonly collections: readonly Action[];
  /** The first write of each new article; the second is among `articles`. */
  readonly newArticles: readonly Action[];
  readonly articles: readonly Action[];
  readonly unpublished: readonly Action[];
  readonly deletedArticles: readonly Action[];
  readonly deletedCollections: readonly Action[];
}

function ordered(actions: readonly Action[]): Order {
  const of = (kind: Kind, ...verbs: Action["verb"][]): Action[] =>
    actions.filter((action) => action.kind === kind && verbs.includes(action.verb) && isWrite(action));
  return {
    collections: of("collection", "create", "update", "move"),
    newArticles: of("article", "create").filter(({ id }) => id === undefined),
    articles: of("article", "create", "update", "move"),
    unpublished: of("article", "unpublish"),
    deletedArticles: of("article", "delete"),
    deletedCollections: of("collection", "delete").reverse(),
  };
}

function isWrite(action: Action): boolean {
  const says = action.place?.verdict === "write" || action.changes.some(({ verdict }) => verdict === "write");
  return says || action.verb === "delete";
}

/** Collections by the depth that they are to have: a parent is there before its children. */
function byDepth(run: Run, collections: readonly Action[]): Action[][] {
  const levels: Action[][] = [];
  const isLanguageKnown = run.input.live.workspace.helpCenter.defaultLocale !== null;
  for (const action of collections) {
    let depth = 0;
    for (let key = run.desired(keyOfAction(action))?.parent; key; key = run.desired(key)?.parent) depth += 1;
    (levels[depth] ??= []).push(action);
  }
  const all = Object.values(levels);
  const [top] = all;
  // While it is unknown which language the help center takes for its own, the first answer is awaited.
  return top === undefined || isLanguageKnown ? all : [top.slice(0, 1), top.slice(1), ...all.slice(1)];
}

/** While it is unknown whether headings keep their ids, one article with a heading goes first and shows it. */
function teacherFirst(run: Run, actions: readonly Action[]): (readonly Action[])[] {
  const teachers = run.facts.headingIds === undefined ? actions.filter((action) => hasHeading(run, action)) : [];
  const teacher = teachers.find((action) => !hasAnchor(run, action)) ?? teachers[0];
  return teacher === undefined ? [actions] : [[teacher], actions.filter((action) => action !== teacher)];
}

function hasHeading(run: Run, action: Action): boolean {
  return writtenParts(run, action).some((part) => typeof part === "string" && /<h[1-6] /u.test(part));
}

/** Its own links would not know yet whether anchors work. */
function hasAnchor(run: Run, action: Action): boolean {
  return writtenParts(run, action).some(
    (part) => typeof part === "object" && "link" in part && part.anchor !== undefined,
  );
}

function writtenParts(run: Run, { key, changes }: Action): readonly BodyPart[] {
  const desired = key === undefined ? undefined : run.desired(key);
  return changes
    .filter(({ field, verdict }) => field === "body" && verdict === "write")
    .flatMap(({ locale }) => desired?.locales[locale]?.body?.parts ?? []);
}

async function remove(run: Run, order: Order): Promise<void> {
  if (skipIfFailed(run, [...order.unpublished, ...order.deletedArticles, ...order.deletedCollections])) return;
  await runWaves(run, order.unpublished, (action) => prepareWrite(run, action));
  if (skipIfFailed(run, [...order.deletedArticles, ...order.deletedCollections])) return;
  await runWaves(run, order.deletedArticles, (action) => prepareDelete(run, action));
  for (const [index, action] of order.deletedCollections.entries()) {
    if (skipIfFailed(run, order.deletedCollections.slice(index))) return;
    const holdings: LiveResource[] = [
      ...(await run.input.intercom.list("collection")),
      ...(await run.input.intercom.list("article")),
    ];
    await runWaves(run, [action], () => prepareCollectionDelete(run, action, holdings));
  }
}

/** A failed write stops every removal after it, and so does whatever halts the run. */
function skipIfFailed(run: Run, going: readonly Action[]): boolean {
  if (!run.failed && run.halted === undefined) return false;
  for (const action of going) {
    run.finish({ action, outcome: "skipped", message: run.halted ?? "not removed: a write failed before" });
  }
  return true;
}
