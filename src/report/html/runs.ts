import { diffArrays } from "diff";

/** So many of one kind follow each other. */
export interface Run {
  readonly kind: "same" | "removed" | "added";
  readonly count: number;
}

/** Beyond so many differences two sequences are as good as unlike, and finding the shortest way takes too long. */
const MOST_DIFFERENCES = 1500;

/** How one sequence becomes another: runs of what stays, goes and comes, in order; what goes stands before what comes. */
export function runsOf(before: readonly string[], after: readonly string[]): Run[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const middle = { before: before.slice(head, before.length - tail), after: after.slice(head, after.length - tail) };
  const runs: Run[] = [
    { kind: "same", count: head },
    ...middleRuns(middle.before, middle.after),
    { kind: "same", count: tail },
  ];
  return runs.filter(({ count }) => count > 0);
}

function middleRuns(before: string[], after: string[]): Run[] {
  const changes =
    before.length === 0 || after.length === 0
      ? undefined
      : diffArrays(before, after, { maxEditLength: MOST_DIFFERENCES });
  if (changes === undefined) {
    return [
      { kind: "removed", count: before.length },
      { kind: "added", count: after.length },
    ];
  }
  return changes.map(({ added, removed, count }) => ({ kind: added ? "added" : removed ? "removed" : "same", count }));
}
