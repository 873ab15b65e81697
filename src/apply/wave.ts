import pLimit from "p-limit";
import { Failure } from "../model/failure.ts";
import type { Action } from "../model/plan.ts";
import { settleLost } from "./lost.ts";
import { reread } from "./reread.ts";
import type { LostWrite, Performed, PreparedWrite } from "./performed.ts";
import type { ItemResult } from "./outcome.ts";
import type { Run } from "./run.ts";
import { dropping, releaseSnapshots, takeSnapshots } from "./snapshot.ts";

/** Intents of so many writes are stored at once, before the first of their calls (design §5). */
const WAVE = 200;

/** Each save writes the whole state, so a large help center has larger waves, not more. */
const MOST_WAVES = 25;

/** Writes that are under way at once; the client spaces them further if the rate window asks for it. */
const CONCURRENCY = 8;

/** So many writes of the next wave are prepared for each that is made: its intents are stored before this one ends. */
const AHEAD = 2;

type Prepare = (action: Action) => PreparedWrite | Omit<ItemResult, "action">;

/**
 * Makes writes wave by wave. A wave's intents, and snapshots of what it drops, are in the store before its first call,
 * its results at the latest with the intents of the wave after the next: a run that is killed between loses nothing that
 * the next one could not find out. While a wave is made the next one is prepared and its intents are stored, so that the
 * rate limit is used all the time; its calls wait until nothing of this one is unknown. Writes that are only the first
 * half of something tell their failures alone.
 */
export async function runWaves(
  run: Run,
  actions: readonly Action[],
  prepare: Prepare,
  tells: "each" | "failures" = "each",
): Promise<void> {
  const limit = pLimit(CONCURRENCY);
  const size = Math.max(WAVE, Math.ceil(actions.length / MOST_WAVES));
  const waves = Array.from({ length: Math.ceil(actions.length / size) }, (_, wave) =>
    actions.slice(wave * size, (wave + 1) * size),
  );
  const [first = [], ...others] = waves;
  let ready = await begin(
    run,
    first.flatMap((action) => prepareOne(run, action, prepare)),
  );
  let unsaved = ready.length > 0;
  for (const next of [...others, []]) {
    const upcoming = [...next];
    const performed: Promise<LostWrite[]>[] = [];
    const prepared: Promise<PreparedWrite[]>[] = [];
    for (const write of ready) {
      performed.push(limit(() => performOne(run, write, tells)));
      for (const action of upcoming.splice(0, AHEAD)) prepared.push(limit(() => prepareOne(run, action, prepare)));
    }
    for (const action of upcoming) prepared.push(limit(() => prepareOne(run, action, prepare)));
    const begun = Promise.all(prepared).then((writes) => begin(run, writes.flat()));
    // Where the next intents cannot be stored, these calls are waited for all the same: what they did is to be known.
    const [made, following] = await Promise.allSettled([Promise.all(performed), begun]);
    for (const [write, result] of await settleLost(run, resultOf(made).flat())) {
      if (result.intent === "open") run.giveUp([write.intent]);
      conclude(run, write, result, tells);
    }
    ready = resultOf(following);
    unsaved ||= ready.length > 0;
  }
  if (unsaved) await run.save();
}

/** What came of some work. @throws what it failed with */
function resultOf<Value>(settled: PromiseSettledResult<Value>): Value {
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

/** Stores the intents of a wave, and what it drops. @returns the writes that are to be made */
async function begin(run: Run, wave: readonly PreparedWrite[]): Promise<PreparedWrite[]> {
  const limit = pLimit(CONCURRENCY);
  const kept = await Promise.all(wave.map((write) => limit(() => keepWhatGoes(run, write))));
  const ready = kept.flatMap((write) => write ?? []);
  if (ready.length === 0) return [];
  run.begin(ready.map(({ intent }) => intent));
  await run.save();
  return ready;
}

/** Prepares a write; one that is not to be made has its result. */
function prepareOne(run: Run, action: Action, prepare: Prepare): PreparedWrite[] {
  const prepared = run.halted === undefined ? prepare(action) : { outcome: "skipped" as const, message: run.halted };
  if ("perform" in prepared) return [prepared];
  run.finish({ action, ...prepared });
  return [];
}

/** Keeps what a write drops as a snapshot. One that would drop what cannot be kept, or what was just edited, ends here. */
async function keepWhatGoes(run: Run, write: PreparedWrite): Promise<PreparedWrite | undefined> {
  const { action, intent } = write;
  if (run.halted !== undefined) {
    finish(run, write, skipped(run.halted));
    return undefined;
  }
  const why = dropping(run, action);
  if (why === undefined) return write;
  const before = run.snapshots.get(intent.key) ?? [];
  const stopped = await told(async (): Promise<Performed | undefined> => {
    const now = await reread(run, action);
    if ("conflict" in now) return { outcome: "conflict", message: now.conflict, intent: "ended" };
    await takeSnapshots(run, action, why, now);
    return undefined;
  });
  if (stopped !== undefined) {
    finish(run, write, stopped);
    return undefined;
  }
  const perform = async (): Promise<Performed> => {
    const result = await told(write.perform);
    const isDone = result.outcome === "done" || result.outcome === "incomplete";
    if (!isDone && result.intent === "ended") releaseSnapshots(run, intent.key, before);
    return result;
  };
  // What was kept stays where nothing was known for a while: it may have gone after all.
  return { ...write, perform, repeat: write.perform };
}

/** Makes a write; one of which nothing is known has no result yet. */
async function performOne(run: Run, write: PreparedWrite, tells: "each" | "failures"): Promise<LostWrite[]> {
  const result = run.halted === undefined ? await told(write.perform) : skipped(run.halted);
  if (result.intent === "open") return [{ ...write, result }];
  conclude(run, write, result, tells);
  return [];
}

function conclude(run: Run, write: PreparedWrite, result: Performed, tells: "each" | "failures"): void {
  if (result.intent === "ended") run.end(write.intent);
  const isWritten = result.outcome === "done" || result.outcome === "incomplete";
  if (isWritten || result.intent === "open") run.wrote = "something";
  if (tells === "each" || result.outcome !== "done") finish(run, write, result);
}

function finish(run: Run, { action }: PreparedWrite, { outcome, message, markup }: Performed): void {
  run.finish({
    action,
    outcome,
    ...(message === undefined ? {} : { message }),
    ...(markup === undefined ? {} : { markup }),
  });
}

/** What was not begun, so that nothing is to be found out. */
export function skipped(message: string): Performed {
  return { outcome: "skipped", message, intent: "ended" };
}

/** An expected failure of one write is its result, and the others go on. */
async function told<Value>(work: () => Promise<Value>): Promise<Value | Performed> {
  return work().catch((error: unknown): Performed => {
    if (!(error instanceof Failure)) throw error;
    return { outcome: "failed", message: [error.message, error.why].filter(Boolean).join(" "), intent: "ended" };
  });
}
