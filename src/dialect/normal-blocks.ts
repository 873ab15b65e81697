import type { Element, ElementContent } from "hast";
import { canonicalColour } from "./colour.ts";
import { attributeOf, classesOf, eachElement, element, type BodyNode } from "./html-tree.ts";
import { trimmedLine } from "./line-space.ts";
import { alignmentClass, alignmentOf, CLASSES } from "./names.ts";
import { normalCode } from "./normal-code.ts";
import { isHeading } from "./normal-headings.ts";
import { isInline, isRemoved, normalLine } from "./normal-inline.ts";
import type { NormalOptions } from "./normal-options.ts";
import { calloutStyle, readCalloutStyle } from "./palette.ts";
import { readStyle } from "./style.ts";

type BlockHandler = (block: Element, options: NormalOptions, alignment: string | undefined) => Element[];

/** Blocks that no stored body holds, or holds only in other blocks, and that are read as divisions. */
const MEANINGLESS = [
  ...["section", "article", "main", "header", "footer", "nav", "aside", "address", "hgroup", "search"],
  ...["figure", "figcaption", "center", "form", "fieldset", "legend", "dl", "dt", "dd", "dir", "menu"],
  ...["li", "summary", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"],
];

/**
 * What becomes of each block. One that is not named is inline, and lines of text become paragraphs: so a list item or a
 * cell with bare text is the same as one with a paragraph, and an image or a button in a container the same as in a
 * paragraph. Divisions that say nothing (containers of tables, collapsibles, videos) go, their content stays.
 */
const blockHandlers: Readonly<Record<string, BlockHandler>> = {
  ...Object.fromEntries(MEANINGLESS.map((name) => [name, blocksWithin])),
  p: blocksWithin,
  div: (block, options, alignment) =>
    classesOf(block).includes(CLASSES.callout) ? [callout(block, options)] : blocksWithin(block, options, alignment),
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  ul: list,
  ol: list,
  table: (block, options) => [...captions(block, options), ...cells(block, options)],
  pre: normalCode,
  blockquote: (block, options) => [element("blockquote", {}, normalBlocks(block.children, options))],
  details: (block, options) => [collapsible(block, options)],
  hr: () => [element("hr", {}, [])],
};

/**
 * Blocks in normal form. Lines between blocks become paragraphs; spacers and the white space between blocks go.
 * @param alignment the class that blocks without an alignment of their own get from what they stand in
 */
export function normalBlocks(nodes: readonly BodyNode[], options: NormalOptions, alignment?: string): Element[] {
  const blocks: Element[] = [];
  let line: BodyNode[] = [];
  const endLine = (): void => {
    blocks.push(...paragraphs(line, options, alignment));
    line = [];
  };
  const read = (node: BodyNode): void => {
    const handler = node.type === "element" ? blockHandlers[node.tagName] : undefined;
    if (node.type === "element" && handler !== undefined) {
      endLine();
      blocks.push(...handler(node, options, alignment));
    } else if (node.type === "element" && !isInline(node)) node.children.forEach(read);
    else line.push(node);
  };
  nodes.filter((node) => !isRemoved(node)).forEach(read);
  endLine();
  return blocks;
}

function blocksWithin(block: Element, options: NormalOptions, alignment: string | undefined): Element[] {
  return normalBlocks(block.children, options, ownAlignment(block) ?? alignment);
}

function ownAlignment(block: Element): string | undefined {
  const alignment = alignmentOf(classesOf(block));
  return alignment === undefined ? undefined : alignmentClass(alignment);
}

/** A line is a paragraph, but buttons and videos stand by themselves: Intercom takes them out of the line. */
function paragraphs(line: readonly BodyNode[], options: NormalOptions, alignment: string | undefined): Element[] {
  const pieces: ElementContent[][] = [[]];
  for (const node of normalLine(line, options)) {
    if (node.type === "element" && (node.tagName === "iframe" || classesOf(node).includes(CLASSES.button))) {
      pieces.push([node], []);
    } else pieces.at(-1)?.push(node);
  }
  return pieces.flatMap((piece) => paragraph(trimmedLine(piece), alignment));
}

/** One of nothing but images is a paragraph for each, since Intercom gives each a container. */
function paragraph(content: ElementContent[], alignment: string | undefined): Element[] {
  const [first] = content;
  if (first?.type === "element" && first.tagName === "iframe") return [first];
  const isBlank = (node: ElementContent): boolean => node.type === "text" && node.value.trim() === "";
  if (content.every(isBlank)) return [];
  const images = content.filter((node) => node.type === "element" && holdsOnlyImage(node));
  const others = content.filter((node) => !images.includes(node));
  const onlyImages = others.every((node) => isBlank(node) || (node.type === "element" && node.tagName === "br"));
  const lines = onlyImages ? images.map((image) => [image]) : [content];
  return lines.map((children) => element("p", { className: alignment }, children));
}

function holdsOnlyImage(node: Element): boolean {
  if (node.tagName === "img") return true;
  const [only, ...rest] = node.children;
  return node.tagName === "a" && rest.length === 0 && only?.type === "element" && only.tagName === "img";
}

/** A heading keeps its level and its alignment; its id is Intercom's. */
function heading(block: Element, options: NormalOptions, alignment: string | undefined): Element[] {
  const line = normalLine(block.children, options);
  const id = options.attributes === "kept" ? attributeOf(block, "id") : undefined;
  return line.length === 0 ? [] : [element(block.tagName, { id, className: ownAlignment(block) ?? alignment }, line)];
}

/** A list keeps its kind; the number that it starts at is dropped by Intercom. */
function list(block: Element, options: NormalOptions): Element[] {
  const items = block.children.flatMap((child) => {
    if (isRemoved(child) || child.type !== "element") return child.type === "text" ? strayItem(child, options) : [];
    return child.tagName === "li"
      ? [element("li", {}, normalBlocks(child.children, options))]
      : strayItem(child, options);
  });
  return items.length === 0 ? [] : [element(block.tagName, {}, items)];
}

function strayItem(node: BodyNode, options: NormalOptions): Element[] {
  const blocks = normalBlocks([node], options);
  return blocks.length === 0 ? [] : [element("li", {}, blocks)];
}

function captions(table: Element, options: NormalOptions): Element[] {
  return table.children.flatMap((child) =>
    child.type === "element" && child.tagName === "caption" ? normalBlocks(child.children, options) : [],
  );
}

/** A table without a cell, which Intercom refuses, is nothing. */
function cells(table: Element, options: NormalOptions): Element[] {
  const filled = rows(table, options).filter(({ children }) => children.length > 0);
  return filled.length === 0 ? [] : [element("table", {}, [element("tbody", {}, filled)])];
}

/** Rows of all parts of a table, in order: Intercom knows neither head nor foot. */
function rows(table: Element, options: NormalOptions): Element[] {
  const found: Element[] = [];
  eachElement(table.children, (row, parents) => {
    const isOwn = row.tagName === "tr" && !parents.some(({ tagName }) => tagName === "table" || tagName === "tr");
    if (isOwn)
      found.push(
        element(
          "tr",
          {},
          row.children.flatMap((cell) => normalCell(cell, options)),
        ),
      );
  });
  return found;
}

/** A cell keeps its colour and how many columns and rows it spans; its width is what the editor made of it. */
function normalCell(cell: BodyNode, options: NormalOptions): Element[] {
  if (cell.type !== "element" || !/^t[dh]$/u.test(cell.tagName)) return [];
  const said = readStyle(attributeOf(cell, "style"));
  const colour = said.get("background-color");
  const width = options.attributes === "kept" ? said.get("width") : undefined;
  const style = [
    ...(colour === undefined ? [] : [`background-color: ${canonicalColour(colour)};`]),
    ...(width === undefined ? [] : [`width: ${width};`]),
  ].join(" ");
  const span = (name: string): string | undefined => {
    const value = attributeOf(cell, name);
    return value === "1" ? undefined : value;
  };
  const attributes = { style, colSpan: span("colSpan"), rowSpan: span("rowSpan") };
  return [element("td", attributes, normalBlocks(cell.children, options))];
}

function callout(block: Element, options: NormalOptions): Element {
  const paint = readCalloutStyle(attributeOf(block, "style"));
  const style = paint === undefined ? undefined : calloutStyle(paint);
  return element("div", { className: CLASSES.callout, style }, normalBlocks(block.children, options));
}

function collapsible(block: Element, options: NormalOptions): Element {
  const isSummary = (node: BodyNode): boolean => node.type === "element" && node.tagName === "summary";
  const title = block.children.find(isSummary);
  const rest = block.children.filter((child) => child !== title);
  const line = title?.type === "element" ? normalLine(title.children, options) : [];
  return element("details", {}, [element("summary", {}, line), ...normalBlocks(rest, options)]);
}

/** Whether a block of the normal form is one of text, whose children are a line. */
export function isLineBlock(block: Element): boolean {
  return block.tagName === "p" || block.tagName === "summary" || isHeading(block);
}
