import { alignPieces, type Unit } from "./align.ts";
import type { BlockText, Comparison } from "./block-pieces.ts";
import { conflictOf } from "./conflict.ts";
import { atWritersDepth, writersDepths } from "./heading-depths.ts";
import { mergeLines } from "./merge-lines.ts";
import { mergeParts, type Located, type MergedParts } from "./merge-parts.ts";
import { within, type Range } from "./piece.ts";
import { definedLabels, withoutReferences } from "./references.ts";
import { regionsOf, type Region, type Sequences } from "./regions.ts";
import { contentOf, settleRegion } from "./settle-region.ts";

/** A block as it is to stand in the merged text. */
export interface Standing {
  readonly text: string;
  /** Where it comes from, by its index there; absent where it was put together. */
  readonly from?: { readonly side: "ours" | "theirs"; readonly index: number };
  /** The same in canonical Markdown, where that is known. */
  readonly canonical?: string;
  /** The one block of ours whose place it takes. */
  readonly insteadOf?: number;
  readonly isConflict: boolean;
}

/** The four texts, and how they are compared. */
export interface MergeContext {
  readonly sequences: Sequences;
  readonly texts: Record<keyof Sequences, BlockText>;
  readonly comparison: Comparison;
  /** Where there is no base, every difference is a conflict. */
  readonly base: "known" | "unknown";
}

/** What stands in the merged text, in order, and how many conflicts. */
export interface SettledBlocks {
  readonly blocks: readonly Standing[];
  readonly conflicts: number;
}

/** Decides for every block of a text what stands there. */
export function settleBlocks(context: MergeContext): SettledBlocks {
  const { sequences, base } = context;
  const units = alignPieces(sequences.source, sequences.answer);
  const depths = writersDepths(headingPairs(units, context.texts));
  const labels = definedLabels(context.texts.ours);
  const writersOwn = knownSpellings(units, sequences);
  const theirBlock = (index: number): Standing => {
    const { text = "", key = "" } = sequences.theirs[index] ?? {};
    const block = context.texts.theirs.blocks[index];
    const isPlain = block === undefined || block.kind === "code";
    const canonical = isPlain ? text : withoutReferences(atWritersDepth(text, block, depths), labels);
    return { text: writersOwn.get(key) ?? canonical, canonical, from: { side: "theirs", index }, isConflict: false };
  };
  const blocks: Standing[] = [];
  let conflicts = 0;
  for (const region of regionsOf(sequences, units)) {
    const settled = settleRegion(region, sequences);
    const theirs = indexes(region.theirs).map(theirBlock);
    if (settled.take === "ours") {
      blocks.push(...ourBlocks(region, sequences, theirs));
      continue;
    }
    const merged = base === "known" ? mergeWithin(region, context) : undefined;
    if (merged !== undefined) {
      const canonical = settled.take === "theirs" ? theirs[0]?.canonical : undefined;
      const standing = { text: merged.text, isConflict: merged.conflicts > 0 };
      blocks.push(...amongKept(region, sequences, [canonical === undefined ? standing : { ...standing, canonical }]));
      conflicts += merged.conflicts;
    } else if (settled.take === "theirs" && base === "known") {
      blocks.push(...amongKept(region, sequences, theirs));
    } else {
      const own = contentOf(region, sequences).map(({ text }) => text);
      const text = conflictOf(own.join("\n\n"), theirs.map((block) => block.text).join("\n\n"), "\n\n");
      blocks.push(...amongKept(region, sequences, [{ text, isConflict: true }]));
      conflicts += 1;
    }
  }
  return { blocks, conflicts };
}

function indexes({ from, to }: Range): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
}

