import { Failure } from "../model/failure.ts";
import type { HeldLock, LockRequest } from "../model/lock.ts";
import type { SharedStore } from "../model/state-store.ts";
import { holderText } from "../state/acquire.ts";
import { following } from "./advice.ts";
import type { Session } from "./session.ts";
import { unlessStopped } from "./unless-stopped.ts";

/** The option of a command that takes the lock. */
export interface LockOptions {
  /** How long to wait for another run, in milliseconds. */
  readonly lockTimeout: number;
}

/** What a run that has the workspace for itself has to heed. */
export interface Turn {
  /** Why nothing more may be begun: the lock is lost, or somebody asked to stop. Undefined while all is well. */
  readonly halted: () => string | undefined;
  /** Why nothing at all may be written: the lock is lost. Undefined while it is held. */
  readonly lost: () => string | undefined;
  /** Aborted when somebody asks to stop. */
  readonly stopping: AbortSignal;
  /** Waits for work that writes nothing, and drops it when somebody asks to stop. @throws Failure `interrupted` then */
  readonly unlessStopped: <Result>(work: Promise<Result>) => Promise<Result>;
}

/**
 * Does some work while no other run may write to the workspace.
 * @throws Failure `locked` where another run has the lock and the time is over, `interrupted` where somebody asks to
 * stop while it is waited for
 */
export async function underLock<Result>(
  store: SharedStore,
  { lockTimeout }: LockOptions,
  session: Session,
  work: (turn: Turn) => Promise<Result>,
): Promise<Result> {
  const request = lockRequest(lockTimeout, session);
  const { stopping } = request;
  const lock = await store.lock(request);
  try {
    stopping.throwIfAborted();
    return await work({
      halted: () => lock.lost() ?? (stopping.aborted ? "not begun: the run was stopped" : undefined),
      lost: lock.lost,
      stopping,
      unlessStopped: (one) => unlessStopped(one, stopping),
    });
  } finally {
    await release(lock, session);
  }
}

/** How a command asks for the lock: whom it waits for is told, and a signal ends the wait. */
export function lockRequest(timeout: number, session: Session): LockRequest & { readonly stopping: AbortSignal } {
  return {
    timeout,
    stopping: session.heedSignals(),
    onWait: (holder) => {
      session.note(
        `Waiting for ${holderText(holder)} … Should that run be dead, its turn ends in five minutes, or at once after: ${following(session, "unlock", holder.id)}\n`,
      );
    },
  };
}

/** What was done stays done: a lock that could not be freed is told, and others take it over in five minutes. */
async function release(lock: HeldLock, session: Session): Promise<void> {
  try {
    await lock.release();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    session.note(`! The lock could not be released. ${error.message} ${error.why}\n`);
    session.note(
      `  Others may take it over in five minutes, or at once after: ${following(session, "unlock", lock.holder.id)}\n`,
    );
  }
}
