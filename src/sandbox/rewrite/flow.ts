import type { Element, ElementContent } from "hast";
import { alignmentOf, build, isBlank } from "./attributes.ts";
import { isBlockName } from "./blocknames.ts";
import { isButton, rewriteButton } from "./button.ts";
import { isCallout, rewriteCallout } from "./callout.ts";
import type { Place, RewriteContext, Rewriting } from "./context.ts";
import { rewriteDetails } from "./details.ts";
import { rewriteHeading } from "./heading.ts";
import { rewriteList } from "./list.ts";
import { isBlankRun, rewriteParagraph, rewriteRun, spacer } from "./paragraph.ts";
import { rewritePreformatted } from "./preformatted.ts";
import { withoutRemoved } from "./removed.ts";
import { rewriteTable } from "./table.ts";
import { UnsupportedHtml } from "./unsupported.ts";
import { rewriteVideo } from "./video.ts";

/** Rewrites a sequence of blocks and loose words into the blocks that Intercom stores. */
export function rewriteFlow(
  context: RewriteContext,
  children: readonly ElementContent[],
  place: Place,
): ElementContent[] {
  const rewriting: Rewriting = {
    ...context,
    flow: (inner, innerPlace) => rewriteFlow(context, inner, innerPlace),
  };
  const out: ElementContent[] = [];
  let run: ElementContent[] = [];
  let blocks = 0;
  for (const node of withoutRemoved(children)) {
    if (node.type === "text" || !isBlock(node)) {
      run.push(node);
      continue;
    }
    if (!isBlankRun(run)) out.push(...rewriteRun(context, trimmed(run), place.align));
    else if (blocks > 0 && isLineBreak(run)) out.push(spacer());
    run = [];
    blocks += 1;
    out.push(...rewriteBlock(rewriting, node, place));
  }
  if (!isBlankRun(run)) out.push(...rewriteRun(context, trimmed(run), place.align));
  return out;
}

function rewriteBlock(rewriting: Rewriting, element: Element, place: Place): ElementContent[] {
  switch (element.tagName) {
    case "p":
      return rewriteParagraph(rewriting, element, place);
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return rewriteHeading(rewriting, element, place);
    case "ul":
    case "ol":
      return rewriteList(rewriting, element, place);
    case "table":
      return rewriteTable(rewriting, element, place);
    case "pre":
      return rewritePreformatted(element);
    case "details":
      return rewriteDetails(rewriting, element, place);
    case "iframe":
      return [rewriteVideo(element)];
    case "hr":
      return [build("hr", {}, [])];
    case "dl":
      throw new UnsupportedHtml("Definition lists are not supported");
    case "a":
      return [rewriteButton(element, place.align)];
    case "div":
      return isCallout(element)
        ? rewriteCallout(rewriting, element, place)
        : rewriteContainer(rewriting, element, place);
    default:
      return rewriteContainer(rewriting, element, place);
  }
}

/** An element that Intercom has no block for: what it holds stays. */
function rewriteContainer(rewriting: Rewriting, element: Element, place: Place): ElementContent[] {
  if (element.children.length === 0) return [spacer()];
  return rewriting.flow(element.children, { ...place, align: alignmentOf(element) ?? place.align });
}

/** Whether an element starts a block: by its name, as a button, or because of what it holds. */
function isBlock(element: Element): boolean {
  if (isBlockName(element.tagName) || isButton(element)) return true;
  const isWrapper = !/^(a|b|strong|i|em|code|br|img)$/.test(element.tagName);
  return isWrapper && element.children.some((child) => child.type === "element" && isBlock(child));
}

/** White space between two block tags that Intercom takes for a blank line: a line end or an indent. */
function isLineBreak(run: readonly ElementContent[]): boolean {
  return run.some((node) => node.type === "text" && /[\n\t]| {2}/.test(node.value));
}

/** Loose words without the white space around them. */
function trimmed(run: readonly ElementContent[]): ElementContent[] {
  const kept = [...run];
  const isGap = (node: ElementContent | undefined): boolean => node?.type === "text" && isBlank(node.value);
  while (isGap(kept[0])) kept.shift();
  while (isGap(kept.at(-1))) kept.pop();
  return kept.map((node, index) => {
    if (node.type !== "text") return node;
    const start = index === 0 ? node.value.replace(/^[ \t\n\r\f]+/, "") : node.value;
    return { ...node, value: index === kept.length - 1 ? start.replace(/[ \t\n\r\f]+$/, "") : start };
  });
}
