import type { Element, ElementContent } from "hast";
import { CLASSES } from "../../dialect/names.ts";
import { eachElement } from "../../dialect/html-tree.ts";
import { normalBlocks } from "../../dialect/normal-blocks.ts";
import { isRemoved } from "../../dialect/normal-inline.ts";
import { parseBody } from "../../dialect/parse-body.ts";
import { classesOf, element, isElement, propertyOf, text } from "./tree.ts";

/**
 * HTML that Intercom gave out, spelled as Intercom stores it. Only elements and attributes of the normal form are left,
 * whatever was given; addresses stay as they are, so links that Markdown could not hold survive.
 */
export function asStored(html: string): Element[] {
  const blocks = normalBlocks(parseBody(html).children, {
    helpCenterUrls: [],
    attributes: "kept",
  });
  return blocks.flatMap(block);
}

/** What shows something without holding words, besides what the normal form removes anyway. */
const REFUSED = new Set(["video", "audio", "object", "embed", "canvas"]);

/** The elements of such HTML that it is sent without, by name. */
export function refusedIn(html: string): string[] {
  const refused: string[] = [];
  eachElement(parseBody(html).children, (node) => {
    if (isRemoved(node) || REFUSED.has(node.tagName)) refused.push(node.tagName);
    else if (node.tagName === "iframe" && !isWebAddress(node)) refused.push("iframe");
  });
  return refused;
}

function block(node: Element): Element[] {
  switch (node.tagName) {
    case "p":
      return paragraph(node);
    case "table":
      return [element("div", { className: [CLASSES.table] }, [table(node)])];
    case "details":
      return [details(node)];
    case "pre":
      return [{ ...node, children: node.children.map(code) }];
    case "iframe":
      return iframe(node).map((player) => element("div", { className: [CLASSES.video] }, [player]));
    case "div":
    case "blockquote":
    case "ul":
    case "ol":
    case "li":
      return [{ ...node, children: blocksWithin(node) }];
    default:
      return [{ ...node, children: line(node.children) }];
  }
}

function blocksWithin(node: Element): Element[] {
  const blocks = node.children.flatMap((child) => (child.type === "element" ? block(child) : []));
  return blocks.length > 0 || isElement(node, "ul") || isElement(node, "ol")
    ? blocks
    : [element("p", { className: [CLASSES.paragraph] }, [])];
}

/** One picture or button alone stands in Intercom's container. */
function paragraph(node: Element): Element[] {
  const children = line(node.children);
  const alone = children.length === 1 && children[0]?.type === "element" ? children[0] : undefined;
  const isPicture = alone !== undefined && (alone.tagName === "img" || isElement(alone.children[0] ?? alone, "img"));
  const isContained = isPicture || (alone !== undefined && classesOf(alone).includes(CLASSES.button));
  const className = isContained ? [CLASSES.container, ...classesOf(node)] : [...classesOf(node), CLASSES.paragraph];
  return [element(isContained ? "div" : "p", { className }, children)];
}

function table(node: Element): Element {
  const cells = (inner: ElementContent): ElementContent => {
    if (inner.type !== "element") return inner;
    return { ...inner, children: inner.tagName === "td" ? blocksWithin(inner) : inner.children.map(cells) };
  };
  return element("table", { role: "presentation" }, node.children.map(cells));
}

function details({ children: [summary, ...rest] }: Element): Element {
  const content = blocksWithin(element("div", {}, rest));
  const title = summary?.type === "element" ? line(summary.children) : [];
  return element("details", {}, [
    element("summary", {}, title),
    element("div", { className: [CLASSES.collapsible] }, content),
  ]);
}

/** Code with a break for each line end. */
function code(node: ElementContent): ElementContent {
  if (node.type !== "element") return node;
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== "text") return [code(child)];
    return child.value
      .split("\n")
      .flatMap((part, index) => [
        ...(index === 0 ? [] : [element("br", {}, [])]),
        ...(part === "" ? [] : [text(part)]),
      ]);
  });
  return node.tagName === "a" ? link(node, children) : { ...node, children };
}

const spelled: ReadonlyMap<string, string> = new Map([
  ["strong", "b"],
  ["em", "i"],
]);

function line(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== "element") return [node];
    if (node.tagName === "iframe") return iframe(node);
    if (node.tagName === "img") return [image(node)];
    const children = line(node.children);
    if (node.tagName === "a") return [link(node, children)];
    return [{ ...node, tagName: spelled.get(node.tagName) ?? node.tagName, children }];
  });
}

function link(node: Element, children: ElementContent[]): Element {
  const className = classesOf(node).includes(CLASSES.button) ? CLASSES.button : CLASSES.link;
  return element("a", { href: propertyOf(node, "href"), target: "_blank", className: [className] }, children);
}

/** A player runs what its address says, so that is the address of a page and nothing else. */
function iframe(node: Element): Element[] {
  return isWebAddress(node) ? [node] : [];
}

function isWebAddress(node: Element): boolean {
  return /^https?:\/\//i.test(propertyOf(node, "src") ?? "");
}

/** Intercom stores the text of an image even where it is empty. */
function image(node: Element): Element {
  const { src, alt, ...size } = node.properties;
  return element("img", { src, alt: alt ?? "", ...size }, []);
}
