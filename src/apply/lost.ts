import pLimit from "p-limit";
import { Failure } from "../model/failure.ts";
import type { LiveResource } from "../model/live.ts";
import { settleIntents } from "../settle/settle.ts";
import type { Settled } from "../settle/settled.ts";
import { secondsToWait, waitUnlessHalted } from "../settle/wait.ts";
import { lookForFruits, lookForWritten } from "./look-again.ts";
import type { Run } from "./run.ts";
import type { LostWrite, Performed } from "./performed.ts";

const CONCURRENCY = 8;

type Results = Map<LostWrite, Performed>;

/**
 * Finds out what became of the writes of a wave of which nothing is known, so that the run can go on. What took effect
 * counts as answered; what did not is made once more, a create only after Intercom can carry it out no longer and it was
 * looked for again. What still cannot be told keeps its intent open for the next run.
 * @returns the result of each
 */
export async function settleLost(run: Run, lost: readonly LostWrite[]): Promise<Results> {
  // What was brought back from a snapshot, or taken away, leaves nothing by which it could be told.
  const tellable = lost.filter(({ intent }) => intent.verb !== "update" || intent.fields.length > 0 || intent.place);
  const results: Results = new Map(lost.map((write) => [write, write.result]));
  if (tellable.length === 0) return results;
  run.giveUp(tellable.map(({ intent }) => intent));
  const missing = await lookFor(run, tellable, results);
  const creates = missing.filter(({ intent }) => intent.verb === "create");
  const unmade = creates.length > 0 && (await waitedOut(run, creates)) ? await lookFor(run, creates, results) : [];
  await makeAgain(run, [...unmade, ...missing.filter((write) => !creates.includes(write))], results);
  return results;
}

/** Looks once, and goes on with what is found. @returns what was not seen to take effect */
async function lookFor(run: Run, lost: readonly LostWrite[], results: Results): Promise<LostWrite[]> {
  const missing: LostWrite[] = [];
  const seen = await lookAtAll(run, lost);
  const looked = lost.filter((write) => seen.has(write));
  const live = { workspace: run.input.live.workspace, resources: [...new Set([...seen.values()].flat())] };
  const state = { ...run.state(), intents: looked.map(({ intent }) => intent), remade: [] };
  const { settled, state: after } = settleIntents(state, live);
  for (const [index, write] of looked.entries()) {
    const { action, intent } = write;
    const verdict: Settled["outcome"] = settled[index]?.outcome ?? "conflict";
    const id = after.resources.get(intent.key)?.id;
    const found = live.resources.find((resource) => resource.kind === action.kind && resource.id === id);
    // What a delete took away is found nowhere: what the plan saw tells of it.
    const made = intent.verb === "delete" ? run.seen(action) : found;
    if (verdict === "done" && made !== undefined) results.set(write, await resumed(write, made));
    else if (verdict === "not-done") missing.push(write);
  }
  return missing;
}

/** What Intercom holds where each write may have left its trace; without those that could not be looked at. */
async function lookAtAll(run: Run, lost: readonly LostWrite[]): Promise<Map<LostWrite, readonly LiveResource[]>> {
  const limit = pLimit(CONCURRENCY);
  const seen = new Map<LostWrite, readonly LiveResource[]>();
  const look = async (writes: readonly LostWrite[], read: () => Promise<readonly LiveResource[]>): Promise<void> => {
    if (run.halted !== undefined) return;
    const found = await unlessFailed(read);
    if (found !== undefined) for (const write of writes) seen.set(write, found);
  };
  const creates = lost.filter(({ intent }) => intent.verb === "create");
  const [first] = creates;
  if (first !== undefined) await look(creates, () => lookForFruits(run, first.action.kind));
  const others = lost.filter((write) => !creates.includes(write));
  await Promise.all(
    others.map((write) => limit(() => look([write], () => lookForWritten(run, write.action, write.intent)))),
  );
  return seen;
}

async function resumed(write: LostWrite, found: LiveResource): Promise<Performed> {
  return (await unlessFailed(() => write.result.resume(found))) ?? write.result;
}

/** Whether Intercom can no longer carry out any of these; false where the run was stopped before. */
async function waitedOut(run: Run, creates: readonly LostWrite[]): Promise<boolean> {
  const { intercom, waiting } = run.input;
  const intents = creates.map(({ intent }) => run.begun(intent));
  const seconds = secondsToWait(intents, intercom.now(), intercom.timeout);
  if (run.halted === undefined && seconds > 0) waiting(seconds);
  await waitUnlessHalted(seconds, { pause: (ms) => intercom.pause(ms), halted: () => run.halted });
  return run.halted === undefined;
}

async function makeAgain(run: Run, missing: readonly LostWrite[], results: Results): Promise<void> {
  if (missing.length === 0 || run.halted !== undefined) return;
  for (const { intent } of missing) if (intent.nonce !== undefined) run.remake(intent);
  if (missing.some(({ intent }) => intent.verb !== "create")) run.repeats();
  run.begin(missing.map(({ intent }) => intent));
  await run.save();
  const limit = pLimit(CONCURRENCY);
  const unclear: LostWrite[] = [];
  const repeat = async (write: LostWrite): Promise<void> => {
    const again = run.halted === undefined ? await unlessFailed(write.repeat ?? write.perform) : undefined;
    // What was not even tried again is as unknown as before.
    if (again === undefined || again.outcome === "skipped") return;
    if (again.intent === "open") unclear.push({ ...write, result: again });
    // A conflict may be the lost write itself, come late, or what it will yet come upon: nothing is known of it still.
    else if (again.outcome === "conflict") unclear.push(write);
    const { resume } = write.result;
    results.set(write, again.outcome === "conflict" ? { ...again, intent: "open", resume } : again);
  };
  await Promise.all(missing.map((write) => limit(() => repeat(write))));
  const late: Results = new Map();
  await lookFor(run, unclear, late);
  for (const write of missing) {
    const result = [...late].find(([{ intent }]) => intent === write.intent)?.[1];
    if (result !== undefined) results.set(write, result);
  }
}

/** What could not be found out leaves things as unknown as they were. */
async function unlessFailed<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
