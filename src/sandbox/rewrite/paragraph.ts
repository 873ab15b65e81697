import type { Element, ElementContent } from "hast";
import { alignmentClass, alignmentOf, build, isBlank } from "./attributes.ts";
import { isButton, rewriteButton } from "./button.ts";
import type { Alignment, Place, RewriteContext } from "./context.ts";
import { areImages, holdImages, imageContainer, imagesOf } from "./image.ts";
import { inline } from "./inline.ts";
import { withoutRemoved } from "./removed.ts";
import { rewriteVideo } from "./video.ts";

/** An empty paragraph: how Intercom keeps a blank line. */
export function spacer(): Element {
  return paragraph([], undefined);
}

/** A paragraph as stored. Buttons, videos, and images without words beside them, become blocks of their own. */
export function rewriteParagraph(context: RewriteContext, element: Element, place: Place): ElementContent[] {
  const align = alignmentOf(element) ?? place.align;
  const parts = partsOf(element.children);
  if (parts.every((part) => Array.isArray(part) && isBlankRun(part))) return [paragraph([], align)];
  return parts.flatMap((part) => {
    if (Array.isArray(part)) return isBlankRun(part) ? [] : rewriteRun(context, part, align);
    return [isButton(part) ? rewriteButton(part, align) : rewriteVideo(part)];
  });
}

/** Words without a block around them, as a paragraph. */
export function rewriteRun(
  context: RewriteContext,
  run: readonly ElementContent[],
  align: Alignment | undefined,
): ElementContent[] {
  const rewritten = inline(context, run);
  if (areImages(rewritten)) return imagesOf(rewritten).map((image) => imageContainer(image, align));
  // Nothing stays of a paragraph whose only images could not be fetched.
  if (holdImages(run) && !holdImages(rewritten) && rewritten.every(isEmpty)) return [];
  return [paragraph(isBlankRun(rewritten) ? [] : rewritten, align)];
}

/** Whether a run is white space only. */
export function isBlankRun(run: readonly ElementContent[]): boolean {
  return run.every((node) => node.type === "text" && isBlank(node.value));
}

function isEmpty(node: ElementContent): boolean {
  if (node.type === "text") return isBlank(node.value);
  return node.type !== "element" || node.children.every(isEmpty);
}

function paragraph(children: ElementContent[], align: Alignment | undefined): Element {
  return build("p", { className: [...alignmentClass(align), "no-margin"] }, children);
}

/** The content of a paragraph, cut at what cannot stand in one. */
function partsOf(children: readonly ElementContent[]): (Element | ElementContent[])[] {
  const parts: (Element | ElementContent[])[] = [];
  let run: ElementContent[] = [];
  for (const node of withoutRemoved(children)) {
    if (node.type === "element" && (node.tagName === "iframe" || isButton(node))) {
      parts.push(run, node);
      run = [];
    } else {
      run.push(node);
    }
  }
  return [...parts, run];
}
