import { within, type Piece } from "./piece.ts";
import type { Region, Sequences } from "./regions.ts";

/** What becomes of a region: which pieces stand there now, in order, or the two versions of them. */
export type Settled =
  | { readonly take: "ours" }
  | { readonly take: "theirs" }
  | { readonly take: "both versions"; readonly ours: readonly Piece[] };

/** Decides a region. Where only the writer's own lines changed beside a teammate's edit, both are kept. */
export function settleRegion(region: Region, sequences: Sequences): Settled {
  const ours = contentOf(region, sequences);
  switch (region.changedBy) {
    case "nobody":
    case "us":
      return { take: "ours" };
    case "them":
      return { take: "theirs" };
    case "both": {
      const kept = new Set(region.kept.map((index) => sequences.ours[index]?.text));
      const before = within(sequences.source, region.source).filter(({ text, isOwn }) => !isOwn && !kept.has(text));
      if (textOf(ours) === textOf(before)) return { take: "theirs" };
      const theirs = within(sequences.theirs, region.theirs);
      return lookOf(ours) === lookOf(theirs) ? { take: "ours" } : { take: "both versions", ours };
    }
  }
}

/** The pieces of ours that Intercom has, too. */
export function contentOf({ ours, kept }: Region, sequences: Sequences): readonly Piece[] {
  const own = new Set(kept);
  return within(sequences.ours, ours).filter((_piece, step) => !own.has(ours.from + step));
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("\n\n");
}

/** What is the same to the letter, but for what follows from the text around it: a list's sign, a heading's depth. */
function lookOf(pieces: readonly Piece[]): string {
  return pieces.map(({ key }) => key.replace(/^#{1,6}(?= )/u, "#")).join("\n\n");
}
