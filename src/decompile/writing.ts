import type { Element, ElementContent } from "hast";
import type { DecompileContext } from "./context.ts";
import type { HeadingNames } from "./headings.ts";

/** What a block stands in, where the compiler allows less in it. */
export type Surrounding = "list" | "table" | "callout";

/** A block as Markdown. */
export interface Written {
  readonly markdown: string;
  readonly kind: "text" | "list" | "other";
  /** The sign before a list's items: the next list must have another one. */
  readonly marker?: string;
}

/** What the writers of blocks work with. */
export interface Writing {
  readonly context: DecompileContext;
  readonly headings: HeadingNames;
  readonly within: ReadonlySet<Surrounding>;
  /** Blocks in the order of the text, e.g. those of a list item. */
  readonly blocks: (nodes: readonly ElementContent[], surrounding?: Surrounding) => Written[];
}

/** Writes one block. Throws Unsayable where Markdown has no words for it. */
export type BlockWriter = (block: Element, writing: Writing, before: Written | undefined) => Written;

/** Blocks with an empty line between them. */
export function joined(blocks: readonly Written[]): string {
  return blocks.map(({ markdown }) => markdown).join("\n\n");
}

/** Lines with something before each; what would be empty or end in spaces is not. */
export function indented(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, index) => {
      const before = index === 0 ? first : rest;
      return line === "" ? before.trimEnd() : before + line;
    })
    .join("\n");
}
