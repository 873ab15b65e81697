import type { ElementContent } from "hast";
import { isIntercomImage } from "../../dialect/addresses.ts";
import { attributeOf } from "../../dialect/html-tree.ts";
import type { Written } from "../writing.ts";
import { directiveBlock } from "./directive.ts";

/** A link to a file on Intercom's own host that stands alone, as Intercom's Markdown has it; `undefined` for all else. */
export function attachmentOf([link, ...others]: readonly ElementContent[]): Written | undefined {
  if (link?.type !== "element" || link.tagName !== "a" || others.length > 0) return undefined;
  const href = attributeOf(link, "href");
  const [name, ...more] = link.children;
  if (!isIntercomImage(href) || !/^[!#$&-;=?-Z_a-z~%]+$/u.test(href)) return undefined;
  if (name?.type !== "text" || more.length > 0) return undefined;
  const attributes = { href, name: name.value };
  return { markdown: directiveBlock("attachment", attributes, { attributes: {}, markdown: "" }, ""), kind: "other" };
}
