import type { Match } from "./matches.ts";
import type { Piece } from "./piece.ts";

/** Beyond so many pairs between two matches nobody edited piece by piece. */
const MOST_PAIRS = 2500;

/**
 * Adds pairs that are alike without being the same, so that a piece that was changed is known again beside one that
 * came in or went.
 * @param same the pieces that are the same, in order
 */
export function withSimilar(first: readonly Piece[], second: readonly Piece[], same: readonly Match[]): Match[] {
  const all: Match[] = [];
  let [from, start] = [0, 0];
  for (const [one, other] of [...same, [first.length, second.length] as const]) {
    if ((one - from) * (other - start) <= MOST_PAIRS) {
      for (let index = from; index < one && start < other; index++) {
        const found = firstSimilar(first[index], second, start, other);
        if (found === undefined) continue;
        all.push([index, found]);
        start = found + 1;
      }
    }
    if (one < first.length) all.push([one, other]);
    [from, start] = [one + 1, other + 1];
  }
  return all;
}

function firstSimilar(piece: Piece | undefined, among: readonly Piece[], from: number, to: number): number | undefined {
  for (let index = from; index < to; index++) {
    const other = among[index];
    if (piece !== undefined && other !== undefined && areSimilar(piece.words, other.words)) return index;
  }
  return undefined;
}

/** Whether at least half of the longer one stands at the start and the end of both. */
function areSimilar(left: string, right: string): boolean {
  const [shorter, longer] = [Math.min(left.length, right.length), Math.max(left.length, right.length)];
  if (shorter * 2 < longer || longer === 0) return false;
  let head = 0;
  while (head < shorter && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  return (head + tail) * 2 >= longer;
}
