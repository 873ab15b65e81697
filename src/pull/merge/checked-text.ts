import type { BlocksOf } from "./block-pieces.ts";
import { joinedBlocks, type Origins } from "./joined-blocks.ts";
import type { SettledBlocks, Standing } from "./settle-blocks.ts";

/**
 * The merged text. Blocks in two spellings can run into each other (indented code below a list becomes part of it):
 * where the text does not say what its blocks say, the blocks beside what changed are taken in canonical Markdown, too,
 * and where that is not enough, all.
 */
export function checkedText({ blocks, conflicts }: SettledBlocks, origins: Origins): string {
  const text = joinedBlocks(blocks, origins);
  if (conflicts > 0 || text === origins.ours.text || isSound(text, blocks, origins)) return text;
  for (const isExchanged of [isSeam, () => true]) {
    const exchanged = blocks.map((block, index) => (isExchanged(blocks, index) ? inCanonical(block) : block));
    const written = joinedBlocks(exchanged, origins);
    if (isSound(written, exchanged, origins)) return written;
  }
  return text;
}

/** Whether another block stands above or below than in the writer's text. */
function isSeam(blocks: readonly Standing[], index: number): boolean {
  const own = blocks[index]?.from;
  const isNeighbour = (at: number, step: number): boolean =>
    blocks[at] === undefined ||
    (blocks[at].from?.side === "ours" && blocks[at].from.index === (own?.index ?? 0) + step);
  return !isNeighbour(index - 1, -1) || !isNeighbour(index + 1, 1);
}

function inCanonical({ canonical, ...block }: Standing): Standing {
  return canonical === undefined ? block : { text: canonical, isConflict: false };
}

function isSound(text: string, blocks: readonly Standing[], origins: Origins): boolean {
  const meant = blocks.map((block) => saidByBlock(block, origins));
  return said(origins.blocksOf(text)) === meant.filter((words) => words !== "").join("\n");
}

function saidByBlock({ text, from }: Standing, { ours, theirs, blocksOf }: Origins): string {
  if (from !== undefined) {
    const block = (from.side === "ours" ? ours : theirs).blocks[from.index];
    return said(block === undefined ? [] : [block]);
  }
  // What it refers to may stand elsewhere in the writer's text.
  const definitions = ours.blocks.filter(({ kind }) => kind === "definition" || kind === "note");
  const around = definitions.map(({ start, end }) => ours.text.slice(start, end));
  const blocks = blocksOf([text, ...around].join("\n\n"));
  return said(blocks.slice(0, blocks.length - definitions.length));
}

/** Words, and how many links and pictures: their addresses may be spelled in several ways. */
function said(blocks: ReturnType<BlocksOf>): string {
  return blocks.map(({ words, targets }) => `${words}\t${String(targets.length)}`).join("\n");
}
