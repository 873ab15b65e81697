import type { Element, Root } from "hast";
import { toString } from "hast-util-to-string";
import { attributeOf, classesOf, eachElement } from "./html-tree.ts";
import { isHeadingId } from "./heading-id.ts";
import { alignmentOf, CLASSES } from "./names.ts";
import { isHeading } from "./normal-headings.ts";

/**
 * How much of each construct of markup a body holds. Blocks count one each; marks count the letters that they mark, so
 * that one mark split in two is no loss.
 */
export type Constructs = ReadonlyMap<string, number>;

/** What is counted in a tree in normal form, by the words that people are told when it is missing. */
const constructs: Readonly<Record<string, (element: Element, parents: readonly Element[]) => number>> = {
  "callout → paragraph": (element) => Number(isCallout(element)),
  "colour of a callout": (element) => Number(isCallout(element) && attributeOf(element, "style") !== ""),
  collapsible: named("details"),
  table: named("table"),
  "colour of a table cell": (element) => Number(element.tagName === "td" && attributeOf(element, "style") !== ""),
  "heading → paragraph": (element) => Number(isHeading(element)),
  "nested list": (element, parents) => Number(isList(element) && parents.some(isList)),
  list: (element) => Number(isList(element)),
  "numbers of a list": named("ol"),
  "quote → paragraph": named("blockquote"),
  "code block": named("pre"),
  "horizontal rule": named("hr"),
  "line break": named("br"),
  "button → link": (element) => Number(classesOf(element).includes(CLASSES.button)),
  "description of an image": (element) => Number(attributeOf(element, "alt") !== ""),
  alignment: (element) => Number(alignmentOf(classesOf(element)) !== undefined),
  bold: letters("strong"),
  italic: letters("em"),
  strikethrough: letters("s"),
  underline: letters("u", "ins"),
  "inline code": (element, parents) =>
    parents.some(({ tagName }) => tagName === "pre") ? 0 : letters("code")(element),
  subscript: letters("sub"),
  superscript: letters("sup"),
  highlight: letters("mark"),
  "keyboard key": letters("kbd"),
};

/** Counts the constructs of a tree in normal form. */
export function countConstructs(tree: readonly Element[]): Constructs {
  const counts = new Map<string, number>();
  eachElement(tree, (element, parents) => {
    for (const [name, count] of Object.entries(constructs)) {
      const found = count(element, parents);
      if (found > 0) counts.set(name, (counts.get(name) ?? 0) + found);
    }
  });
  return counts;
}

/** The levels of a tree's headings in order, e.g. `h1 h2 h2`. */
export function headingLevels(tree: readonly Element[]): string {
  const levels: string[] = [];
  eachElement(tree, (element) => {
    if (isHeading(element)) levels.push(element.tagName);
  });
  return levels.join(" ");
}

/** The ids of a body's headings that have the shape of Intercom's own. Takes the tree as parsed. */
export function headingIds(body: Root): string[] {
  const ids: string[] = [];
  eachElement(body.children, (element) => {
    const id = attributeOf(element, "id");
    if (isHeading(element) && isHeadingId(id)) ids.push(id);
  });
  return ids;
}

/** How many numbered lists of a body start at another number than 1. Takes the tree as parsed. */
export function renumberedLists(body: Root): number {
  let count = 0;
  eachElement(body.children, (element) => {
    if (element.tagName === "ol" && !["", "1"].includes(attributeOf(element, "start"))) count += 1;
  });
  return count;
}

function named(tagName: string): (element: Element) => number {
  return (element) => Number(element.tagName === tagName);
}

function letters(...tagNames: string[]): (element: Element) => number {
  return (element) => (tagNames.includes(element.tagName) ? toString(element).replace(/\s/gu, "").length : 0);
}

function isCallout(element: Element): boolean {
  return classesOf(element).includes(CLASSES.callout);
}

function isList({ tagName }: Element): boolean {
  return tagName === "ul" || tagName === "ol";
}
