import type { CallResult, Leave } from "../model/intercom.ts";
import type { LiveResource } from "../model/live.ts";
import type { Action } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";
import { reread } from "./reread.ts";
import type { Run } from "./run.ts";
import { isOnlyBegun } from "./snapshot.ts";

/** A look is too old for a write this long after its answer, in seconds, beyond what such calls take now. */
const MOMENT = 5;
/** What a look took says how long calls wait for their turns now, up to so many seconds: above it the machine slept. */
const LONGEST = 30;
/** The look is made anew this often before the write is left to the next run. */
const LOOKS = 10;

/**
 * Reads a resource and writes it upon that look. Where the write was held up after it, by the rate limit, a connection
 * that was not made or a machine that slept, the look is made anew: a teammate had the time to write.
 * @param call makes the write while its leave lets it
 */
export async function uponLook<Sent extends { readonly result: CallResult<unknown> }>(
  run: Run,
  action: Action,
  call: (before: LiveResource, leave: Leave) => Promise<Sent>,
): Promise<(Sent & { readonly before: LiveResource }) | { readonly conflict: string }> {
  for (let looks = 1; ; looks += 1) {
    const begun = run.input.intercom.now();
    const before = await reread(run, action);
    if ("conflict" in before) return before;
    const sent = await call(before, whileFresh(run, begun));
    const isToldToStop = run.halted !== undefined || looks === LOOKS;
    if (sent.result.outcome !== "unsent" || isToldToStop) return { ...sent, before };
  }
}

/**
 * Writes into a draft that this run has just made, without a look while nothing holds the write up: where something
 * does, a teammate had the time to write into it.
 */
export async function uponDraft<Sent extends { readonly result: CallResult<unknown> }>(
  run: Run,
  known: ResourceState,
  call: (leave: Leave) => Promise<Sent>,
): Promise<Sent | { readonly conflict: string }> {
  for (let looks = 1; ; looks += 1) {
    const sent = await call((held) => run.halted ?? (held > 0 ? HELD_UP : undefined));
    if (sent.result.outcome !== "unsent" || run.halted !== undefined || looks === LOOKS) return sent;
    const now = await run.input.intercom.read("article", known.id);
    if (now === null) return { conflict: "its draft was deleted in Intercom before it was filled" };
    if (!isOnlyBegun(known, now)) return { conflict: "a teammate wrote into its draft before it was filled" };
  }
}

const HELD_UP = "not sent: it was held up again and again, and a teammate may have edited it meanwhile; apply again";

/** The leave of a write while the look that was begun at that second and has just ended is fresh. */
function whileFresh(run: Run, begun: number): Leave {
  const { intercom } = run.input;
  const ended = intercom.now();
  // As long as the look itself, a write waits for its turn in ordinary running, too.
  const waits = Math.min(Math.max(0, ended - begun), LONGEST);
  return (held) => run.halted ?? (held > 0 || intercom.now() - ended > MOMENT + waits ? HELD_UP : undefined);
}
