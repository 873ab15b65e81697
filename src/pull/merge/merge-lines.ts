import type { BlockSides, Located, MergedParts } from "./merge-parts.ts";
import { within, type Piece } from "./piece.ts";
import { regionsOf } from "./regions.ts";

/**
 * Merges one block line by line, where the writer's spelling is the canonical one. `undefined` where both changed the
 * same line or lines side by side: what is right for each of them may be wrong for both.
 */
export function mergeLines({ source, answer, ours, theirs }: BlockSides): MergedParts | undefined {
  const before = linesOf(source);
  if (textOf(before) !== textOf(linesOf(answer))) return undefined;
  const sequences = { source: before, answer: before, ours: linesOf(ours), theirs: linesOf(theirs) };
  const regions = regionsOf(sequences);
  const isUnsure = regions.some(({ changedBy }, index) => {
    const next = regions[index + 1]?.changedBy ?? "nobody";
    return changedBy === "both" || (changedBy !== "nobody" && next !== "nobody" && next !== changedBy);
  });
  if (isUnsure) return undefined;
  const lines = regions.flatMap((region) =>
    region.changedBy === "them" ? within(sequences.theirs, region.theirs) : within(sequences.ours, region.ours),
  );
  return { text: textOf(lines), conflicts: 0 };
}

function linesOf({ of, block }: Located): Piece[] {
  return of.text
    .slice(block.start, block.end)
    .split("\n")
    .map((text) => ({ text, key: text, words: text, says: text, isOwn: false }));
}

function textOf(lines: readonly Piece[]): string {
  return lines.map(({ text }) => text).join("\n");
}
