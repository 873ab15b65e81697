import { Failure } from "../model/failure.ts";
import type { HeldLock, LockHolder, LockPlace } from "../model/lock.ts";

/** Two clocks in milliseconds: one of them goes on while the machine sleeps. */
export interface Clocks {
  readonly steady: () => number;
  readonly wall: () => number;
}

/** A point in time by both. */
export interface Moment {
  readonly steady: number;
  readonly wall: number;
}

export function momentOf({ steady, wall }: Clocks): Moment {
  return { steady: steady(), wall: wall() };
}

/** Waiters take over after five minutes; a holder that could not renew must have stopped well before. */
export const TAKEOVER = 5 * 60_000;
const DOUBT = 4 * 60_000;

/** A renewal is begun after this long, so that the others see one at least every 30 seconds. */
const RENEWAL = 20_000;
const BEAT = 2_500;

/** Why a lock is lost that is not there any more. */
export const GONE = "another run has taken the lock, or somebody removed it or set the state back";

/** What a process knows of the lock that it has. */
export class Hold {
  readonly holder: LockHolder;
  readonly #clocks: Clocks;
  #renewed: Moment;
  #reason: string | undefined;

  constructor(holder: LockHolder, taken: Moment, clocks: Clocks) {
    this.holder = holder;
    this.#renewed = taken;
    this.#clocks = clocks;
  }

  now(): Moment {
    return momentOf(this.#clocks);
  }

  /** The others have seen a renewal that was begun at that time. */
  renewed(begun: Moment): void {
    this.#renewed = begun;
  }

  lose(reason: string): void {
    this.#reason ??= reason;
  }

  get lost(): string | undefined {
    if (this.#reason === undefined && this.age() > DOUBT) {
      this.#reason = "the lock could not be renewed for four minutes, and others may have taken it";
    }
    return this.#reason;
  }

  /** Milliseconds since the others last saw a renewal; a sleep of the machine counts. */
  age(): number {
    const now = this.now();
    return Math.max(now.steady - this.#renewed.steady, now.wall - this.#renewed.wall);
  }
}

/** Calls again and again; the answer stops it. */
export type Every = (ms: number, tick: () => void) => () => void;

/** Keeps a lock that was taken alive until it is released. */
export function keepAlive(hold: Hold, place: LockPlace, every: Every): HeldLock {
  let running: Promise<void> | undefined;
  const renew = async (): Promise<void> => {
    try {
      const begun = hold.now();
      if ((await place.renew()) === "lost") hold.lose(GONE);
      else hold.renewed(begun);
    } catch (error) {
      // The next beat tries again; after four minutes without success the lock counts as lost.
      if (!(error instanceof Failure)) hold.lose(`the lock cannot be renewed: ${String(error)}`);
    }
  };
  const stop = every(BEAT, () => {
    if (running !== undefined || hold.age() < RENEWAL || hold.lost !== undefined) return;
    running = renew().finally(() => (running = undefined));
  });
  return {
    holder: hold.holder,
    lost: () => hold.lost,
    async release() {
      stop();
      await running;
      await place.release();
    },
  };
}
