import { blockPieces, titleBlock, type BlocksOf, type BlockText, type Comparison } from "./block-pieces.ts";
import type { Sequences } from "./regions.ts";
import { checkedText } from "./checked-text.ts";
import { settleBlocks } from "./settle-blocks.ts";

/** One body of an article as all sides have it: Markdown with `\n` line ends, below the frontmatter. */
export interface BodySides {
  /** The body in the file now. */
  readonly ours: string;
  /**
   * The body when it was last applied, the same as `ours` where only Intercom was edited. Absent where there is no base:
   * then nobody knows who is right, and every difference is a conflict.
   */
  readonly source?: string;
  /**
   * What Intercom answered to that, decompiled. Absent where it was withheld: then blocks are told apart by what they
   * say, and a change of formatting alone is not seen. Where there is no source, it is what the file itself compiles to,
   * decompiled.
   */
  readonly answer?: string;
  /** What Intercom holds now, decompiled by the same decompiler. */
  readonly theirs: string;
  /** The title that the file has: a first heading that repeats it is not part of what Intercom calls the body. */
  readonly title?: string;
}

export interface MergedBody {
  readonly text: string;
  /** Places where both changed the same; each stands in the text between conflict markers. */
  readonly conflicts: number;
}

/**
 * Brings a teammate's edit into the writer's text. The edit is the difference between what Intercom answered and what it
 * holds now, both canonical. Blocks that it leaves alone stay as the writer spelled them, as do comments and
 * definitions; blocks that it changes get the canonical Markdown; blocks that both changed, each otherwise, stand between
 * conflict markers. Whether the text means what Intercom holds is for the caller to see, by compiling it: a
 * text in two spellings can say something else than its parts, e.g. where a footnote that Intercom lists was edited.
 */
export function mergeBody(sides: BodySides, blocksOf: BlocksOf): MergedBody {
  const cut = (text: string): BlockText => ({ text, blocks: blocksOf(text) });
  const ours = cut(sides.ours);
  const source = sides.source === undefined || sides.source === sides.ours ? ours : cut(sides.source);
  const theirs = cut(sides.theirs);
  const answer = sides.answer === undefined ? undefined : cut(sides.answer);
  const comparison: Comparison = answer === undefined ? "by words" : "by text";
  const intercom = (answer ?? theirs).blocks;
  const inSource = blockPieces(source, "by text", titleBlock(source.blocks, sides.title, intercom));
  const inOurs = source === ours ? inSource : blockPieces(ours, "by text", titleBlock(ours.blocks, sides.title));
  const inTheirs = blockPieces(theirs, comparison);
  const own = new Set(inSource.flatMap(({ isOwn }, index) => (isOwn ? [index] : [])));
  const asAnswered = answer ?? { text: source.text, blocks: source.blocks.filter((_block, index) => !own.has(index)) };
  const sequences: Sequences = {
    source: inSource,
    answer: blockPieces(asAnswered, comparison),
    ours: inOurs,
    theirs: inTheirs,
  };
  const texts = { source, answer: asAnswered, ours, theirs };
  const base = sides.source === undefined ? "unknown" : "known";
  const settled = settleBlocks({ sequences, texts, comparison, base });
  return { text: checkedText(settled, { ours, theirs, blocksOf }), conflicts: settled.conflicts };
}
