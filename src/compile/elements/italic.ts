import type { ElementHandler } from "../html/conversion.ts";
import { wrapInline } from "../html/wrap-inline.ts";
import { element } from "../html/tree.ts";

/** `em`, `i` and `cite`: Intercom stores `i`. An empty one is another site's icon and shows nothing. */
export const italicElement: ElementHandler = (node, conversion) =>
  wrapInline(element("i", {}, [], node), conversion.children(node));
