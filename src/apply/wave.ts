import pLimit from "p-limit";
import { Failure } from "../model/failure.ts";
import type { Action } from "../model/plan.ts";
import type { Intent } from "../model/state.ts";
import type { ItemResult, Run } from "./run.ts";

/** Intents of at most this many writes are stored at once, before the first of their calls (design §5). */
const WAVE = 200;

/** Writes that are under way at once; the client spaces them further if the rate window asks for it. */
const CONCURRENCY = 8;

/** A write that is ready to be made. */
export interface PreparedWrite {
  readonly action: Action;
  readonly intent: Intent;
  /** Makes the calls and updates the run; the intent is ended unless nothing is known of the outcome. */
  readonly perform: () => Promise<Performed>;
}

export type Performed = Omit<ItemResult, "action"> & { readonly intent: "ended" | "open" };

/**
 * Makes writes wave by wave. A wave's intents are in the store before its first call, its results after its last: a run
 * that is killed between leaves nothing that the next one could not find out. Writes that are only the first half of
 * something tell their failures alone.
 */
export async function runWaves(
  run: Run,
  actions: readonly Action[],
  prepare: (action: Action) => PreparedWrite | Omit<ItemResult, "action">,
  told: "each" | "failures" = "each",
): Promise<void> {
  const limit = pLimit(CONCURRENCY);
  for (let rest = actions; rest.length > 0; rest = rest.slice(WAVE)) {
    const wave: PreparedWrite[] = [];
    for (const action of rest.slice(0, WAVE)) {
      if (run.halted !== undefined) {
        run.finish({ action, outcome: "skipped", message: run.halted });
        continue;
      }
      const prepared = prepare(action);
      if ("perform" in prepared) wave.push(prepared);
      else run.finish({ action, ...prepared });
    }
    if (wave.length === 0) continue;
    run.begin(wave.map(({ intent }) => intent));
    await run.save();
    await Promise.all(wave.map((write) => limit(() => performOne(run, write, told))));
    await run.save();
  }
}

async function performOne(run: Run, write: PreparedWrite, told: "each" | "failures"): Promise<void> {
  const { intent, ...result } = run.halted === undefined ? await performed(write) : skipped(run.halted);
  if (intent === "ended") run.end(write.intent);
  if (told === "each" || result.outcome !== "done") run.finish({ action: write.action, ...result });
}

function skipped(message: string): Performed {
  return { outcome: "skipped", message, intent: "ended" };
}

async function performed(write: PreparedWrite): Promise<Performed> {
  return write.perform().catch((error: unknown): Performed => {
    if (!(error instanceof Failure)) throw error;
    return { outcome: "failed", message: [error.message, error.why].filter(Boolean).join(" "), intent: "ended" };
  });
}
