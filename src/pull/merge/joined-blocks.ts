import type { BlocksOf, BlockText } from "./block-pieces.ts";
import { signKind, withOtherSign } from "./list-items.ts";
import type { Standing } from "./settle-blocks.ts";

/** What the merged blocks come from, and the parser. */
export interface Origins {
  readonly ours: BlockText;
  readonly theirs: BlockText;
  readonly blocksOf: BlocksOf;
}

/**
 * Blocks as one text: with the writer's own space between what stood together before, and an empty line between all
 * else. Two lists side by side get different signs, since they would be one.
 */
export function joinedBlocks(blocks: readonly Standing[], origins: Origins): string {
  const { ours } = origins;
  const [first, last] = [ours.blocks[0], ours.blocks.at(-1)];
  if (first === undefined || last === undefined) {
    return ours.text + blocks.map(({ text }) => text).join("\n\n") + (blocks.length === 0 ? "" : "\n");
  }
  let text = ours.text.slice(0, first.start);
  let above = "";
  blocks.forEach((block, index) => {
    const space = index === 0 ? "" : spaceBetween(blocks[index - 1], block, origins);
    const kind = signKind(block.text);
    const isOne = kind !== "" && kind === above && !stoodTogether(blocks[index - 1], block);
    const written = isOne ? withOtherSign(block.text, itemStarts(block, origins), kind) : block.text;
    above = signKind(written);
    text += space + written;
  });
  return text + ours.text.slice(last.end);
}

function stoodTogether(above: Standing | undefined, below: Standing): boolean {
  const [one, other] = [above?.from, below.from];
  return one !== undefined && other !== undefined && one.side === other.side && other.index === one.index + 1;
}

function spaceBetween(above: Standing | undefined, below: Standing, { ours, theirs }: Origins): string {
  const from = below.from;
  if (from !== undefined && stoodTogether(above, below)) {
    const { text, blocks } = from.side === "ours" ? ours : theirs;
    return text.slice(blocks[from.index - 1]?.end, blocks[from.index]?.start);
  }
  const [one, other] = [placeOf(above), placeOf(below)];
  if (above === undefined || one === undefined || other !== one + 1) return "\n\n";
  const space = ours.text.slice(ours.blocks[one]?.end, ours.blocks[other]?.start);
  // Anything may follow a heading at once; another block could become part of the one above.
  return /\n\s*\n/.test(space) || /^#{1,6} [^\n]*$/.test(above.text) ? space : "\n\n";
}

function placeOf(block: Standing | undefined): number | undefined {
  return block?.insteadOf ?? (block?.from?.side === "ours" ? block.from.index : undefined);
}

/** Where the items of a list start in it; none where a text only looks like one. */
function itemStarts({ text }: Standing, { blocksOf }: Origins): number[] {
  const [only, ...others] = blocksOf(text);
  return only?.kind === "list" && others.length === 0 ? (only.parts ?? []).map(({ start }) => start) : [];
}
