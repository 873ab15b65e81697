import type { Element, ElementContent } from "hast";
import { nameOf, type Key } from "../../model/key.ts";
import { attributeOf, element } from "../../dialect/html-tree.ts";

/**
 * The mark around a link that comes or goes as a whole, with its address, since the other side may have one of the same
 * words: `undefined` for a link that stays. The mark stands in the link before, and would leave an empty one without it.
 */
export function changedLink(link: Element): Element | undefined {
  const mark = markOf(link);
  if (mark === undefined) return undefined;
  const words = addressWords(link);
  const note = words === undefined ? [] : [addressNote(` (${words})`)];
  return element(mark, {}, [{ ...link, children: withoutMarks(link.children) }, ...note]);
}

/** The kind of mark that all of an element's content stands in. */
function markOf({ children }: Element): "del" | "ins" | undefined {
  const marks = new Set(
    children.map((child) => {
      if (child.type !== "element") return undefined;
      return child.tagName === "del" || child.tagName === "ins" ? child.tagName : markOf(child);
    }),
  );
  return marks.size === 1 ? [...marks][0] : undefined;
}

function withoutMarks(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== "element") return [child];
    if (child.tagName === "del" || child.tagName === "ins") return child.children;
    return [{ ...child, children: withoutMarks(child.children) }];
  });
}

/** Where a link leads, for people; undefined where its words say that already. */
function addressWords(link: Element): string | undefined {
  const address = attributeOf(link, "href");
  const key = keyOfPage(address);
  const words = key === undefined ? address : nameOf(key as Key);
  return words === "" || textOf(link).trim() === words ? undefined : words;
}

/** The key in the address of an article that is not there yet; it may have been spelled with escapes on its way. */
export function keyOfPage(address: string): string | undefined {
  const key = /^helpsync-page:(.*)$/su.exec(address)?.[1];
  try {
    return key === undefined ? undefined : decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** An address, or a picture's name, in small letters at the mark of what it is of. */
export function addressNote(words: string): Element {
  return element("small", { className: "address", dir: "ltr" }, [{ type: "text", value: words }]);
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}
