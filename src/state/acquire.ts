import { Failure } from "../model/failure.ts";
import type { LockHolder, LockPlace, LockRequest, SeenLock } from "../model/lock.ts";
import { momentOf, TAKEOVER, type Clocks, type Moment } from "./hold.ts";

export interface AcquireTools {
  readonly clocks: Clocks;
  readonly wait: (ms: number) => Promise<void>;
  /** From 0 to 1, so that waiters do not come in step. */
  readonly random: () => number;
  /** Whether the run that holds a lock is known to have ended. */
  readonly hasEnded: (holder: LockHolder) => Promise<boolean>;
}

/** A pipeline's server is asked about the holder's run this often. */
const ASK_AGAIN = 30_000;

/**
 * Takes the lock of a workspace: at once where it is free, else as soon as it is released, the holder's run is known to
 * have ended, or this waiter itself has watched it stay as it is for five minutes. No clock of another machine counts.
 * @returns when the attempt that took it began
 * @throws Failure `locked` where the time that the caller gives is over, or what the caller stops it with
 */
export async function acquireLock(
  place: LockPlace,
  holder: LockHolder,
  request: LockRequest,
  tools: AcquireTools,
): Promise<Moment> {
  const begun = tools.clocks.steady();
  const watch = watcher(tools);
  const told = new Set<string>();
  const stopped = aborted(request.stopping);
  for (;;) {
    request.stopping?.throwIfAborted();
    const now = momentOf(tools.clocks);
    const seen = await place.read();
    // An attempt whose answer was lost may have taken it.
    if (seen?.holder.id === holder.id) return now;
    if (seen === null || (await watch(seen))) {
      if ((await place.take(holder, seen)) === "taken") return now;
    }
    const left = begun + request.timeout - tools.clocks.steady();
    if (left <= 0) throw locked((seen ?? (await place.read()))?.holder ?? null, request.timeout);
    if (seen !== null && !told.has(seen.holder.id)) {
      told.add(seen.holder.id);
      request.onWait(seen.holder);
    }
    const pause = tools.wait(Math.min(left, place.pause * (0.5 + tools.random())));
    await Promise.race([pause, stopped]);
  }
}

/** Resolves when a signal is aborted. */
function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const listener = (): void => {
      resolve();
    };
    signal?.addEventListener("abort", listener, { once: true });
  });
}

/** Tells of each look whether the lock that it showed may be taken over. */
function watcher(tools: AcquireTools): (seen: SeenLock) => Promise<boolean> {
  let watched: { readonly mark: string; readonly since: number } | undefined;
  let asked: { readonly id: string; readonly at: number } | undefined;
  return async ({ holder, mark }) => {
    const now = tools.clocks.steady();
    if (watched?.mark !== mark) watched = { mark, since: now };
    if (now - watched.since >= TAKEOVER) return true;
    if (asked?.id === holder.id && now - asked.at < ASK_AGAIN) return false;
    asked = { id: holder.id, at: now };
    return tools.hasEnded(holder);
  };
}

/** The failure of one who may not go on because of a lock. */
export function locked(holder: LockHolder | null, timeout: number): Failure {
  const waited = timeout === 0 ? "" : ` Waited ${Math.round(timeout / 1000)} s.`;
  if (holder === null) {
    return new Failure({
      what: "Others were quicker to lock this workspace, each time that it was free.",
      why: `Only one apply at a time may write.${waited}`,
      next: "Run it again, or wait longer with --lock-timeout.",
      outcome: "locked",
    });
  }
  return new Failure({
    what: `This workspace is locked by ${holderText(holder)}.`,
    why: `Only one apply at a time may write.${waited}`,
    next: `Wait until it is done, e.g. with --lock-timeout 10m. If that run is dead: helpsync unlock ${holder.id}`,
    outcome: "locked",
  });
}

/** Who, where and since when, for people. */
export function holderText({ who, where, since }: LockHolder): string {
  const place = who.endsWith(`@${where}`) ? "" : `, ${where}`;
  return `${who}${place}, since ${since}`;
}
