import type { MarkdownBlock, MarkdownPart } from "../../model/markdown-block.ts";
import { contentOfItem } from "./list-items.ts";
import { looseWords, type Piece } from "./piece.ts";

/** A text and its blocks. */
export interface BlockText {
  readonly text: string;
  readonly blocks: readonly MarkdownBlock[];
}

/** Cuts a text into its top-level blocks. */
export type BlocksOf = (markdown: string) => readonly MarkdownBlock[];

/** How the pieces of canonical texts are compared: to the letter, or by what they say where nobody knows their look. */
export type Comparison = "by text" | "by words";

/**
 * The blocks of a text as pieces.
 * @param title the block that is the article's title, by index
 */
export function blockPieces({ text, blocks }: BlockText, comparison: Comparison, title?: number): Piece[] {
  return blocks.map((block, index) => {
    const own = block.kind === "definition" || block.kind === "note" || block.kind === "comment";
    const kind = block.kind === "heading" ? `heading ${String(block.depth)}` : block.kind;
    const piece = pieceOf(text, block, comparison, kind);
    const key = comparison === "by text" && block.kind === "list" ? keyOfList(text, block) : piece.key;
    return { ...piece, key, isOwn: own || index === title };
  });
}

/** The sign of a list follows from the list above it. */
function keyOfList(text: string, { parts = [] }: MarkdownBlock): string {
  const items = parts.map(({ start, end }) => text.slice(start, end));
  const isNumbered = /^ *\d/.test(items[0] ?? "");
  return [isNumbered ? "1." : "-", ...items.map(contentOfItem)].join("\n");
}

/** The items or rows of a block as pieces; `undefined` where it has none. */
export function partPieces(text: string, block: MarkdownBlock, comparison: Comparison): Piece[] | undefined {
  return block.parts?.map((part) => {
    const piece = pieceOf(text, part, comparison, "part");
    // The sign and the number of an item follow from its place.
    return comparison === "by text" && block.kind === "list" ? { ...piece, key: contentOfItem(piece.text) } : piece;
  });
}

function pieceOf(text: string, part: MarkdownPart, comparison: Comparison, kind: string): Piece {
  const targets = part.targets.map((target) => target.replace(/^\.\//, ""));
  const said = [part.words, ...targets].join("\n");
  const own = text.slice(part.start, part.end);
  return {
    text: own,
    key: comparison === "by text" ? own : said,
    words: part.words,
    says: `${kind}\n${said}`,
    isOwn: false,
  };
}

/**
 * The first heading of a text where it is the article's title, and so no part of what Intercom calls the body: it says
 * the title, or stands first or highest while Intercom's text does not begin its headings with it.
 */
export function titleBlock(
  blocks: readonly MarkdownBlock[],
  title: string | undefined,
  intercom?: readonly MarkdownBlock[],
): number | undefined {
  const index = blocks.findIndex(({ kind }) => kind === "heading");
  const heading = blocks[index];
  if (heading === undefined) return undefined;
  if (title !== undefined && folded(heading.words) === folded(title)) return index;
  if (intercom === undefined || !(index === 0 || heading.depth === 1)) return undefined;
  const other = intercom.find(({ kind }) => kind === "heading");
  return other !== undefined && looseWords(other.words) === looseWords(heading.words) ? undefined : index;
}

function folded(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, "").toLowerCase();
}
