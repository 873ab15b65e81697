import type { ElementHandler } from "../html/conversion.ts";
import { propertyOf } from "../html/tree.ts";

/** HTML that Intercom gave out stays what it is. */
export const storedElement: ElementHandler = (node, { stored, headings }) => {
  headings.settleAnchors();
  return [stored.hold(propertyOf(node, "dataHtml") ?? "", headings)];
};
