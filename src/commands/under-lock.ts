import { Failure } from "../model/failure.ts";
import type { HeldLock } from "../model/lock.ts";
import type { SharedStore } from "../model/state-store.ts";
import { holderText } from "../state/acquire.ts";
import type { Session } from "./session.ts";

/** The option of a command that takes the lock. */
export interface LockOptions {
  /** How long to wait for another run, in milliseconds. */
  readonly lockTimeout: number;
}

/**
 * Does some work while no other run may write to the workspace.
 * @throws Failure `locked` where another run has the lock and the time is over
 */
export async function underLock<Result>(
  store: SharedStore,
  { lockTimeout }: LockOptions,
  session: Session,
  work: (lock: HeldLock) => Promise<Result>,
): Promise<Result> {
  const lock = await store.lock({
    timeout: lockTimeout,
    onWait: (holder) => {
      session.note(`Waiting for ${holderText(holder)} …\n`);
    },
  });
  try {
    return await work(lock);
  } finally {
    await release(lock, session);
  }
}

/** What was done stays done: a lock that could not be freed is told, and others take it over in five minutes. */
async function release(lock: HeldLock, session: Session): Promise<void> {
  try {
    await lock.release();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    session.note(`! The lock could not be released. ${error.message} ${error.why}\n`);
    session.note(`  Others may take it over in five minutes, or at once after: helpsync unlock ${lock.holder.id}\n`);
  }
}
