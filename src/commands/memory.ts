import { kindOf, type Key } from "../model/key.ts";
import { kinds } from "../model/kind.ts";
import type { Plan } from "../model/plan.ts";
import { emptyState, type State } from "../model/state.ts";
import { painter } from "../report/paint.ts";
import { workspaceLine } from "../report/plan-text.ts";
import type { OpenWorkspace } from "../workspace.ts";
import type { OpenProject } from "./project.ts";
import type { Session } from "./session.ts";

/** The files that describe a key, with their locales; for a folder without a page of its own, the folder. */
export function filesOf(key: Key, { loaded }: OpenProject): string[] {
  const found = loaded.desired.resources.find((resource) => resource.key === key);
  if (found === undefined) return [];
  const files = Object.entries(found.locales).flatMap(([locale, { file }]) =>
    file === undefined ? [] : [`${file} (${locale})`],
  );
  return files.length === 0 ? [`the folder ${found.path}`] : files;
}

/** The state as it is stored; empty where none was ever written. */
export async function stateOf({ store, live }: OpenWorkspace): Promise<State> {
  return (await store.read()) ?? emptyState(live.id, live.helpCenter.id);
}

/** The line that names the workspace, for commands that make no plan. */
export function head({ name, config, live }: OpenWorkspace, session: Session): string {
  const about: Pick<Plan, "workspace" | "helpCenter"> = {
    workspace: { name, id: live.id, sandbox: config.sandbox, apiVersion: config.apiVersion },
    helpCenter: live.helpCenter,
  };
  return `${workspaceLine(about, painter(session.color))}\n`;
}

/** A resource as a sentence names it. */
export function nounOf(key: Key, id: string): string {
  return `${kinds[kindOf(key)].singular} ${id}`;
}
