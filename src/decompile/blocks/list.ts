import type { Element } from "hast";
import { indented, joined, type BlockWriter, type Writing, type Written } from "../writing.ts";

/** A list; items of several blocks stand apart. Two lists side by side have different signs, else they were one. */
export const writeList: BlockWriter = (block, writing, before) => {
  const items = block.children.flatMap((item) => (item.type === "element" ? [itemOf(item, writing)] : []));
  const gap = items.some(({ isSpread }) => isSpread) ? "\n\n" : "\n";
  const marker = block.tagName === "ol" ? (before?.marker === "." ? ")" : ".") : bullet(items, before?.marker);
  const lines = items.map(({ text }, index) => {
    const sign = block.tagName === "ol" ? `${String(index + 1)}${marker} ` : `${marker} `;
    return indented(text, sign, " ".repeat(sign.length));
  });
  return { markdown: lines.join(gap), kind: "list", marker };
};

interface Item {
  readonly text: string;
  readonly isSpread: boolean;
}

function itemOf(item: Element, writing: Writing): Item {
  const blocks = writing.blocks(item.children, "list");
  if (!isTight(blocks)) return { text: joined(blocks), isSpread: true };
  return { text: blocks.map(({ markdown }) => markdown).join("\n"), isSpread: false };
}

/** One block, or words and a list below them. A list below HTML, or one that begins with nothing, needs a gap. */
function isTight([first, second, ...others]: readonly Written[]): boolean {
  if (second === undefined) return true;
  return (
    first?.kind === "text" &&
    !first.markdown.startsWith("<") &&
    second.kind === "list" &&
    others.length === 0 &&
    !/^(?:(?:[-*+]|1[.)]) *)+(?:\n|$)/u.test(second.markdown)
  );
}

/** Items that begin with the same sign again would be a rule (`- - -`). */
function bullet(items: readonly Item[], used: string | undefined): string {
  const isRule = (sign: string): boolean =>
    items.some(({ text }) => {
      const start = (text.split("\n")[0] ?? "").replaceAll(" ", "");
      return start !== "" && start === sign.repeat(start.length);
    });
  const free = ["-", "*", "+"].filter((sign) => sign !== used);
  return free.find((sign) => !isRule(sign)) ?? "+";
}
