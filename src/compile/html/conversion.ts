import type { Element, ElementContent } from "hast";
import type { HeadingList } from "../headings.ts";
import type { Notices } from "../notices.ts";
import type { StoredBlocks } from "./stored-blocks.ts";

/** What an element stands in, where Intercom allows less in it. */
export type Surrounding = "list" | "table" | "callout";

/** What the handlers of HTML elements work with. */
export interface Conversion {
  readonly notices: Notices;
  readonly headings: HeadingList;
  readonly stored: StoredBlocks;
  readonly within: ReadonlySet<Surrounding>;
  /** The converted children of an element: blocks and text as Intercom stores them, still mixed. */
  children(parent: Element): ElementContent[];
  /** The same, inside of something. */
  inside(surrounding: Surrounding): Conversion;
}

/** Turns one element, with all that it holds, into what Intercom stores in its place. */
export type ElementHandler = (node: Element, conversion: Conversion) => ElementContent[];
