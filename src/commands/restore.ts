import { Failure, type Outcome } from "../model/failure.ts";
import { kindOf, parseKey, type Key } from "../model/key.ts";
import type { Live } from "../model/live.ts";
import type { Plan } from "../model/plan.ts";
import type { Snapshot, State } from "../model/state.ts";
import { planWorkspace, type Planned } from "../pipeline.ts";
import { restorePlan } from "../plan/restore/restore.ts";
import { planText } from "../report/plan-text.ts";
import { snapshotsText } from "../report/snapshots-text.ts";
import { parseSnapshotBody } from "../state/snapshot-body.ts";
import type { OpenWorkspace } from "../workspace.ts";
import { carryOut } from "./carry-out.ts";
import { isConfirmed, PLAN } from "./confirmed.ts";
import { planInTurn } from "./plan-in-turn.ts";
import { overridesOf } from "./overrides.ts";
import { withProject, type OpenProject } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";
import { underLock, type LockOptions, type Turn } from "./under-lock.ts";
import { textOptions } from "./text-options.ts";

export interface RestoreOptions extends WorkspaceOptions, LockOptions {
  /** 1 is the newest. */
  readonly at?: number;
  readonly list?: true;
  readonly yes?: true;
}

/**
 * `helpsync restore`: brings back what an apply dropped, as a plan that is shown, asked about and carried out. A list
 * needs no lock.
 */
export async function restore(text: string, options: RestoreOptions, session: Session): Promise<Outcome> {
  return withProject(options, session, async (project) => {
    if (options.list === true) {
      const planned = await planWorkspace(project.config, project.loaded, project.workspace, overridesOf({}));
      list(text, planned, session);
      return "done";
    }
    return underLock(project.workspace.store, options, session, (turn) =>
      bringBack(text, options, project, turn, session),
    );
  });
}

function list(text: string, { state }: Planned, session: Session): void {
  const { key, taken } = snapshotsOf(text, state);
  session.print(`${snapshotsText(key, taken)}\n`);
}

async function bringBack(
  text: string,
  options: RestoreOptions,
  project: OpenProject,
  turn: Turn,
  session: Session,
): Promise<Outcome> {
  const planned = await planInTurn(project, overridesOf({}), turn, session);
  await project.loaded.loadCompiler();
  for (const { message } of planned.settled) session.note(`From an interrupted run: ${message}.\n`);
  const { key, taken } = snapshotsOf(text, planned.state);
  if (taken.length > 1 && options.at === undefined) list(text, planned, session);
  const snapshot = chosen(key, taken, options.at ?? 1);
  const { plan, live } = await turn.unlessStopped(planFor(key, snapshot, project, planned));
  session.print(planText(plan, textOptions(session, "all")));
  if (plan.guards.length > 0 || plan.outcome !== "done") return "stopped";
  if (plan.actions.every(({ verb }) => verb === "unchanged")) return "done";
  const which = options.at === undefined ? ["--at", "1"] : [];
  if (!(await turn.unlessStopped(isConfirmed(options, session, PLAN, which)))) return "failed";
  return carryOut(project, { ...planned, plan, live }, turn, session);
}

/** The key that is meant, and its snapshots, the newest first. */
function snapshotsOf(text: string, state: State): { readonly key: Key; readonly taken: readonly Snapshot[] } {
  const key = keyOf(text, state);
  return { key, taken: [...(state.snapshots.get(key) ?? [])].reverse() };
}

/** The key that is meant. Throws a Failure that names the keys with snapshots where there is none of it. */
function keyOf(text: string, { snapshots }: State): Key {
  const key = parseKey(text);
  if (key !== undefined && snapshots.has(key)) return key;
  const known = [...snapshots.keys()].sort();
  const some = known.slice(0, 10).join(", ") + (known.length > 10 ? ` and ${String(known.length - 10)} more` : "");
  throw new Failure({
    what: `There is no snapshot of ${text}.`,
    why: "One is taken before an apply writes over an edit made in Intercom, unpublishes a page or deletes it.",
    next: known.length === 0 ? "So far no apply dropped anything." : `There are snapshots of ${some}.`,
  });
}

function chosen(key: Key, newestFirst: readonly Snapshot[], at: number): Snapshot {
  const snapshot = newestFirst[at - 1];
  if (snapshot !== undefined) return snapshot;
  const count = newestFirst.length;
  throw new Failure({
    what: `There is no snapshot ${String(at)} of ${key}.`,
    next: `Pass --at 1${count > 1 ? ` to ${String(count)}` : ""}; 1 is the newest, and --list shows them.`,
  });
}

async function planFor(
  key: Key,
  snapshot: Snapshot,
  { loaded, workspace }: OpenProject,
  { plan: everything, live, state }: Planned,
): Promise<{ readonly plan: Plan; readonly live: Live }> {
  const content = parseSnapshotBody(await bodyOf(key, snapshot, workspace), workspace.store.place);
  const known = state.resources.get(key);
  // A listing need not show all of it, and the write is held to what was read.
  const now = known === undefined ? null : await workspace.intercom.read(kindOf(key), known.id);
  const others = live.resources.filter(({ kind, id }) => kind !== kindOf(key) || id !== known?.id);
  const around = { ...live, resources: now === null ? others : [...others, now] };
  const { version, workspace: name, helpCenter, config, overrides } = everything;
  const plan = restorePlan({
    ...{ key, snapshot, content, state, live: around, desired: loaded.desired },
    apiVersion: workspace.config.apiVersion,
    // A run of one key: what else the content says is not applied by it.
    about: { version, workspace: name, helpCenter, config, overrides: { ...overrides, only: [key] } },
  });
  return { plan, live: around };
}

async function bodyOf(key: Key, { body, takenAt }: Snapshot, { store }: OpenWorkspace): Promise<string> {
  const text = body === undefined ? null : await store.bodies.get(body);
  if (text !== null) return text;
  throw new Failure({
    what: `The text of ${key} as of ${takenAt.slice(0, 16).replace("T", " ")} UTC is not there.`,
    why:
      body === undefined
        ? `It was not kept: state.bodies in the config is ${store.keeps} now, or was so then.`
        : `${store.place} names it, and it is not among the texts that are kept beside it.`,
    next:
      "Take another snapshot (--list shows them). What a file said is in the git history of your content; " +
      "what a teammate wrote may be among the versions of the article in Intercom.",
  });
}
