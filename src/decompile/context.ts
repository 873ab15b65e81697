import type { Key } from "../model/key.ts";

/** What turning a stored body into Markdown needs to know of all that is outside of it. */
export interface DecompileContext {
  /** All addresses of the workspace's help centers. */
  readonly helpCenterUrls: readonly string[];
  /** The article's key: ids that its headings get from it anyway are not written. */
  readonly key: Key;
  /** The title in the frontmatter: a first heading that repeats it would be taken for it. */
  readonly title: string;
  /**
   * What a link says in the file for the address that is stored, without signed query: a path with escapes as links
   * are written (`../billing/plans.md#refunds`), `#` and the stored anchor for a link to the article itself, or the
   * address as it is.
   */
  readonly link: (address: string) => string;
  readonly image: (image: StoredImage) => PlacedImage;
  /** Whether the id that Intercom gave to a heading is written behind it (`## Heading {#h_3d75a56c5c}`). */
  readonly keepsHeadingId: (id: string) => boolean;
}

/** An image as it is stored. */
export interface StoredImage {
  /** Without signed query. */
  readonly src: string;
  /** Pixels; `undefined` where it is not said. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** What the file says for an image. */
export interface PlacedImage {
  /** A path as images are written, or the address itself. */
  readonly address: string;
  /** Whether the stored size is that of its pixels, so that Markdown need not say it, or one that somebody chose. */
  readonly size: "natural" | "chosen";
}

/** A block that Markdown cannot say, kept as a fenced block of HTML. */
export interface RawReport {
  /** `paragraph`, `table`, … */
  readonly block: string;
  readonly reason: string;
  /** The first words of it. */
  readonly excerpt: string;
}

/** Something that the Markdown does not say, and that helpsync sees no content in. */
export interface LeftOut {
  /** In words, e.g. `empty paragraph`. */
  readonly what: string;
  readonly count: number;
}

export interface Decompiled {
  /** Ends with a line end, unless it is empty. */
  readonly markdown: string;
  readonly raw: readonly RawReport[];
  readonly leftOut: readonly LeftOut[];
}
