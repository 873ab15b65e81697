import type { KillPoint } from "./stage.ts";

/** How many points of a run are tried: every one in the long run, else so many, spread over it. */
export function killPoints(requests: number, sample: number): KillPoint[] {
  const all = Array.from({ length: requests }, (_, index) => index + 1).flatMap((request): KillPoint[] => [
    { request, effect: "before" },
    { request, effect: "after" },
  ]);
  if (process.env["HELPSYNC_RUNS"] !== undefined) return all;
  // Before and after take turns, since the step is made odd.
  const step = Math.max(1, Math.floor((all.length - 1) / sample - 1) | 1);
  return all.filter((_, index) => index % step === 0).slice(0, sample);
}
