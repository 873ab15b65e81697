/** How long a name may be. */
export interface Room {
  /** UTF-16 units, which is what Windows counts. */
  readonly characters: number;
  /** Of UTF-8, which is what Linux counts. */
  readonly bytes: number;
}

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A slug cut to a length: never within what readers see as one letter, and behind a whole word where that is near. */
export function shortened(slug: string, { characters, bytes }: Room): string {
  const end = Math.min(characters, endWithin(slug, bytes));
  if (end >= slug.length) return slug;
  const kept = slug.slice(0, IN_ASCII.test(slug) ? end : (GRAPHEMES.segment(slug).containing(end)?.index ?? end));
  const word = slug[kept.length] === "-" ? kept.length : kept.lastIndexOf("-");
  return (word > kept.length / 2 ? kept.slice(0, word) : kept).replace(/-+$/, "");
}

/** To look for the letters of a script costs as much as all else of a name. */
const IN_ASCII = /^[a-z0-9-]*$/;

/** How many UTF-16 units of a text have at most so many bytes in UTF-8. */
function endWithin(text: string, bytes: number): number {
  if (text.length * 3 <= bytes) return text.length;
  let [end, size] = [0, 0];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (size > bytes) break;
    end += character.length;
  }
  return end;
}
