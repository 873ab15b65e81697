import type { Element, ElementContent } from "hast";

/**
 * What stands beside a mark's sign, by which Markdown decides whether the sign opens or closes a mark. Emoji and their
 * like are signs to some readers of Markdown and words to others.
 */
export type Edge = "space" | "sign" | "word" | "emoji";

/** The signs of a mark, around what it holds. */
export interface MarkSigns {
  readonly open: string;
  readonly close: string;
}

export const HTML_SIGNS: Readonly<Record<"strong" | "em", MarkSigns>> = {
  strong: { open: "<b>", close: "</b>" },
  em: { open: "<i>", close: "</i>" },
};

/** Whether an element is bold or italic. */
export function isMark(node: ElementContent | undefined): node is Element & { tagName: "strong" | "em" } {
  return node?.type === "element" && (node.tagName === "strong" || node.tagName === "em");
}

/**
 * The signs for bold and italic. Where Markdown would not read stars there (`**Note:**text`, two marks side by side),
 * the elements that mean the same.
 * @param besideMark whether another mark ends right before it, whose stars would run into these
 */
export function markSigns(
  mark: Element & { tagName: "strong" | "em" },
  { before, after, besideMark }: { readonly before: Edge; readonly after: Edge; readonly besideMark: boolean },
): MarkSigns {
  const first = startOf(mark.children.at(0));
  const last = endOf(mark.children.at(-1));
  const isApart = (outside: Edge): boolean => outside === "space" || outside === "sign";
  const opens = first !== "space" && (first === "word" || isApart(before));
  const closes = last !== "space" && (last === "word" || isApart(after));
  if (besideMark || !opens || !closes) return HTML_SIGNS[mark.tagName];
  const sign = mark.tagName === "strong" ? "**" : "*";
  return { open: sign, close: sign };
}

/** Three stars are read as italic around bold, so italic alone in bold has another sign. */
export const ITALIC_IN_BOLD: MarkSigns = { open: "_", close: "_" };

/** What the Markdown of a node starts with. */
export function startOf(node: ElementContent | undefined): Edge {
  return node?.type === "text" ? edge(Array.from(node.value).at(0)) : "sign";
}

/** What the Markdown of a node ends with. */
export function endOf(node: ElementContent | undefined): Edge {
  return node?.type === "text" ? edge(Array.from(node.value).at(-1)) : "sign";
}

function edge(character: string | undefined): Edge {
  if (character === undefined || /^\s$/u.test(character)) return "space";
  if (!/^[\p{P}\p{S}]$/u.test(character)) return "word";
  return character.length === 1 ? "sign" : "emoji";
}
