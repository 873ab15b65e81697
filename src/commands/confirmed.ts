import { Failure } from "../model/failure.ts";
import type { Session } from "./session.ts";

export interface Asked {
  readonly question: string;
  /** What is told where nobody can be asked. */
  readonly refused: string;
}

const PLAN: Asked = { question: "Apply this plan?", refused: "The plan was not applied." };

/**
 * Asks whether something is to be done, unless `--yes` says so.
 * @param command how the same is done without a question, e.g. `helpsync apply --yes`
 * @throws Failure where nobody is there to be asked
 */
export async function isConfirmed(
  options: { yes?: true },
  session: Session,
  command: string,
  asked: Asked = PLAN,
): Promise<boolean> {
  if (options.yes === true) return true;
  if (session.audience === "script") {
    throw new Failure({
      what: asked.refused,
      why: "There is no terminal to ask on, and --yes was not given.",
      next: `Run \`${command}\` to do it without a question.`,
    });
  }
  const yes = await session.confirm(asked.question);
  if (!yes) session.note("Nothing was changed.\n");
  return yes;
}
