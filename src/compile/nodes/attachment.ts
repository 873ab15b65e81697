import type { ElementContent } from "hast";
import type { State } from "mdast-util-to-hast";
import { element, text } from "../html/tree.ts";
import { attributeOf, contentOf, type Directive } from "./directive.ts";

/** `:::attachment href name`: a link to the file, since the API takes no attachments. */
export function attachmentDirective(state: State, node: Directive): ElementContent[] {
  const href = attributeOf(node, "href");
  const name = attributeOf(node, "name") || href;
  const content = href === "" ? text(name) : element("a", { href }, [text(name)]);
  return [element("p", {}, [content]), ...contentOf(state, node)];
}
