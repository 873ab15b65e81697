import type { Element, ElementContent } from "hast";
import type { NodeKeys } from "./node-key.ts";
import { runsOf } from "./runs.ts";

/** What stands beside each other: one that stayed, one that changed (both), one that goes, one that comes. */
export interface Pair {
  readonly before?: Element;
  readonly after?: Element;
  readonly equal: "equal" | "unlike";
}

/** Two blocks that share fewer of their words than this are not one that changed. */
const ALIKE = 0.4;
/** More pairs than this are not all tried: long runs of changes are paired in their order. */
const MOST_TRIALS = 2500;

/** Aligns two lists of blocks: equal ones first, and in the gaps between those the ones that have most in common. */
export function alignBlocks(before: readonly Element[], after: readonly Element[], keys: NodeKeys): Pair[] {
  const runs = runsOf(before.map(keys.of), after.map(keys.of));
  const pairs: Pair[] = [];
  let [left, right] = [0, 0];
  let gap: { before: Element[]; after: Element[] } = { before: [], after: [] };
  const closeGap = (): void => {
    pairs.push(...pairAlike(gap.before, gap.after, keys));
    gap = { before: [], after: [] };
  };
  for (const { kind, count } of runs) {
    if (kind === "removed") gap.before.push(...before.slice(left, left + count));
    else if (kind === "added") gap.after.push(...after.slice(right, right + count));
    else {
      closeGap();
      for (let step = 0; step < count; step++) {
        pairs.push({ ...side("before", before[left + step]), ...side("after", after[right + step]), equal: "equal" });
      }
    }
    if (kind !== "added") left += count;
    if (kind !== "removed") right += count;
  }
  closeGap();
  return pairs;
}

function side(name: "before" | "after", node: Element | undefined): Partial<Pair> {
  return node === undefined ? {} : { [name]: node };
}

/** Pairs what is alike, keeping the order of both sides, so that as much as possible is paired. */
function pairAlike(before: readonly Element[], after: readonly Element[], keys: NodeKeys): Pair[] {
  const matches = before.length * after.length > MOST_TRIALS ? inOrder(before, after, keys) : best(before, after, keys);
  const pairs: Pair[] = [];
  let [left, right] = [0, 0];
  const until = (leftEnd: number, rightEnd: number): void => {
    for (; left < leftEnd; left++) pairs.push({ ...side("before", before[left]), equal: "unlike" });
    for (; right < rightEnd; right++) pairs.push({ ...side("after", after[right]), equal: "unlike" });
  };
  for (const [one, other] of matches) {
    until(one, other);
    pairs.push({ ...side("before", before[left++]), ...side("after", after[right++]), equal: "unlike" });
  }
  until(before.length, after.length);
  return pairs;
}

function inOrder(before: readonly Element[], after: readonly Element[], keys: NodeKeys): [number, number][] {
  return before.flatMap((one, index): [number, number][] => {
    const other = after[index];
    return other !== undefined && likeness(one, other, keys) > 0 ? [[index, index]] : [];
  });
}

/** The ordered pairs whose likenesses sum up to most. */
function best(before: readonly Element[], after: readonly Element[], keys: NodeKeys): [number, number][] {
  const likenesses = before.map((one) => after.map((other) => likeness(one, other, keys)));
  const sums = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const sum = (row: number, column: number): number => sums[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const paired = (likenesses[row]?.[column] ?? 0) + sum(row + 1, column + 1);
      (sums[row] as number[])[column] = Math.max(paired, sum(row + 1, column), sum(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < before.length && column < after.length;) {
    const alike = likenesses[row]?.[column] ?? 0;
    if (alike > 0 && sum(row, column) === alike + sum(row + 1, column + 1)) pairs.push([row++, column++]);
    else if (sum(row, column) === sum(row + 1, column)) row++;
    else column++;
  }
  return pairs;
}

/** The share of words that two blocks of one kind have in common; 0 where it is too small, or the kinds differ. */
function likeness(before: Element, after: Element, keys: NodeKeys): number {
  if (keys.shell(before) !== keys.shell(after)) return 0;
  const one = wordsOf(before);
  const other = wordsOf(after);
  if (one.length + other.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  const shared = one.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  }).length;
  const share = (2 * shared) / (one.length + other.length);
  return share < ALIKE ? 0 : share;
}

function wordsOf(node: ElementContent): string[] {
  if (node.type === "text") return node.value.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
  return node.type === "element" ? node.children.flatMap(wordsOf) : [];
}
