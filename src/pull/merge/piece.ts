/** One member of a sequence that is merged: a block of a text, an item of a list, a row of a table or a line. */
export interface Piece {
  /** As it stands in its text. */
  readonly text: string;
  /** Equal keys of canonical pieces: they are the same. */
  readonly key: string;
  /** Its words, for finding it in another spelling. */
  readonly words: string;
  /** All that it says: words, what it leads to and of which kind it is. */
  readonly says: string;
  /** Whether it is the writer's own and never in Intercom: a definition, a comment, the heading that is the title. */
  readonly isOwn: boolean;
}

/** Members from `from` up to the one before `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export function isEmpty({ from, to }: Range): boolean {
  return from >= to;
}

export function within<Member>(members: readonly Member[], { from, to }: Range): readonly Member[] {
  return members.slice(from, to);
}

/** Letters and digits alone, where there are any: signs may be spelled in several ways. */
export function looseWords(words: string): string {
  const letters = words.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}\uFFFC―]/gu, "");
  return letters === "" ? words : letters;
}
