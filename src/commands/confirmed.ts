import { Failure } from "../model/failure.ts";
import type { Session } from "./session.ts";

/**
 * Asks whether a plan is to be carried out, unless `--yes` says so.
 * @param command how the same is done without a question, e.g. `helpsync apply --yes`
 * @throws Failure where nobody is there to be asked
 */
export async function isConfirmed(options: { yes?: true }, session: Session, command: string): Promise<boolean> {
  if (options.yes === true) return true;
  if (session.audience === "script") {
    throw new Failure({
      what: "The plan was not applied.",
      why: "There is no terminal to ask on, and --yes was not given.",
      next: `Run \`${command}\` to apply without a question.`,
    });
  }
  const yes = await session.confirm("Apply this plan?");
  if (!yes) session.note("Nothing was changed.\n");
  return yes;
}
