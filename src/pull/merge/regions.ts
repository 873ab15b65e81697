import { alignPieces, type Unit } from "./align.ts";
import { matchesOf, type Match } from "./matches.ts";
import { withSimilar } from "./similar.ts";
import { isEmpty, within, type Piece, type Range } from "./piece.ts";

/** A stretch of all four sequences that is decided as one. Any of its ranges may be empty. */
export interface Region {
  readonly source: Range;
  readonly answer: Range;
  readonly ours: Range;
  readonly theirs: Range;
  /** The pieces of ours, by index, that no change in Intercom can mean: the writer's own, and what never got there. */
  readonly kept: readonly number[];
  readonly changedBy: "nobody" | "us" | "them" | "both";
}

/** The writer's text before and after their edit, Intercom's before and after a teammate's. */
export interface Sequences {
  readonly source: readonly Piece[];
  readonly answer: readonly Piece[];
  readonly ours: readonly Piece[];
  readonly theirs: readonly Piece[];
}

/**
 * Cuts the sequences, as finely as it is sure, into regions that follow each other; together they hold every piece.
 * @param units what stands for each other in source and answer
 */
export function regionsOf(sequences: Sequences, units = alignPieces(sequences.source, sequences.answer)): Region[] {
  const { source, answer, ours, theirs } = sequences;
  const inOurs = places(
    units.map((unit) => unit.source),
    withSimilar(source, ours, matchesOf(texts(source), texts(ours))),
    ours.length,
  );
  const inTheirs = places(
    units.map((unit) => unit.answer),
    withSimilar(answer, theirs, matchesOf(keys(answer), keys(theirs))),
    theirs.length,
  );
  return cutAtBorders(units, inOurs, inTheirs, sequences).filter(holdsAnything);
}

function texts(pieces: readonly Piece[]): string[] {
  return pieces.map(({ text }) => text);
}

function keys(pieces: readonly Piece[]): string[] {
  return pieces.map(({ key }) => key);
}

function holdsAnything({ source, answer, ours, theirs }: Region): boolean {
  return ![source, answer, ours, theirs].every(isEmpty);
}

/** Where each range is found on the other side, as it was or changed; `undefined` where it is not, or nobody can tell. */
function places(ranges: readonly Range[], matches: readonly Match[], length: number): (Range | undefined)[] {
  const placeOf = new Map(matches);
  const found = ranges.map((range) => (isEmpty(range) ? undefined : placeOfRange(range, placeOf)));
  const [above, below] = [neighboursAbove(ranges, found), neighboursBelow(ranges, found, length)];
  return ranges.map((range, index) => {
    if (!isEmpty(range)) return found[index];
    const [before, after] = [above[index], below[index]];
    if (before === undefined || after === undefined) return undefined;
    return placeBetween(range, before, after);
  });
}

function placeOfRange({ from, to }: Range, placeOf: ReadonlyMap<number, number>): Range | undefined {
  const first = placeOf.get(from);
  if (first === undefined) return undefined;
  for (let step = 1; step < to - from; step++) {
    if (placeOf.get(from + step) !== first + step) return undefined;
  }
  return { from: first, to: first + to - from };
}

/** What an empty range stands beside. */
interface Neighbour {
  /** Whether the one next to it is found, or something further away, or the end of the text. */
  readonly is: "next" | "farther" | "end";
  /** The border of the one that is found, on both sides. */
  readonly base: number;
  readonly place: number;
}

function neighboursAbove(ranges: readonly Range[], found: readonly (Range | undefined)[]): Neighbour[] {
  let above: Neighbour = { is: "end", base: 0, place: 0 };
  return ranges.map((range, index) => {
    const now = above;
    const place = found[index];
    if (place !== undefined) above = { is: "next", base: range.to, place: place.to };
    else if (!isEmpty(range)) above = { ...above, is: "farther" };
    return now;
  });
}

function neighboursBelow(ranges: readonly Range[], found: readonly (Range | undefined)[], length: number): Neighbour[] {
  let below: Neighbour = { is: "end", base: ranges.at(-1)?.to ?? 0, place: length };
  return ranges
    .map((range, index) => ({ range, place: found[index] }))
    .toReversed()
    .map(({ range, place }) => {
      const now = below;
      if (place !== undefined) below = { is: "next", base: range.from, place: place.from };
      else if (!isEmpty(range)) below = { ...below, is: "farther" };
      return now;
    })
    .toReversed();
}

/** What came in is put below the writer's own lines at the start of a text, and else above them. */
function placeBetween({ from }: Range, above: Neighbour, below: Neighbour): Range | undefined {
  const at = (place: number): Range => ({ from: place, to: place });
  if (above.is === "end") return at(above.place);
  if (below.is !== "farther") return at(below.place);
  if (above.is === "next") return at(above.place);
  const isSameCount = below.base - above.base === below.place - above.place;
  return isSameCount ? at(above.place + from - above.base) : undefined;
}

/** A border is where both sides know what is above or below it; between the two lies what came in there. */
function cutAtBorders(
  units: readonly Unit[],
  inOurs: readonly (Range | undefined)[],
  inTheirs: readonly (Range | undefined)[],
  sequences: Sequences,
): Region[] {
  const regions: Region[] = [];
  const neverThere = new Set(
    units.filter((unit) => isEmpty(unit.answer)).flatMap((unit) => texts(within(sequences.source, unit.source))),
  );
  const isKept = ({ isOwn, text }: Piece): boolean => isOwn || neverThere.has(text);
  let start = { source: 0, answer: 0, ours: 0, theirs: 0 };
  const cut = (source: number, answer: number, ours: number, theirs: number): void => {
    const ranges = {
      source: { from: start.source, to: source },
      answer: { from: start.answer, to: answer },
      ours: { from: start.ours, to: ours },
      theirs: { from: start.theirs, to: theirs },
    };
    const kept = within(sequences.ours, ranges.ours).flatMap((piece, step) =>
      isKept(piece) ? [start.ours + step] : [],
    );
    regions.push({ ...ranges, kept, changedBy: changedBy(ranges, sequences) });
    start = { source, answer, ours, theirs };
  };
  for (let index = 0; index <= units.length; index++) {
    const [source, answer] = [units[index]?.source.from, units[index]?.answer.from];
    const [s, a] = [source ?? sequences.source.length, answer ?? sequences.answer.length];
    const ours = borderAt(index, inOurs, sequences.ours.length);
    const theirs = borderAt(index, inTheirs, sequences.theirs.length);
    if (ours === undefined || theirs === undefined) continue;
    cut(s, a, ours.from, theirs.from);
    cut(s, a, ours.to, theirs.to);
  }
  return regions;
}

/** From the end of what is above to the start of what is below. */
function borderAt(index: number, found: readonly (Range | undefined)[], length: number): Range | undefined {
  const above = index === 0 ? 0 : found[index - 1]?.to;
  const below = index === found.length ? length : found[index]?.from;
  const [from, to] = [above ?? below, below ?? above];
  return from === undefined || to === undefined ? undefined : { from, to };
}

function changedBy(
  { source, answer, ours, theirs }: Record<keyof Sequences, Range>,
  sequences: Sequences,
): Region["changedBy"] {
  const byUs = !areSame(texts(within(sequences.source, source)), texts(within(sequences.ours, ours)));
  const byThem = !areSame(keys(within(sequences.answer, answer)), keys(within(sequences.theirs, theirs)));
  if (byUs) return byThem ? "both" : "us";
  return byThem ? "them" : "nobody";
}

function areSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}
