import type { Element, ElementContent } from "hast";
import { alignmentClass, alignmentOf, CLASSES, type Alignment } from "../../dialect/names.ts";
import { readStyle } from "../../dialect/style.ts";
import { classesOf, element, isBlankText, isElement, propertyOf, text } from "./tree.ts";

const BLOCKS = ["p", "h1", "h2", "h3", "h4", "ul", "ol", "div", "table", "details", "pre", "hr"] as const;
type Block = Element & { tagName: (typeof BLOCKS)[number] };

/** Whether an element of ours stands by itself, and not within a line of text. */
export function isBlock(node: ElementContent): node is Block {
  return node.type === "element" && (BLOCKS as readonly string[]).includes(node.tagName);
}

/** A paragraph as Intercom stores it. */
export function paragraph(children: readonly ElementContent[]): Element {
  return element("p", { className: [CLASSES.paragraph] }, children);
}

/** Blocks alone: what stands loose between them becomes paragraphs, pictures alone become Intercom's containers. */
export function toBlocks(nodes: readonly ElementContent[]): Element[] {
  const blocks: Element[] = [];
  let run: ElementContent[] = [];
  const close = (): void => {
    blocks.push(...blocksOfRun(run));
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) run.push(node);
    else {
      close();
      blocks.push(node);
    }
  }
  close();
  return blocks;
}

function blocksOfRun(run: readonly ElementContent[]): Element[] {
  const line = trimmedLine(run);
  if (line.length === 0) return [];
  if (!line.every((node) => isPicture(node) || isBlankText(node) || isElement(node, "br"))) return [paragraph(line)];
  return line.filter(isPicture).map((picture) => element("div", { className: [CLASSES.container] }, [picture]));
}

/** An image, or a link around nothing but images. */
function isPicture(node: ElementContent): boolean {
  if (isElement(node, "img")) return true;
  return isElement(node, "a") && hasPictureOnly(node.children);
}

function hasPictureOnly(nodes: readonly ElementContent[]): boolean {
  return (
    nodes.some((node) => isElement(node, "img")) && nodes.every((node) => isElement(node, "img") || isBlankText(node))
  );
}

/** A line of text without spaces and breaks at its ends, and without spaces behind a break. */
export function trimmedLine(run: readonly ElementContent[]): ElementContent[] {
  const isEmpty = (node: ElementContent): boolean => isBlankText(node) || isElement(node, "br");
  let start = 0;
  let end = run.length;
  while (start < end && isEmptyAt(run, start, isEmpty)) start++;
  while (end > start && isEmptyAt(run, end - 1, isEmpty)) end--;
  return run.slice(start, end).map((node, index, line) => {
    if (node.type !== "text") return node;
    const opens = index === 0 || isBreak(line[index - 1]);
    const closes = index === line.length - 1 || isBreak(line[index + 1]);
    const value = opens ? node.value.replace(/^[ \t\n\r\f]+/, "") : node.value;
    return text(closes ? value.replace(/[ \t\n\r\f]+$/, "") : value);
  });
}

function isEmptyAt(run: readonly ElementContent[], index: number, isEmpty: (node: ElementContent) => boolean): boolean {
  const node = run[index];
  return node !== undefined && isEmpty(node);
}

function isBreak(node: ElementContent | undefined): boolean {
  return node !== undefined && isElement(node, "br");
}

/** Sets the alignment of blocks, as Intercom spells it. */
export function aligned(blocks: readonly Element[], alignment: Alignment): Element[] {
  const name = alignmentClass(alignment);
  return blocks.map((block) => {
    const classes = classesOf(block);
    if (block.tagName === "p") return withClasses(block, [name, CLASSES.paragraph]);
    if (/^h[1-4]$/.test(block.tagName)) return withClasses(block, [name]);
    return classes.includes(CLASSES.container) ? withClasses(block, [CLASSES.container, name]) : block;
  });
}

function withClasses(block: Element, className: string[]): Element {
  return { ...block, properties: { ...block.properties, className } };
}

/** The alignment that an element asks for by attribute, style or Intercom's class; `undefined` for the usual one. */
export function wantedAlignment(node: Element): Alignment | undefined {
  const style = readStyle(propertyOf(node, "style") ?? "").get("text-align");
  const wanted = propertyOf(node, "align") ?? style ?? (node.tagName === "center" ? "center" : undefined);
  return (
    (["center", "right", "justify"] as const).find((name) => name === wanted?.toLowerCase()) ??
    alignmentOf(classesOf(node))
  );
}
