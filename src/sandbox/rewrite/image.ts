import type { Element, ElementContent } from "hast";
import { alignmentClass, attribute, build, isBlank, isNamed } from "./attributes.ts";
import type { Alignment, RewriteContext } from "./context.ts";
import { UnsupportedHtml } from "./unsupported.ts";

/**
 * An image as stored: Intercom's copy, with its size. Nothing where it could not be fetched and the quirk drops it.
 * Relative and `data:` URLs are refused always.
 */
export function rewriteImage(context: RewriteContext, element: Element): Element[] {
  const source = attribute(element, "src") ?? "";
  if (!/^https?:\/\//i.test(source))
    throw new UnsupportedHtml(`Image URL is not a public absolute URL: ${cut(source)}`);
  const facts = context.image(source);
  if (facts === undefined) {
    if (context.quirks.unreachableImage === "dropImage") return [];
    throw new UnsupportedHtml(`Image not found at URL: ${cut(source)}`);
  }
  return [
    build(
      "img",
      {
        src: facts.url,
        alt: attribute(element, "alt") ?? "",
        width: pixels(element, "width") ?? facts.width,
        height: pixels(element, "height") ?? facts.height,
      },
      [],
    ),
  ];
}

/** The block around an image, or around the link around an image. */
export function imageContainer(image: ElementContent, align: Alignment | undefined): Element {
  return build("div", { className: ["intercom-container", ...alignmentClass(align)] }, [image]);
}

/** Whether inline nodes are images, linked or not, and nothing else: then they are blocks of their own. */
export function areImages(nodes: readonly ElementContent[]): boolean {
  return holdImages(nodes) && nodes.every((node) => isGap(node) || isImage(node));
}

/** The images among nodes that are images only. */
export function imagesOf(nodes: readonly ElementContent[]): Element[] {
  return nodes.filter((node) => node.type === "element").filter(isImage);
}

/** Whether there is an image among inline nodes, at any depth. */
export function holdImages(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => node.type === "element" && (node.tagName === "img" || holdImages(node.children)));
}

function isImage(node: ElementContent): boolean {
  if (isNamed(node, "img")) return true;
  return isNamed(node, "a") && areImages(node.children);
}

function isGap(node: ElementContent): boolean {
  return isNamed(node, "br") || (node.type === "text" && isBlank(node.value));
}

function pixels(element: Element, name: "width" | "height"): number | undefined {
  const value = attribute(element, name);
  return value !== undefined && /^[1-9]\d{0,4}$/.test(value) ? Number(value) : undefined;
}

function cut(source: string): string {
  return source.length > 200 ? `${source.slice(0, 200)}…` : source;
}
