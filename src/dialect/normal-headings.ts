import type { Element } from "hast";
import { eachElement } from "./html-tree.ts";

/** Whether an element is a heading. */
export function isHeading({ tagName }: Pick<Element, "tagName">): boolean {
  return /^h[1-6]$/u.test(tagName);
}

/**
 * Makes heading levels relative: the highest level that a body has becomes h1, the next that it has h2, and so on.
 * Intercom promotes the headings of a body without `h1`, by how much is not documented.
 */
export function rankHeadings(blocks: Element[]): Element[] {
  const headings: Element[] = [];
  eachElement(blocks, (element) => {
    if (isHeading(element)) headings.push(element);
  });
  const levels = [...new Set(headings.map(({ tagName }) => tagName))].sort();
  for (const heading of headings) heading.tagName = `h${String(levels.indexOf(heading.tagName) + 1)}`;
  return blocks;
}
