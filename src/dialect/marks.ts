import type { Element, ElementContent } from "hast";

/** Marks in a box of their own: two of them side by side are two. */
const BOXED = new Set(["code", "kbd", "samp"]);
/** Marks that only letters show. */
const ON_LETTERS = new Set(["strong", "em"]);
/** Elements that say something without content. */
const SEEN = new Set(["br", "img", "iframe"]);

/**
 * One way for marks that look the same: spaces and breaks at the ends of a mark or link stand outside of it, neighbouring
 * marks of one kind are one, a mark in the same mark goes, and so does one around nothing or around pictures. Editors write all of these
 * (`<b>Note: </b>`, `<b>No</b><b>te</b>`), and Markdown has no words for them. Changes the nodes that it is given.
 */
export function tidyMarks(line: readonly ElementContent[]): ElementContent[] {
  return tidied(line, new Set());
}

function tidied(line: readonly ElementContent[], around: ReadonlySet<string>): ElementContent[] {
  const tidy: ElementContent[] = [];
  const add = (node: ElementContent): void => {
    const last = tidy.at(-1);
    if (node.type === "text" && last?.type === "text") last.value = (last.value + node.value).replace(/ +/gu, " ");
    else if (node.type === "element" && last?.type === "element" && isSameMark(last, node)) {
      last.children = tidied([...last.children, ...node.children], new Set([...around, last.tagName]));
    } else if (node.type !== "text" || node.value !== "") tidy.push(node);
  };
  for (const one of line) {
    if (one.type === "element") tidiedMark(one, around).forEach(add);
    else add(one);
  }
  return tidy;
}

/** What stands in the place of a mark or link: itself between the gaps that were at its ends, or only what it held. */
function tidiedMark(mark: Element, around: ReadonlySet<string>): ElementContent[] {
  if (SEEN.has(mark.tagName)) return [mark];
  const content = tidied(mark.children, new Set([...around, mark.tagName]));
  if (around.has(mark.tagName) || content.every(isGap)) return content;
  if (ON_LETTERS.has(mark.tagName) && content.every((node) => isGap(node) || isPicture(node))) return content;
  const before = cutGaps(content, "start");
  const after = cutGaps(content, "end");
  return [...before, { ...mark, children: content }, ...after];
}

/** Takes spaces and breaks off one end. */
function cutGaps(content: ElementContent[], end: "start" | "end"): ElementContent[] {
  const gaps: ElementContent[] = [];
  const add = (gap: ElementContent): void => {
    if (end === "start") gaps.push(gap);
    else gaps.unshift(gap);
  };
  for (;;) {
    const node = end === "start" ? content.at(0) : content.at(-1);
    if (node !== undefined && isGap(node)) {
      add(node);
      if (end === "start") content.shift();
      else content.pop();
      continue;
    }
    if (node?.type === "text" && (end === "start" ? node.value.startsWith(" ") : node.value.endsWith(" "))) {
      node.value = end === "start" ? node.value.replace(/^ +/u, "") : node.value.replace(/ +$/u, "");
      add({ type: "text", value: " " });
    }
    return gaps;
  }
}

function isGap(node: ElementContent): boolean {
  return node.type === "text" ? /^ *$/u.test(node.value) : node.type === "element" && node.tagName === "br";
}

/** An image, or a link around nothing but images. */
function isPicture(node: ElementContent): boolean {
  if (node.type !== "element") return false;
  return (
    node.tagName === "img" || (node.tagName === "a" && node.children.every((child) => isGap(child) || isPicture(child)))
  );
}

/** Two links side by side are two links. */
function isSameMark(left: Element, right: Element): boolean {
  return left.tagName === right.tagName && left.tagName !== "a" && !SEEN.has(left.tagName) && !BOXED.has(left.tagName);
}
