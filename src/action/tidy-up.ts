import { runProgram } from "../commands/program.ts";
import { withWorkspace } from "../commands/with-workspace.ts";
import { machineName } from "../disk/machine.ts";
import { isProcessGone, runAddress } from "../state/holder.ts";
import { tellDeployed } from "./comment/after-merge.ts";
import { planComment, tellCancelled } from "./comment/plan-comment.ts";
import { unlessRefused, type Context } from "./context.ts";
import { unknownEnd, untoldEnd } from "./comment/notes.ts";
import { recoveriesAt, type Begun, type End } from "./left-over.ts";
import { placeWords } from "./parameters.ts";
import { sessionIn, surroundingsIn } from "./session.ts";

const SAID: Readonly<Record<End, string>> = {
  killed: "The run was ended before it was done.",
  unstored: "The run left what it could not store.",
  untold: "The run did its work and was ended before it told of it.",
};

/** Does what the first half of the step could not do any more: it was killed, or could not store what it had done. */
export async function tidyUp(left: Begun & { readonly end: End }, context: Context): Promise<void> {
  const { inputs, log, run } = context;
  log.say(`${SAID[left.end]}\n`);
  if (inputs.command === "apply" || inputs.command === "pull") {
    await unlessRefused("The lock could not be freed", log.warn, () => freeLock(left, context));
    await takeUpRecoveries(left, context);
  }
  if (left.end === "unstored") return;
  const comment = planComment(context);
  if (comment !== undefined) await tellCancelled(comment, context);
  await tellDeployed(left.end === "killed" ? unknownEnd(run.url) : untoldEnd(run.url), null, context);
}

/** Only a lock of this very run whose process is gone: another job of the run may be at work. */
async function freeLock(left: Begun, context: Context): Promise<void> {
  const { inputs, place, runEnv, run, log, process } = context;
  const session = sessionIn(surroundingsIn(place, runEnv, log, process), "unlock");
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
