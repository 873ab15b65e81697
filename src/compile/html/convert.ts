import type { Element, ElementContent, Root } from "hast";
import { inputElement } from "../elements/checkbox.ts";
import { boldElement } from "../elements/bold.ts";
import { codeBlockElement, codeElement } from "../elements/code.ts";
import { definitionListElement, termElement } from "../elements/definition-list.ts";
import { detailsElement } from "../elements/details.ts";
import { divisionElement } from "../elements/division.ts";
import { headingElement } from "../elements/heading.ts";
import { imageElement } from "../elements/image.ts";
import { italicElement } from "../elements/italic.ts";
import { linkElement } from "../elements/link.ts";
import { listElement, looseItemElement } from "../elements/list.ts";
import * as other from "../elements/other.ts";
import { paragraphElement } from "../elements/paragraph.ts";
import { quoteElement } from "../elements/quote.ts";
import { smallLettersElement } from "../elements/small-letters.ts";
import { storedElement } from "../elements/stored.ts";
import { struckElement } from "../elements/struck.ts";
import { tableElement } from "../elements/table.ts";
import { videoElement } from "../elements/video.ts";
import { STORED_ELEMENT } from "../nodes/stored-html.ts";
import { spotOf } from "../notices.ts";
import { toBlocks, wantedAlignment } from "./blocks.ts";
import type { Conversion, ElementHandler, Surrounding } from "./conversion.ts";
import { htmlStyleLost } from "./lost.ts";
import { classesOf, propertyOf, text } from "./tree.ts";

/** Which handler an element has; those that no list names are another language's and lose their tags. */
const handlers: ReadonlyMap<string, ElementHandler> = new Map([
  ...named("p", paragraphElement),
  ...named("h1 h2 h3 h4 h5 h6", headingElement),
  ...named("b strong", boldElement),
  ...named("i em cite", italicElement),
  ...named("s del strike", struckElement),
  ...named("sup sub", smallLettersElement),
  ...named("a", linkElement),
  ...named("img", imageElement),
  ...named("ul ol", listElement),
  ...named("li", looseItemElement),
  ...named("input", inputElement),
  ...named("pre", codeBlockElement),
  ...named("code kbd samp tt", codeElement),
  ...named("blockquote", quoteElement),
  ...named("dl", definitionListElement),
  ...named("dt", termElement),
  ...named("details", detailsElement),
  ...named("table", tableElement),
  ...named("iframe video audio embed", videoElement),
  ...named("div section article main aside header footer nav center figure figcaption", divisionElement),
  ...named(STORED_ELEMENT, storedElement),
  ...named("dd summary address hgroup fieldset legend", other.transparentBlockElement),
  ...named("span picture time data bdi bdo wbr", other.transparentElement),
  ...named("math", other.wordsElement),
  ...named("br hr", other.plainElement),
  ...named("script style textarea select object canvas svg template noscript map", other.droppedElement),
  ...named("source track meta link title base col colgroup", other.silentElement),
]);

function named(tags: string, handler: ElementHandler): (readonly [string, ElementHandler])[] {
  return tags.split(" ").map((tag) => [tag, handler] as const);
}

/** Turns HTML into the blocks that Intercom stores. Headings are named and losses told on the way. */
export function convertTree(tree: Root, collected: Collected): Element[] {
  const root: Element = {
    type: "element",
    tagName: "div",
    properties: {},
    children: tree.children.filter((node) => node.type !== "doctype"),
  };
  return toBlocks(conversionWithin(new Set(), collected).children(root));
}

type Collected = Pick<Conversion, "headings" | "notices" | "stored">;

function conversionWithin(within: ReadonlySet<Surrounding>, collected: Collected): Conversion {
  const conversion: Conversion = {
    ...collected,
    within,
    children: (parent) => parent.children.flatMap((child) => convertNode(child, conversion)),
    inside: (surrounding) => conversionWithin(new Set([...within, surrounding]), collected),
  };
  return conversion;
}

function convertNode(node: ElementContent, conversion: Conversion): ElementContent[] {
  switch (node.type) {
    case "text": {
      const value = node.value.replace(/[ \t\n\r\f]+/g, " ");
      if (value !== " ") conversion.headings.settleAnchors();
      return [text(value)];
    }
    case "element": {
      noticeAnchors(node, conversion);
      noticeStyle(node, conversion);
      return (handlers.get(node.tagName) ?? other.lostElement)(node, conversion);
    }
    case "comment":
    case "raw":
      return [];
  }
}

/**
 * Links may lead to any element with an id, or to `<a name>`; Intercom keeps the ids of headings alone. No warning: a name
 * shows nothing, and a link to it leads to the heading beside it.
 */
function noticeAnchors(node: Element, { headings }: Conversion): void {
  if (/^h[1-6]$/.test(node.tagName)) return;
  for (const name of [propertyOf(node, "id"), node.tagName === "a" ? propertyOf(node, "name") : undefined]) {
    if (name !== undefined && name !== "") headings.addAnchor(name);
  }
}

/** Styles are lost but for those that say alignment, a callout or a cell's colour. */
function noticeStyle(node: Element, { notices }: Conversion): void {
  if (propertyOf(node, "style") === undefined || wantedAlignment(node) !== undefined) return;
  const isOurs =
    classesOf(node).some((name) => name.startsWith("intercom-")) || /^(?:t[dhr]|table|img|iframe)$/.test(node.tagName);
  if (!isOurs) notices.count(htmlStyleLost, spotOf(node), {});
}
