import type { Element, ElementContent } from "hast";
import { bareImageUrl } from "./addresses.ts";
import { attributeOf, classesOf, element, type Attributes, type BodyNode } from "./html-tree.ts";
import { trimmedLine } from "./line-space.ts";
import { addressOf, linkTarget } from "./link-target.ts";
import { tidyMarks } from "./marks.ts";
import { CLASSES } from "./names.ts";
import type { NormalOptions } from "./normal-options.ts";
import { videoEmbedUrl } from "./video.ts";

/** What each mark becomes; one that is written in several ways is one. Marks that are not named go, their text stays. */
const marks = new Map(
  ["strong", "em", "s", "u", "ins", "code", "kbd", "samp", "var", "sub", "sup", "mark", "small", "q", "cite", "abbr"]
    .map((name): [string, string] => [name, name])
    .concat([
      ["b", "strong"],
      ["i", "em"],
      ["del", "s"],
      ["strike", "s"],
    ]),
);

/** Elements that Intercom removes or a browser does not show, with all that is in them. */
const REMOVED = new Set(["script", "style", "template", "input", "textarea", "title", "noscript"]);

/** What stands in a line besides marks. */
const IN_LINE = new Set(["a", "br", "img", "iframe"]);

/** Elements that start a line of their own; within a line only their content counts. */
const BLOCKS =
  /^(?:p|div|h[1-6]|[uo]l|li|table|caption|t(?:head|body|foot|r|d|h)|pre|details|summary|blockquote|hr|d[ltd])$/u;

/** Whether a node is dropped with all that is in it. */
export function isRemoved(node: BodyNode): boolean {
  return node.type === "element" ? REMOVED.has(node.tagName) : node.type !== "text";
}

/** Whether an element has a meaning within a line; of others only what they hold counts. */
export function isInline({ tagName }: Element): boolean {
  return marks.has(tagName) || REMOVED.has(tagName) || IN_LINE.has(tagName);
}

/** A line of text in normal form: one space between words, none at the ends, no empty marks, none twice. */
export function normalLine(nodes: readonly BodyNode[], options: NormalOptions): ElementContent[] {
  return trimmedLine(tidyMarks(nodes.flatMap((node) => inline(node, options, "outside-link"))));
}

/** HTML knows no link in a link: the inner one is text. */
type LinkPlace = "outside-link" | "in-link";

function inline(node: BodyNode, options: NormalOptions, place: LinkPlace): ElementContent[] {
  if (isRemoved(node)) return [];
  if (node.type === "text") return [{ type: "text", value: collapsed(node.value) }];
  if (node.type !== "element") return [];
  const within = (inner: LinkPlace): ElementContent[] =>
    node.children.flatMap((child) => inline(child, options, inner));
  const { tagName } = node;
  if (tagName === "br") return [element("br", {}, [])];
  if (tagName === "img") return [normalImage(node, options)];
  if (tagName === "iframe") return [normalVideo(node)];
  if (tagName === "a") return normalLink(node, options, place, within);
  if (BLOCKS.test(tagName)) return [space(), ...within(place), space()];
  const mark = marks.get(tagName);
  return mark === undefined ? within(place) : [element(mark, {}, within(place))];
}

function collapsed(text: string): string {
  return /[\t\n\f\r]| {2}/u.test(text) ? text.replace(/[ \t\n\f\r]+/gu, " ") : text;
}

function space(): ElementContent {
  return { type: "text", value: " " };
}

/** A link keeps what it leads to and whether it is a button; one that leads nowhere is its text. */
function normalLink(
  node: Element,
  options: NormalOptions,
  place: LinkPlace,
  within: (inner: LinkPlace) => ElementContent[],
): ElementContent[] {
  const attributes = linkAttributes(node, options);
  return attributes === undefined || place === "in-link"
    ? within(place)
    : [element("a", attributes, within("in-link"))];
}

/** The attributes of a link; `undefined` where it leads nowhere. */
export function linkAttributes(node: Element, { helpCenterUrls, attributes }: NormalOptions): Attributes | undefined {
  const written = attributeOf(node, "href");
  const target = linkTarget(written, helpCenterUrls);
  if (target === undefined) return undefined;
  const href = attributes === "kept" ? bareImageUrl(addressOf(written)) : target;
  return { className: classesOf(node).includes(CLASSES.button) ? CLASSES.button : undefined, href };
}

/** Width and height go: Intercom fills in both where they are not sent, and Markdown has no word for them. */
export function normalImage(node: Element, { attributes }: NormalOptions): Element {
  const src = bareImageUrl(attributeOf(node, "src").replace(/\s+/gu, ""));
  const size =
    attributes === "kept" ? { width: attributeOf(node, "width"), height: attributeOf(node, "height") } : undefined;
  return element("img", { src, alt: attributeOf(node, "alt").replace(/\s+/gu, " ").trim(), ...size }, []);
}

/** A video's player, by the one address that it is embedded by. */
function normalVideo(node: Element): Element {
  const src = attributeOf(node, "src").replace(/\s+/gu, "");
  return element("iframe", { src: videoEmbedUrl(src) ?? src }, []);
}
