import { matchesOf } from "./matches.ts";
import { isEmpty, looseWords, type Piece, type Range } from "./piece.ts";

/** What stands for each other in the writer's text and in what Intercom answered to it. One of the two may be empty. */
export interface Unit {
  readonly source: Range;
  readonly answer: Range;
}

/**
 * Pairs the pieces of a text with those of what Intercom made of it, in order and without a gap. What says the same
 * belongs together, as does what lies between the same neighbours.
 */
export function alignPieces(source: readonly Piece[], answer: readonly Piece[]): Unit[] {
  const content = source.flatMap(({ isOwn }, index) => (isOwn ? [] : [index]));
  const said = content.map((index) => looseWords(source[index]?.words ?? ""));
  const answered = answer.map(({ words }) => looseWords(words));
  const paired: Unit[] = [];
  let [from, start] = [0, 0];
  for (const [one, other] of [...matchesOf(said, answered), [said.length, answered.length] as const]) {
    paired.push(...alignGap(said, { from, to: one }, answered, { from: start, to: other }));
    if (one < said.length) paired.push({ source: only(one), answer: only(other) });
    [from, start] = [one + 1, other + 1];
  }
  return withOwn(paired, content, source.length);
}

function only(index: number): Range {
  return { from: index, to: index + 1 };
}

/** Between two pairs: runs that say the same in other blocks, e.g. a callout that became paragraphs; the rest is one. */
function alignGap(said: readonly string[], a: Range, answered: readonly string[], b: Range): Unit[] {
  const head: Unit[] = [];
  let [left, right] = [a, b];
  for (let run = sameRun(said, left, answered, right); run !== undefined; run = sameRun(said, left, answered, right)) {
    head.push(run);
    left = { from: run.source.to, to: left.to };
    right = { from: run.answer.to, to: right.to };
  }
  if (isEmpty(left) && isEmpty(right)) return head;
  if (left.to - left.from !== right.to - right.from) return [...head, ...parted(left, right)];
  // As many as there were: each became another one.
  const shift = right.from - left.from;
  const pairs = Array.from({ length: left.to - left.from }, (_, step) => ({
    source: only(left.from + step),
    answer: only(left.from + step + shift),
  }));
  return [...head, ...pairs];
}

/** What has nothing on the other side stands alone, one by one. */
function parted(left: Range, right: Range): Unit[] {
  if (!isEmpty(right) || isEmpty(left)) return [{ source: left, answer: right }];
  return Array.from({ length: left.to - left.from }, (_, step) => ({ source: only(left.from + step), answer: right }));
}

/** The shortest runs at the start of both sides that say the same together. */
function sameRun(said: readonly string[], a: Range, answered: readonly string[], b: Range): Unit | undefined {
  let [one, other] = [a.from, b.from];
  let [left, right] = ["", ""];
  for (;;) {
    if (left === right && left !== "") {
      return { source: { from: a.from, to: one }, answer: { from: b.from, to: other } };
    }
    if (left.length <= right.length) {
      if (one >= a.to || !(left.startsWith(right) || right.startsWith(left))) return undefined;
      left += said[one++] ?? "";
    } else {
      if (other >= b.to || !left.startsWith(right)) return undefined;
      right += answered[other++] ?? "";
    }
  }
}

/** Ranges of the content become ranges of all pieces; the writer's own ones between them stand alone. */
function withOwn(units: readonly Unit[], content: readonly number[], length: number): Unit[] {
  const all: Unit[] = [];
  let [next, reached] = [0, 0];
  const addOwn = (to: number): void => {
    while (next < to) all.push({ source: only(next++), answer: { from: reached, to: reached } });
  };
  for (const { source, answer } of units) {
    const first = isEmpty(source) ? next : (content[source.from] ?? next);
    const end = isEmpty(source) ? next : (content[source.to - 1] ?? next) + 1;
    addOwn(first);
    all.push({ source: { from: first, to: end }, answer });
    next = end;
    reached = answer.to;
  }
  addOwn(length);
  return all;
}
