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
  if (slug.length <= characters && bytesOf(slug) <= bytes) return slug;
  let kept = "";
  let size = 0;
  for (const { segment } of GRAPHEMES.segment(slug)) {
    size += bytesOf(segment);
    if (kept.length + segment.length > characters || size > bytes) break;
    kept += segment;
  }
  const word = slug[kept.length] === "-" ? kept.length : kept.lastIndexOf("-");
  return (word > kept.length / 2 ? kept.slice(0, word) : kept).replace(/-+$/, "");
}

/** Bytes of UTF-8. */
export function bytesOf(text: string): number {
  return ENCODER.encode(text).length;
}

const ENCODER = new TextEncoder();
