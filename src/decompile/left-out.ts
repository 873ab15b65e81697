import type { Element } from "hast";
import { toString } from "hast-util-to-string";
import { attributeOf, classesOf, eachElement, type BodyNode } from "../dialect/html-tree.ts";
import { linkTarget } from "../dialect/link-target.ts";
import { ALIGNMENTS, alignmentClass, CLASSES } from "../dialect/names.ts";
import { isHeading } from "../dialect/normal-headings.ts";
import { readStyle } from "../dialect/style.ts";
import type { LeftOut } from "./context.ts";

/** Elements that mean something in Markdown or in a block that stays HTML, and those that mean nothing by themselves. */
const KNOWN = new Set(
  (
    "p div h1 h2 h3 h4 h5 h6 ul ol li table caption colgroup col thead tbody tfoot tr td th pre blockquote details " +
    "summary hr br a img iframe b strong i em s del strike u ins code kbd samp var sub sup mark small q cite abbr " +
    "span section article main header footer nav aside address hgroup figure figcaption picture source wbr"
  ).split(" "),
);
const KNOWN_CLASSES = new Set<string>([...Object.values(CLASSES), ...ALIGNMENTS.map(alignmentClass)]);
/** A heading of nothing else stays one; such a paragraph is a gap. */
const NO_BREAK = "\u00a0";
/** Elements whose style is read, or is nothing but the size of what an editor laid out. */
const STYLED = /^(?:t[dhr]|table|tbody|col|colgroup|img|iframe|li|[uo]l)$/u;

/** What the normal form of a body passes over, and its Markdown therefore does not say. */
export function leftOut(nodes: readonly BodyNode[]): LeftOut[] {
  const counts = new Map<string, number>();
  eachElement(nodes, (element, parents) => {
    for (const what of unsaidOf(element, parents.at(-1))) counts.set(what, (counts.get(what) ?? 0) + 1);
  });
  return [...counts].map(([what, count]) => ({ what, count }));
}

function unsaidOf(element: Element, parent: Element | undefined): string[] {
  const { tagName } = element;
  const unsaid: string[] = [];
  const style = readStyle(attributeOf(element, "style"));
  const classes = classesOf(element);
  if (!KNOWN.has(tagName)) unsaid.push(`element <${tagName}>`);
  if (tagName === "p" && isBlank(element) && !isOnlyContent(parent)) unsaid.push("empty paragraph");
  if (isHeading(element) && isBlank(element) && !toString(element).includes(NO_BREAK)) unsaid.push("empty heading");
  if (tagName === "a" && linkTarget(attributeOf(element, "href"), []) === undefined) unsaid.push(deadLink(element));
  if (tagName === "ol" && !["", "1"].includes(attributeOf(element, "start")))
    unsaid.push("number that a list starts at");
  if (/^t[dh]$/u.test(tagName) && style.has("width")) unsaid.push("width of a table cell");
  if (style.size > 0 && !STYLED.test(tagName) && !classes.includes(CLASSES.callout)) unsaid.push("style of a text");
  for (const name of classes.filter(isStranger)) unsaid.push(`block of the kind ${name}`);
  return unsaid;
}

/** What is in no body that was seen may be a block that Intercom has invented since. */
function isStranger(name: string): boolean {
  return name.startsWith("intercom-") && !KNOWN_CLASSES.has(name);
}

function deadLink(link: Element): string {
  return attributeOf(link, "href").trim() === "" ? "link without an address" : "link with an unsafe address";
}

function isBlank(element: Element): boolean {
  const isSeen = (node: BodyNode): boolean =>
    node.type === "element" && (node.tagName === "img" || node.tagName === "iframe" || node.children.some(isSeen));
  return toString(element).trim() === "" && !isSeen(element);
}

/** An empty cell or item has an empty paragraph. */
function isOnlyContent(parent: Element | undefined): boolean {
  return parent?.children.filter(({ type }) => type === "element").length === 1;
}
