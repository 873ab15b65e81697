import type { Element, ElementContent, Root, RootContent } from "hast";
import rehypeRaw from "rehype-raw";
import { unified } from "unified";

const rawHtml = unified().use(rehypeRaw).freeze();

/**
 * A tree as a browser would read it. Only raw HTML, and a link in the label of a button, may be read otherwise than the
 * tree says: all else that Markdown makes nests as HTML wants it, and need not be parsed again.
 * @param source the text that the tree was parsed from: raw HTML takes its positions from it
 */
export function asBrowsersRead(tree: Root, source: string): Root {
  if (!nestsAsWritten(tree, false)) return rawHtml.runSync(tree, source);
  joinTexts(tree);
  return tree;
}

function nestsAsWritten(parent: Root | Element, inLink: boolean): boolean {
  return parent.children.every((child) => {
    if (child.type === "text") return true;
    if (child.type !== "element" || (inLink && child.tagName === "a")) return false;
    return nestsAsWritten(child, inLink || child.tagName === "a");
  });
}

/** Makes one of texts that stand beside each other, as a parser does. */
function joinTexts(parent: Root | Element): void {
  const children: (RootContent | ElementContent)[] = parent.children;
  let count = 0;
  for (const child of children) {
    const last = children[count - 1];
    if (child.type === "element") joinTexts(child);
    if (child.type === "text" && last?.type === "text") last.value += child.value;
    else children[count++] = child;
  }
  children.length = count;
}
