import { Refusal } from "../../github/refusal.ts";
import { Failure } from "../../model/failure.ts";

/** Does what needs permissions; where one is missing all of them are named, so that nobody adds them one by one. */
export async function withPermissions<Value>(lines: readonly string[], work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || !/not accessible by/iu.test(error.said)) throw error;
    const { message: what, why, done } = error;
    const named = lines.map((line) => `\`${line}\``).join(" and ");
    throw new Failure({
      what,
      why,
      next: `Add ${named} under \`permissions:\` of the job in the workflow.`,
      done,
      cause: error,
    });
  }
}
