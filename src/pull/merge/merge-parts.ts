import type { MarkdownBlock } from "../../model/markdown-block.ts";
import { partPieces, type BlockText, type Comparison } from "./block-pieces.ts";
import { conflictOf } from "./conflict.ts";
import { contentOfItem, ITEM_SIGN, numberedOn, withSign } from "./list-items.ts";
import { within, type Piece } from "./piece.ts";
import { regionsOf, type Sequences } from "./regions.ts";
import { contentOf, settleRegion } from "./settle-region.ts";

/** One block in the four texts. */
export interface BlockSides {
  readonly source: Located;
  readonly answer: Located;
  readonly ours: Located;
  readonly theirs: Located;
}

export interface Located {
  readonly of: BlockText;
  readonly block: MarkdownBlock;
}

export interface MergedParts {
  readonly text: string;
  readonly conflicts: number;
}

/** Merges a list item by item, or a table row by row; `undefined` where the four are not all of that kind. */
export function mergeParts(sides: BlockSides, comparison: Comparison): MergedParts | undefined {
  const { source, answer, ours, theirs } = sides;
  const kind = ours.block.kind;
  if (![source, answer, theirs].every(({ block }) => block.kind === kind)) return undefined;
  const [inSource, inOurs] = [piecesOf(source, "by text"), piecesOf(ours, "by text")];
  const [inAnswer, inTheirs] = [piecesOf(answer, comparison), piecesOf(theirs, comparison)];
  if (!inSource || !inOurs || !inAnswer || !inTheirs) return undefined;
  const sequences = { source: inSource, answer: inAnswer, ours: inOurs, theirs: inTheirs };
  if (kind === "list") return mergeItems(sequences, ours);
  return joinedParts(sequences, (row) => row.text, "\n", ours);
}

function piecesOf({ of, block }: Located, comparison: Comparison): Piece[] | undefined {
  return partPieces(of.text, block, comparison);
}

/** Items that came in get the sign and the indentation of the writer's list, and all are numbered on as it does. */
function mergeItems(sequences: Sequences, ours: Located): MergedParts | undefined {
  const isOrdered = (pieces: readonly Piece[]): boolean => /^\s*\d/.test(pieces[0]?.text ?? "");
  if (isOrdered(sequences.ours) !== isOrdered(sequences.theirs)) return undefined;
  const [, before = "", sign = "-", behind = " "] = ITEM_SIGN.exec(sequences.ours[0]?.text ?? "") ?? [];
  const written = ({ text }: Piece): string => {
    const [, , own = sign] = ITEM_SIGN.exec(text) ?? [];
    const number = own.slice(0, -1);
    return withSign(contentOfItem(text), before + number + sign.slice(-1) + (behind === "" ? " " : behind));
  };
  const gap = gapsOf(ours).some((space) => space.includes("\n\n")) ? "\n\n" : "\n";
  return joinedParts(sequences, written, gap, ours);
}

/** What stands between the parts of a block. */
function gapsOf({ of, block: { parts = [] } }: Located): string[] {
  return parts.slice(1).map(({ start }, index) => of.text.slice(parts[index]?.end ?? start, start));
}

interface Part {
  readonly text: string;
  /** Which one of ours it is. */
  readonly index?: number;
}

function joinedParts(
  sequences: Sequences,
  written: (theirs: Piece) => string,
  gap: "\n" | "\n\n",
  ours: Located,
): MergedParts {
  const parts: Part[] = [];
  let conflicts = 0;
  for (const region of regionsOf(sequences)) {
    const settled = settleRegion(region, sequences);
    const theirs = within(sequences.theirs, region.theirs).map(written);
    switch (settled.take) {
      case "ours":
        within(sequences.ours, region.ours).forEach(({ text }, step) => {
          parts.push({ text, index: region.ours.from + step });
        });
        break;
      case "theirs":
        parts.push(...theirs.map((text) => ({ text })));
        break;
      case "both versions": {
        const own = contentOf(region, sequences).map(({ text }) => text);
        parts.push({ text: conflictOf(own.join(gap), theirs.join(gap), "\n") });
        conflicts += 1;
      }
    }
  }
  const numbers = sequences.ours.map(({ text }) => text);
  const texts =
    conflicts > 0
      ? parts.map(({ text }) => text)
      : numberedOn(
          parts.map(({ text }) => text),
          numbers,
        );
  const gaps = gapsOf(ours);
  const text = texts.map((part, place) => {
    const [above, index] = [parts[place - 1]?.index, parts[place]?.index];
    const isNext = above !== undefined && index === above + 1;
    return (place === 0 ? "" : isNext ? (gaps[above] ?? gap) : gap) + part;
  });
  return { text: text.join(""), conflicts };
}
