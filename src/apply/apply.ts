import type { Kind } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import type { Action } from "../model/plan.ts";
import type { State } from "../model/state.ts";
import { confirmPlaces } from "./confirm-places.ts";
import { prepareArticleCreate, prepareCollectionCreate } from "./create.ts";
import { prepareArticleDelete, prepareCollectionDelete } from "./remove.ts";
import { Run, type ApplyInput, type ItemResult } from "./run.ts";
import { applyStateOnly } from "./state-only.ts";
import { runWaves } from "./wave.ts";
import { keyOfAction, prepareWrite } from "./write.ts";

export interface ApplyResult {
  readonly results: readonly ItemResult[];
  /** What people should know of this workspace, each once. */
  readonly notices: readonly string[];
  readonly state: State;
}

/**
 * Does what a plan says, in the one order that works: collections top down, drafts of new articles, content and places
 * and links, then what goes; collections go bottom up. A failed write stops what depends on it, and every removal.
 */
export async function applyPlan(input: ApplyInput): Promise<ApplyResult> {
  const { actions } = input.plan;
  const order = ordered(actions);
  const run = new Run(input, new Set(Object.values(order).flat()).size);
  applyStateOnly(run);
  for (const level of byDepth(run, order.collections)) {
    await runWaves(run, level, (action) =>
      action.verb === "create" ? prepareCollectionCreate(run, action) : prepareWrite(run, action),
    );
  }
  await runWaves(run, order.newArticles, (action) => prepareArticleCreate(run, action), "failures");
  for (const part of teacherFirst(
    run,
    order.articles.filter((action) => !run.isFinished(action)),
  )) {
    await runWaves(run, part, (action) => prepareWrite(run, action));
  }
  await remove(run, order);
  await confirmPlaces(run);
  const state = { ...run.state(), commit: run.failed ? input.state.commit : input.commit };
  await input.store.write(state);
  return { results: run.results, notices: [...run.notices], state };
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
  for (const action of collections) {
    let depth = 0;
    for (let key = run.desired(keyOfAction(action))?.parent; key; key = run.desired(key)?.parent) depth += 1;
    (levels[depth] ??= []).push(action);
  }
  return Object.values(levels);
}

/** While it is unknown whether headings keep their ids, one article with a heading goes first and shows it. */
function teacherFirst(run: Run, actions: readonly Action[]): (readonly Action[])[] {
  const teacher = run.facts.headingIds === undefined ? actions.find((action) => hasHeading(run, action)) : undefined;
  return teacher === undefined ? [actions] : [[teacher], actions.filter((action) => action !== teacher)];
}

function hasHeading(run: Run, { key, changes }: Action): boolean {
  const desired = key === undefined ? undefined : run.desired(key);
  return changes.some(({ field, verdict, locale }) => {
    const parts = field === "body" && verdict === "write" ? desired?.locales[locale]?.body?.parts : undefined;
    return parts?.some((part) => typeof part === "string" && /<h[1-6] /u.test(part)) === true;
  });
}

async function remove(run: Run, order: Order): Promise<void> {
  const going = [...order.unpublished, ...order.deletedArticles, ...order.deletedCollections];
  if (run.failed) {
    for (const action of going)
      run.finish({ action, outcome: "skipped", message: "not removed: a write failed before" });
    return;
  }
  await runWaves(run, order.unpublished, (action) => prepareWrite(run, action));
  await runWaves(run, order.deletedArticles, (action) => prepareArticleDelete(run, action));
  for (const action of order.deletedCollections) {
    const holdings: LiveResource[] = [
      ...(await run.input.intercom.list("collection")),
      ...(await run.input.intercom.list("article")),
    ];
    await runWaves(run, [action], () => prepareCollectionDelete(run, action, holdings));
  }
}
