import { runProgram } from "../commands/program.ts";
import { withWorkspace } from "../commands/with-workspace.ts";
import { machineName } from "../disk/machine.ts";
import { Failure } from "../model/failure.ts";
import { isProcessGone, runAddress } from "../state/holder.ts";
import { tellDeployed } from "./comment/after-merge.ts";
import { planComment, tellCancelled } from "./comment/plan-comment.ts";
import { unlessRefused, type Context } from "./context.ts";
import { notBegun } from "./findings.ts";
import { recoveriesAt, type Begun } from "./left-over.ts";
import { placeWords } from "./parameters.ts";
import { surroundingsIn } from "./session.ts";

/** Does what the first half of the step could not do any more: it was killed, or could not store what it had done. */
export async function tidyUp(left: Begun & { readonly end: "killed" | "unstored" }, context: Context): Promise<void> {
  const { inputs, log, run } = context;
  log.say(
    left.end === "killed" ? "The run was ended before it was done.\n" : "The run left what it could not store.\n",
  );
  if (inputs.command === "apply" || inputs.command === "pull") {
    await unlessRefused("The lock could not be freed", log.warn, () => freeLock(left, context));
    await takeUpRecoveries(left, context);
  }
  if (left.end !== "killed") return;
  const comment = planComment(context);
  if (comment !== undefined) await tellCancelled(comment, context);
  const failure = new Failure({
    what: "The run was cancelled before it was done.",
    next: "Run it again: it finds out what was written and goes on.",
    done: "What was begun stands in the state.",
    outcome: "interrupted",
  });
  await tellDeployed(notBegun(failure), { kind: "failed", reason: "interrupted", said: run.url }, context);
}

/** Only a lock of this very run whose process is gone: another job of the run may be at work. */
async function freeLock(left: Begun, context: Context): Promise<void> {
  const { inputs, place, runEnv, run, log, process } = context;
  const session = { ...surroundingsIn(place, runEnv, log, process), typed: TYPED };
  await withWorkspace(inputs, session, async ({ workspace: { store } }) => {
    const holder = await store.holder();
    if (holder === null) return;
    const isOwn =
      holder.where === runAddress(runEnv) &&
      (holder.attempt ?? 1) === run.number.attempt &&
      holder.process.id === left.process &&
      isProcessGone(holder, await machineName());
    if (!isOwn) return;
    await store.unlock(holder.id);
    log.say("The lock that it held is free.\n");
  });
}

const TYPED = { command: "unlock", parameters: [], options: new Map<string, readonly string[]>() };

async function takeUpRecoveries({ recoveries }: Begun, context: Context): Promise<void> {
  const { inputs, place, runEnv, log, process, version } = context;
  const files = (await recoveriesAt(place.configFolder)).filter((file) => !recoveries.includes(file));
  for (const file of files) {
    const code = await runProgram(["state", "recover", file, ...placeWords(inputs)], version, () =>
      surroundingsIn(place, runEnv, log, process),
    );
    if (code !== 0) log.warn(`What the run had done could not be stored. It stands in ${file}.`);
  }
}
