import type { ElementHandler } from "../html/conversion.ts";
import { htmlElementDropped } from "../html/lost.ts";
import { refusedIn } from "../html/as-stored.ts";
import { propertyOf } from "../html/tree.ts";
import { spotOf } from "../notices.ts";

/** HTML that Intercom gave out stays what it is. */
export const storedElement: ElementHandler = (node, { stored, headings, notices }) => {
  const html = propertyOf(node, "dataHtml") ?? "";
  headings.settleAnchors();
  for (const tag of refusedIn(html)) notices.count(htmlElementDropped, spotOf(node), { tag });
  return [stored.hold(html, headings)];
};