function ourBlocks({ ours, theirs, changedBy }: Region, sequences: Sequences, canonical: Standing[]): Standing[] {
  const isAlike = changedBy === "nobody" && theirs.to - theirs.from > 0;
  const text = canonical.map((block) => block.canonical).join("\n\n");
  return within(sequences.ours, ours).map((piece, step) => ({
    text: piece.text,
    from: { side: "ours", index: ours.from + step },
    // Of several that stand for each other only the first can be exchanged for all; the others are not alike.
    ...(isAlike && ours.to - ours.from === 1 ? { canonical: text } : {}),
    isConflict: false,
  }));
}

/** New blocks where the changed ones were, between the writer's own lines above and below them. */
function amongKept({ ours, kept }: Region, sequences: Sequences, blocks: readonly Standing[]): Standing[] {
  const changed = indexes(ours).filter((index) => !kept.includes(index));
  const first = changed[0] ?? ours.to;
  const [only] = blocks;
  const inPlace = changed.length === 1 && blocks.length === 1 && only !== undefined;
  const standing = (index: number): Standing => ({
    text: sequences.ours[index]?.text ?? "",
    from: { side: "ours", index },
    isConflict: false,
  });
  return [
    ...kept.filter((index) => index < first).map(standing),
    ...(inPlace ? [{ ...only, insteadOf: first }] : blocks),
    ...kept.filter((index) => index >= first).map(standing),
  ];
}

/** One block that changed within itself. */
function mergeWithin(region: Region, { sequences, texts, comparison }: MergeContext): MergedParts | undefined {
  const [source, ...furtherSources] = contentIndexes(region, sequences);
  const [answer, ...furtherAnswers] = indexes(region.answer);
  const [theirs, ...furtherTheirs] = indexes(region.theirs);
  const [ours, ...furtherOurs] = indexes(region.ours).filter((index) => !region.kept.includes(index));
  if (furtherSources.length + furtherAnswers.length + furtherTheirs.length + furtherOurs.length > 0) return undefined;
  if (source === undefined || answer === undefined || theirs === undefined || ours === undefined) return undefined;
  const sides = {
    source: located(texts.source, source),
    answer: located(texts.answer, answer),
    ours: located(texts.ours, ours),
    theirs: located(texts.theirs, theirs),
  };
  if (!sides.source || !sides.answer || !sides.ours || !sides.theirs) return undefined;
  const all = { source: sides.source, answer: sides.answer, ours: sides.ours, theirs: sides.theirs };
  return mergeParts(all, comparison) ?? (region.changedBy === "both" ? mergeLines(all) : undefined);
}

function contentIndexes({ source }: Region, sequences: Sequences): number[] {
  return indexes(source).filter((index) => sequences.source[index]?.isOwn === false);
}

function located(of: BlockText, index: number): Located | undefined {
  const block = of.blocks[index];
  return block === undefined ? undefined : { of, block };
}

/** Depths of the same heading in canonical Markdown and in the writer's. */
function headingPairs(
  units: readonly Unit[],
  { answer, source }: MergeContext["texts"],
): (readonly [number, number])[] {
  return units.filter(isPair).flatMap((unit) => {
    const [canonical, written] = [answer.blocks[unit.answer.from]?.depth, source.blocks[unit.source.from]?.depth];
    return canonical === undefined || written === undefined ? [] : [[canonical, written]];
  });
}

/** How the writer spells what Intercom answered: a block that was moved there stays in these words. */
function knownSpellings(units: readonly Unit[], { source, answer, ours }: Sequences): ReadonlyMap<string, string> {
  const present = new Set(ours.map(({ text }) => text));
  const pairs = units.filter(isPair).flatMap((unit): (readonly [string, string])[] => {
    const [own, canonical] = [source[unit.source.from], answer[unit.answer.from]];
    if (own === undefined || canonical === undefined || own.words !== canonical.words) return [];
    return present.has(own.text) ? [[canonical.key, own.text]] : [];
  });
  return new Map(pairs);
}

function isPair({ source, answer }: Unit): boolean {
  return source.to - source.from === 1 && answer.to - answer.from === 1;
}
