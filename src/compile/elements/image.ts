import type { ElementHandler } from "../html/conversion.ts";
import { element, propertyOf } from "../html/tree.ts";
import { SYMBOL_SCHEME } from "../links/symbols.ts";
import { noticeTooltip } from "./tooltip.ts";

const ALLOWED = new RegExp(`^(?:https?|${SYMBOL_SCHEME}):`, "i");

/** An image with its alternative text and size. What stands around it is the business of its paragraph. */
export const imageElement: ElementHandler = (node, conversion) => {
  const src = propertyOf(node, "src") ?? "";
  if (!ALLOWED.test(src)) return [];
  const alt = (propertyOf(node, "alt") ?? "").replace(/\s+/g, " ").trim();
  noticeTooltip(node, alt, conversion);
  return [element("img", { src, alt, ...sizeOf(node, "width"), ...sizeOf(node, "height") }, [], node)];
};

/** A size in pixels; percentages have no like in Intercom. */
function sizeOf(node: Parameters<ElementHandler>[0], name: "width" | "height"): Record<string, string> {
  const pixels = /^\s*(\d+)(?:px)?\s*$/i.exec(propertyOf(node, name) ?? "")?.[1];
  return pixels === undefined ? {} : { [name]: pixels };
}
