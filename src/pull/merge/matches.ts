import { diffArrays } from "diff";

/** Members of two sequences that are the same: index in the first, index in the second, both rising. */
export type Match = readonly [first: number, second: number];

interface Span {
  readonly from: number;
  readonly to: number;
}

/** More edits than this in a row of members that are none of them unique are one change: the search grows with their square. */
const LONGEST_EDIT = 1000;

/**
 * Finds what two sequences have in common, in order: first what is unique in both, then what lies between. Takes time
 * that grows with their length.
 */
export function matchesOf(first: readonly string[], second: readonly string[]): Match[] {
  return matchesWithin(first, { from: 0, to: first.length }, second, { from: 0, to: second.length });
}

function matchesWithin(first: readonly string[], a: Span, second: readonly string[], b: Span): Match[] {
  const head: Match[] = [];
  let [from, start] = [a.from, b.from];
  while (from < a.to && start < b.to && first[from] === second[start]) head.push([from++, start++]);
  const tail: Match[] = [];
  let [to, end] = [a.to, b.to];
  while (to > from && end > start && first[to - 1] === second[end - 1]) tail.push([--to, --end]);
  tail.reverse();
  const anchors = uniqueMatches(first, { from, to }, second, { from: start, to: end });
  if (anchors.length === 0) {
    return [...head, ...closeMatches(first, { from, to }, second, { from: start, to: end }), ...tail];
  }
  const between: Match[] = [];
  for (const [one, other] of [...anchors, [to, end] as const]) {
    between.push(...matchesWithin(first, { from, to: one }, second, { from: start, to: other }));
    if (one < to) between.push([one, other]);
    [from, start] = [one + 1, other + 1];
  }
  return [...head, ...between, ...tail];
}

/** The longest rising run of what is there once on each side. */
function uniqueMatches(first: readonly string[], a: Span, second: readonly string[], b: Span): Match[] {
  const places = onceIn(second, b);
  const pairs = [...onceIn(first, a)].flatMap(([key, one]): Match[] => {
    const other = places.get(key);
    return other === undefined ? [] : [[one, other]];
  });
  // For each length, the run of that length that ends lowest; each member knows the one before it.
  const ends: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, place], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = index;
  });
  const run: Match[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}

/** What is there exactly once, in order. */
function onceIn(keys: readonly string[], { from, to }: Span): Map<string, number> {
  const places = new Map<string, number>();
  for (let index = from; index < to; index++) {
    const key = keys[index] ?? "";
    places.set(key, places.has(key) ? -1 : index);
  }
  return new Map([...places].filter(([, place]) => place >= 0));
}

function closeMatches(first: readonly string[], a: Span, second: readonly string[], b: Span): Match[] {
  if (a.from === a.to || b.from === b.to) return [];
  const changes = diffArrays(first.slice(a.from, a.to), second.slice(b.from, b.to), { maxEditLength: LONGEST_EDIT });
  const found: Match[] = [];
  let [one, other] = [a.from, b.from];
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) for (let step = 0; step < count; step++) found.push([one + step, other + step]);
    if (!added) one += count;
    if (!removed) other += count;
  }
  return found;
}
