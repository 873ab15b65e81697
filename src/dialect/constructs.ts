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
  collapsible: named("details"),
  table: named("table"),
  "heading → paragraph": (element) => Number(isHeading(element)),
  "nested list": (element, parents) => Number(isList(element) && parents.some(isList)),
  list: (element, parents) => Number(isList(element) && !parents.some(isList)),
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

/** How many callouts a tree in normal form holds. */
export function countCallouts(tree: readonly Element[]): number {
  let count = 0;
  eachElement(tree, (element) => {
    if (isCallout(element)) count += 1;
  });
  return count;
}

/** What constructs of one kind may have, "" where they have none of it; `undefined` for other elements. */
const variants: Readonly<Record<string, (element: Element) => string | undefined>> = {
  "heading level": (element) => (isHeading(element) ? element.tagName : undefined),
  "numbers of a list": (element) => (isList(element) ? element.tagName.replace("ul", "") : undefined),
  "colour of a callout": (element) => (isCallout(element) ? attributeOf(element, "style") : undefined),
  "colour of a table cell": (element) => (element.tagName === "td" ? attributeOf(element, "style") : undefined),
};

/** What the constructs of one tree have and those of another lack. One that is missing itself is not told here. */
export function lostVariants(sent: readonly Element[], answered: readonly Element[]): string[] {
  return Object.entries(variants).flatMap(([name, variant]) => {
    const before = allOf(sent, variant);
    const after = allOf(answered, variant);
    const isLost = before.length === after.length && before.some((one, index) => one !== "" && one !== after[index]);
    return isLost ? [name] : [];
  });
}

function allOf(tree: readonly Element[], variant: (element: Element) => string | undefined): string[] {
  const found: string[] = [];
  eachElement(tree, (element) => {
    const value = variant(element);
    if (value !== undefined) found.push(value);
  });
  return found;
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
