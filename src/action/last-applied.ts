import { ProblemsFound } from "../commands/problems-found.ts";
import { withWorkspace } from "../commands/with-workspace.ts";
import type { Context } from "./context.ts";
import { surroundingsIn } from "./session.ts";

const TYPED = { command: "apply", parameters: [], options: new Map<string, readonly string[]>() };

const silent = (): void => undefined;

/**
 * The commit that was applied last, as the state says before an apply; null where none was.
 * @throws Failure where the state cannot be read
 */
export async function readLastApplied({ inputs, place, runEnv, log, process }: Context): Promise<string | null> {
  // Whatever it tells, the apply tells again.
  const session = { ...surroundingsIn(place, runEnv, log, process), note: silent, print: silent, typed: TYPED };
  try {
    return await withWorkspace(
      inputs,
      session,
      async ({ workspace: { store } }) => (await store.read())?.commit ?? null,
    );
  } catch (error) {
    if (error instanceof ProblemsFound) return null;
    throw error;
  }
}
