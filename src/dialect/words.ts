import type { Element, ElementContent } from "hast";
import { attributeOf, eachElement } from "./html-tree.ts";
import { isLineBlock } from "./normal-blocks.ts";
import { normalTree, type ImageComparison } from "./normal.ts";
import { parseBody } from "./parse-body.ts";

/** What a body says and leads to, markup left out; each in the order of the body, repetitions included. */
export interface Words {
  readonly words: readonly string[];
  /** What links lead to, in one spelling (see `linkTarget`). */
  readonly links: readonly string[];
  /** Addresses of images, without signed queries; "" where images are taken as alike. */
  readonly images: readonly string[];
  /** Addresses of the videos' players. */
  readonly videos: readonly string[];
}

/** The words, link targets, images and videos of a body. */
export function wordsOf(
  html: string,
  helpCenterUrls: readonly string[],
  images: ImageComparison = "by-address",
): Words {
  return wordsOfTree(normalTree(parseBody(html).children, { helpCenterUrls }), images);
}

/** The visible text of a body, a line for each paragraph, heading or line of code, with one space between words. */
export function wordsText(html: string): string {
  return wordsTextOf(normalTree(parseBody(html).children, { helpCenterUrls: [] }));
}

/** The same of a tree in normal form, whichever help centers it knows. */
export function wordsTextOf(tree: readonly Element[]): string {
  return linesOf(tree).join("\n");
}

/** The words of a tree in normal form. */
export function wordsOfTree(tree: readonly Element[], images: ImageComparison = "by-address"): Words {
  const found: { links: string[]; images: string[]; videos: string[] } = { links: [], images: [], videos: [] };
  eachElement(tree, (element) => {
    if (element.tagName === "a") found.links.push(attributeOf(element, "href"));
    if (element.tagName === "img") found.images.push(images === "alike" ? "" : attributeOf(element, "src"));
    if (element.tagName === "iframe") found.videos.push(attributeOf(element, "src"));
  });
  const words = linesOf(tree).flatMap((line) => line.split(" "));
  return { words, ...found };
}

function linesOf(nodes: readonly ElementContent[], lines: string[] = []): string[] {
  for (const node of nodes) {
    if (node.type !== "element") continue;
    if (!isLineBlock(node) && node.tagName !== "code") linesOf(node.children, lines);
    else {
      for (const line of textOf(node.children).split("\n")) {
        const words = (/[^\S ]| {2}/u.test(line) ? line.replace(/\s+/gu, " ") : line).trim();
        if (words !== "") lines.push(words);
      }
    }
  }
  return lines;
}

/** Text as it is read: a break ends a line, an image or a video parts words. */
function textOf(nodes: readonly ElementContent[]): string {
  let text = "";
  for (const node of nodes) {
    if (node.type === "text") text += node.value;
    else if (node.type !== "element") continue;
    else if (node.tagName === "br") text += "\n";
    else text += node.tagName === "img" || node.tagName === "iframe" ? " " : textOf(node.children);
  }
  return text;
}
