import type { Intent } from "../model/state.ts";

/**
 * How long it is to be waited until none of these writes can take effect any more: each may as long after its call was
 * over as a request may take; of one that a killed run left behind, only the time of this look is known to be later.
 * Only the server's clock counts, since another machine may have begun them.
 * @param now the server's clock, in seconds since epoch
 * @param timeout what a request may take, in seconds
 * @param until when writes that were made again can take effect no more, by the server's clock
 * @returns seconds
 */
export function secondsToWait(intents: readonly Intent[], now: number, timeout: number, until = 0): number {
  // Clocks tell whole seconds; one that was set back is not waited for.
  const rests = intents.map(({ since }) => (since === undefined ? timeout : since + timeout - now) + 1);
  return Math.min(Math.max(0, until - now, ...rests), timeout + 1);
}

export interface Pausing {
  /** Lets time pass, in milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** Why nothing more is to be begun; undefined while all is well. */
  readonly halted: () => string | undefined;
}

/** Waits in short steps, so that a run that is asked to stop does. */
export async function waitUnlessHalted(seconds: number, { pause, halted }: Pausing): Promise<void> {
  for (let left = seconds; left > 0 && halted() === undefined; left -= 1) await pause(Math.min(left, 1) * 1000);
}
