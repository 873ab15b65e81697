import { ProblemsFound } from "../commands/problems-found.ts";
import { withWorkspace } from "../commands/with-workspace.ts";
import type { Context } from "./context.ts";
import { sessionIn, surroundingsIn } from "./session.ts";

const silent = (): void => undefined;

/**
 * The commit that was applied last, as the state says before an apply; null where none was.
 * @throws Failure where the state cannot be read
 */
export async function readLastApplied({ inputs, place, runEnv, log, process }: Context): Promise<string | null> {
  // Whatever it tells, the apply tells again.
  const quiet = { ...surroundingsIn(place, runEnv, log, process), note: silent, print: silent };
  try {
    return await withWorkspace(
      inputs,
      sessionIn(quiet, "apply"),
      async ({ workspace: { store } }) => (await store.read())?.commit ?? null,
    );
  } catch (error) {
    if (error instanceof ProblemsFound) return null;
    throw error;
  }
}
