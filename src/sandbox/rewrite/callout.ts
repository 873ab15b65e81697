import type { Element, ElementContent } from "hast";
import { build, classesOf, keptStyle } from "./attributes.ts";
import type { Place, Rewriting } from "./context.ts";
import { spacer } from "./paragraph.ts";

const CLASS = "intercom-interblocks-callout";
/** Gray, the first of Intercom's palette. */
const PLAIN_STYLE = "background-color: #e8e8e880; border-color: #73737633;";

/** Whether a `div` is one of Intercom's callouts. */
export function isCallout(element: Element): boolean {
  return classesOf(element).includes(CLASS);
}

/** A callout as stored, or only what it holds where the quirk takes callouts apart. */
export function rewriteCallout(rewriting: Rewriting, element: Element, place: Place): ElementContent[] {
  const blocks = rewriting.flow(element.children, { inside: place.inside });
  if (rewriting.quirks.calloutOnWrite === "toParagraph") return blocks;
  const style = keptStyle(element, ["background-color", "border-color"]) ?? PLAIN_STYLE;
  return [build("div", { className: [CLASS], style }, blocks.length === 0 ? [spacer()] : blocks)];
}
