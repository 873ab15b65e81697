import type { Element, ElementContent, Root } from "hast";
import rehypeSanitize from "rehype-sanitize";
import { unified } from "unified";
import { bareImageUrl } from "../../dialect/addresses.ts";
import { attributeOf, classesOf, eachElement, element } from "../../dialect/html-tree.ts";
import { imageAddresses } from "../../dialect/image-addresses.ts";
import { alignmentOf, CLASSES } from "../../dialect/names.ts";
import { normalTree } from "../../dialect/normal.ts";
import { calloutColour, readCalloutStyle } from "../../dialect/palette.ts";
import { parseBody } from "../../dialect/parse-body.ts";
import { pageSchema } from "./page-schema.ts";

const sanitizer = unified().use(rehypeSanitize, pageSchema).freeze();

/**
 * The blocks of a stored body as a report shows them: in the shape of their normal form, so that what Intercom rewrites
 * by itself is no difference, and with nothing that could run, load or cover anything.
 */
export function readBody(html: string, helpCenterUrls: readonly string[]): Element[] {
  const nodes = parseBody(html).children;
  const blocks = normalTree(nodes, { helpCenterUrls, attributes: "kept" });
  const signed = new Map(imageAddresses(html).map((address) => [bareImageUrl(address), address]));
  const root = sanitizer.runSync({ type: "root", children: blocks } satisfies Root);
  return root.children.flatMap((node) => (node.type === "element" ? [dressed(node, signed)] : []));
}

type Dresser = (node: Element, children: ElementContent[]) => Element;

/** What becomes of elements that the report shows in its own way. */
const dressers: Readonly<Record<string, Dresser>> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((rank) => [`h${String(rank)}`, heading(rank)])),
  p: (node, children) => element("p", { className: alignmentClass(node) }, children),
  div: callout,
  // Marks of changes are `ins`; what a writer underlined is not one.
  ins: (_, children) => element("u", {}, children),
  iframe: (node) => video(attributeOf(node, "src")),
  details: (_, children) => ({
    ...element("details", { className: "more" }, children),
    properties: { className: ["more"], open: true },
  }),
  pre: (_, children) => scrolling("pre", children),
  table: (_, children) => scrolling("div", [element("table", {}, children)]),
  a: (node, children) =>
    element("a", { href: attributeOf(node, "href"), className: isButton(node) ? "button" : "" }, children),
};

function dressed(node: Element, signed: ReadonlyMap<string, string>): Element {
  const children = node.children.map((child) => (child.type === "element" ? dressed(child, signed) : child));
  if (node.tagName === "img") {
    const src = attributeOf(node, "src");
    return { ...node, properties: { ...node.properties, src: signed.get(src) ?? src } };
  }
  const dress = dressers[node.tagName];
  return dress === undefined ? { ...node, children } : dress(node, children);
}

/** Headings of a page stand below the report's own. */
function heading(rank: number): Dresser {
  return (node, children) => {
    const shown = element(
      "h6",
      { className: [`r${String(Math.min(rank, 4))}`, alignmentClass(node)].join(" ").trim() },
      children,
    );
    return rank === 1 ? shown : { ...shown, properties: { ...shown.properties, ariaLevel: String(rank + 5) } };
  };
}

function callout(node: Element, children: ElementContent[]): Element {
  if (!classesOf(node).includes(CLASSES.callout)) return { ...node, properties: {}, children };
  const paint = readCalloutStyle(attributeOf(node, "style"));
  const colour = (paint === undefined ? undefined : calloutColour(paint.background)) ?? "gray";
  return element("div", { className: `callout ${colour}` }, children);
}

/** Nothing is loaded from elsewhere to run here: a player is told by its address. */
function video(address: string): Element {
  const link = element("a", { href: address }, [
    { type: "text", value: address === "" ? "without an address" : address },
  ]);
  return element("p", { className: "video" }, [{ type: "text", value: "Video: " }, link]);
}

/** What may be wider than the page scrolls by itself, with the keyboard, too. */
function scrolling(tagName: string, children: ElementContent[]): Element {
  const block = element(tagName, { className: tagName === "div" ? "scroll" : "" }, children);
  return { ...block, properties: { ...block.properties, tabIndex: 0 } };
}

function alignmentClass(node: Element): string {
  const alignment = alignmentOf(classesOf(node));
  return alignment === undefined ? "" : `to-${alignment}`;
}

function isButton(node: Element): boolean {
  return classesOf(node).includes(CLASSES.button);
}

/** The pictures of some blocks, in their order. */
export function picturesIn(blocks: readonly Element[]): Element[] {
  const found: Element[] = [];
  eachElement(blocks, (node) => {
    if (node.tagName === "img") found.push(node);
  });
  return found;
}
