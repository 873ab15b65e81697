/** A pause for a limit that does not say when it ends; GitHub's documentation asks for a minute. */
const UNSAID_PAUSE = 60_000;
const SHORTEST_PAUSE = 1000;

/**
 * Whether an answer says "too many calls", which GitHub does with 403 as well as with 429.
 * @param words what stands in the answer
 */
export function isLimited({ status, headers }: Pick<Response, "status" | "headers">, words: string): boolean {
  if (status !== 403) return status === 429;
  const isSaid = headers.get("retry-after") !== null || headers.get("x-ratelimit-remaining") === "0";
  return isSaid || /rate limit/iu.test(words);
}

/**
 * Milliseconds until a limited call may be made again.
 * @param now milliseconds since epoch
 */
export function limitPause({ headers }: Pick<Response, "headers">, now: number): number {
  const after = Number(headers.get("retry-after") ?? Number.NaN) * 1000;
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN) * 1000 - now;
  const isUsedUp = headers.get("x-ratelimit-remaining") === "0";
  const said = Number.isFinite(after) ? after : isUsedUp && Number.isFinite(reset) ? reset : UNSAID_PAUSE;
  return Math.max(said, SHORTEST_PAUSE);
}
