import type { Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import { UnsupportedHtml } from "./unsupported.ts";

/** What Intercom does with HTML that nests deeper than anyone writes is not known: it is refused here. */
const DEEPEST = 256;

/** The tree of a body that is sent. Throws UnsupportedHtml where it nests too deep to be read level by level. */
export function parseHtml(html: string): Root {
  const fragment = parseFragment(html, { scriptingEnabled: false });
  let level: DefaultTreeAdapterTypes.ChildNode[] = fragment.childNodes;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new UnsupportedHtml("HTML that is nested too deeply is not supported");
    level = level.flatMap((node) => [
      ...("childNodes" in node ? node.childNodes : []),
      ...("content" in node ? node.content.childNodes : []),
    ]);
  }
  return fromParse5(fragment) as Root;
}
