import type { Element } from "hast";
import GithubSlugger from "github-slugger";
import { toString } from "hast-util-to-string";
import { isHeadingId } from "../dialect/heading-id.ts";
import { attributeOf, eachElement } from "../dialect/html-tree.ts";
import { normalBlocks } from "../dialect/normal-blocks.ts";
import { isHeading } from "../dialect/normal-headings.ts";
import { parseBody } from "../dialect/parse-body.ts";

/** The headings of a body and what links call them. */
export interface HeadingNames {
  /** How many `#` a heading gets. */
  depthOf(heading: Element): number;
  /** What the compiler calls a heading, as GitHub does; "" where its text has no letters. */
  slugOf(heading: Element): string;
  /** Whether it stands where the compiler looks for a heading that repeats the title. */
  mayBeTitle(heading: Element): boolean;
  /** The fragment of a link to the heading with this id; `undefined` where none has it. */
  fragmentFor(id: string): string | undefined;
}

/** Names the headings of blocks in the order of the text, as the compiler will. */
export function nameHeadings(blocks: readonly Element[]): HeadingNames {
  const slugger = new GithubSlugger();
  const slugs = new Map<Element, string>();
  const fragments = new Map<string, string>();
  eachElement(blocks, (element) => {
    if (!isHeading(element)) return;
    const slug = slugger.slug(toString(element));
    const id = attributeOf(element, "id");
    slugs.set(element, slug);
    if (id !== "" && !fragments.has(id)) fragments.set(id, slug === "" ? id : slug);
  });
  const depths = depthsOf([...slugs.keys()]);
  return {
    depthOf: ({ tagName }) => depths.get(tagName) ?? Number(tagName.slice(1)),
    slugOf: (heading) => slugs.get(heading) ?? "",
    mayBeTitle: (heading) => heading === blocks[0] || (blocks.includes(heading) && depths.get(heading.tagName) === 1),
    fragmentFor: (id) => fragments.get(id),
  };
}

/**
 * The fragments that links from other files lead to the headings of a body by, by the ids that Intercom gave them: the
 * same as `decompileBody` uses within the body.
 */
export function headingFragments(html: string): ReadonlyMap<string, string> {
  const blocks = normalBlocks(parseBody(html).children, {
    helpCenterUrls: [],
    attributes: "kept",
  });
  const names = nameHeadings(blocks);
  const found = new Map<string, string>();
  eachElement(blocks, (element) => {
    const id = isHeading(element) ? attributeOf(element, "id") : "";
    const fragment = isHeadingId(id) ? names.fragmentFor(id) : undefined;
    if (fragment !== undefined) found.set(id, fragment);
  });
  return found;
}

/**
 * Intercom makes the highest level of a body h1, and the page has the title above it: writers begin with `##`. Levels
 * below the fourth, which nobody has stored, move up as far as there is room.
 */
function depthsOf(headings: readonly Element[]): ReadonlyMap<string, number> {
  const levels = [...new Set(headings.map(({ tagName }) => Number(tagName.slice(1))))].sort((a, b) => a - b);
  const [top, deepest] = [levels.at(0) ?? 1, levels.at(-1) ?? 1];
  const shift = top === 1 && deepest < 4 ? 1 : 0;
  const depth = (level: number, rank: number): number =>
    deepest > 4 && levels.length <= 4 ? rank + (levels.length < 4 ? 2 : 1) : level + shift;
  return new Map(levels.map((level, rank) => [`h${String(level)}`, depth(level, rank)]));
}
