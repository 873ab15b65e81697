import type { Root } from "mdast";
import { isKnownDirective } from "../nodes/directives.ts";
import { repeatedNotesIn } from "../nodes/footnote.ts";
import { readStoredHtml } from "../nodes/stored-html.ts";
import { restoreUnknownDirectives } from "../nodes/unknown-directive.ts";
import type { Notices } from "../notices.ts";
import { removeComments } from "./comments.ts";
import { foreignSyntaxIn } from "./foreign-syntax.ts";
import { unlinkInclude } from "./includes.ts";
import { keepLongRows } from "./long-rows.ts";
import { definitionsOf, directImage, directLink } from "./references.ts";
import { walk } from "./walk.ts";

/**
 * Makes of a tree as it was parsed one that says what its author meant, and tells what other tools would have read
 * otherwise. Each node is seen once, after those before it: whole walks are what compiling spends its time on.
 * @param source the text that the tree was parsed from
 */
export function tidy(tree: Root, source: string, notices: Notices): void {
  const definitions = definitionsOf(tree, source);
  const noticeForeignSyntax = foreignSyntaxIn(notices);
  const noticeRepeated = repeatedNotesIn(notices);
  const unknown = new Set<string>();
  walk(tree, (node, index, parent) => {
    switch (node.type) {
      case "text":
        noticeForeignSyntax(node, parent);
        return undefined;
      case "html":
        return removeComments(node, index, parent);
      case "link":
        return unlinkInclude(node, index, parent);
      case "linkReference": {
        const link = directLink(node, definitions);
        parent.children[index] = link;
        return unlinkInclude(link, index, parent);
      }
      case "imageReference":
        parent.children[index] = directImage(node, definitions);
        return undefined;
      case "definition":
        parent.children.splice(index, 1);
        return index;
      case "code":
        readStoredHtml(node, index, parent);
        return undefined;
      case "table":
        keepLongRows(node, notices);
        return undefined;
      case "footnoteDefinition":
        noticeRepeated(node);
        return undefined;
      case "containerDirective":
      case "leafDirective":
        if (!isKnownDirective(node)) unknown.add(node.name);
        return undefined;
      default:
        return undefined;
    }
  });
  if (unknown.size > 0) restoreUnknownDirectives(tree, source, notices);
}
