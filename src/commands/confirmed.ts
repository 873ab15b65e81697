import { Failure } from "../model/failure.ts";
import { again } from "./advice.ts";
import type { Session } from "./session.ts";

export interface Asked {
  readonly question: string;
  /** What is told where nobody can be asked. */
  readonly refused: string;
}

export const PLAN: Asked = { question: "Apply this plan?", refused: "The plan was not applied." };

/**
 * Asks whether something is to be done, unless `--yes` says so.
 * @param more what the command is to say where it is given again, besides `--yes` and what was typed
 * @throws Failure where nobody is there to be asked
 */
export async function isConfirmed(
  options: { yes?: true },
  session: Session,
  asked: Asked = PLAN,
  more: readonly string[] = [],
): Promise<boolean> {
  if (options.yes === true) return true;
  if (session.audience === "script") {
    throw new Failure({
      what: asked.refused,
      why: "There is no terminal to ask on, and --yes was not given.",
      next: `Run \`${again(session, ...more, "--yes")}\` to do it without a question.`,
    });
  }
  const yes = await session.confirm(asked.question);
  if (!yes) session.note("Nothing was changed.\n");
  return yes;
}
