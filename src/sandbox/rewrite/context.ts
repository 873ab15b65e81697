import type { ElementContent } from "hast";
import type { Quirks } from "../quirks.ts";

/** Intercom's own copy of an image. */
export interface ImageFacts {
  /** Its address without a query. */
  readonly url: string;
  /** Pixels. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

type RewriteQuirks = Pick<
  Quirks,
  "nestedLists" | "calloutOnWrite" | "detailsOnWrite" | "headingLevels" | "headingIds" | "unreachableImage"
>;

/** What rewriting a body needs from outside. */
export interface RewriteContext {
  readonly quirks: RewriteQuirks;
  /** The copy of the image at a URL; `undefined` where it could not be fetched. */
  readonly image: (source: string) => ImageFacts | undefined;
  /** A new id for a heading. */
  readonly headingId: () => string;
}

export type Alignment = "center" | "right" | "justify";

/** Where a block stands. */
export interface Place {
  readonly inside: "body" | "list" | "table";
  /** The alignment that a container around it asks for. */
  readonly align?: Alignment | undefined;
}

/** Rewrites what stands between blocks: the one way in which the files of this folder call each other back. */
type Flow = (children: readonly ElementContent[], place: Place) => ElementContent[];

export interface Rewriting extends RewriteContext {
  readonly flow: Flow;
}
