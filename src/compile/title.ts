import type { Heading, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import type { ArticleTranslation } from "../model/content.ts";

export interface TitledTree {
  readonly title: string;
  /** The text of the heading that became or repeats the title and so was taken out of the tree. */
  readonly removedHeading?: { readonly text: string; readonly id?: string };
}

/**
 * The title of an article: its frontmatter's, else its first heading's, else its file's name. A first heading that is
 * the title is taken out of the tree, since Intercom shows the title above the body.
 */
export function takeTitle(tree: Root, translation: Pick<ArticleTranslation, "title">, name: string): TitledTree {
  const index = tree.children.findIndex((node) => node.type === "heading");
  const heading = tree.children[index];
  if (heading?.type !== "heading") return { title: translation.title ?? name };
  const text = headingText(heading);
  const title = translation.title ?? (text === "" ? name : text);
  const repeats = translation.title === undefined ? text !== "" : sameWords(text, title);
  if (!repeats || !(translation.title === undefined || index === 0 || heading.depth === 1)) return { title };
  tree.children.splice(index, 1);
  const id = EXPLICIT_ID.exec(toString(heading))?.[1];
  return { title, removedHeading: { text, ...(id === undefined ? {} : { id }) } };
}

const EXPLICIT_ID = /\s*\{\s*#([^\s}]+)[^}]*\}\s*$/;

function headingText(heading: Heading): string {
  return toString(heading, { includeImageAlt: false, includeHtml: false })
    .replace(EXPLICIT_ID, "")
    .replace(/\s+/g, " ")
    .trim();
}

function sameWords(left: string, right: string): boolean {
  return folded(left) === folded(right);
}

function folded(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, "").toLowerCase();
}
