import type { Element, ElementContent } from "hast";
import { CLASSES } from "../../dialect/names.ts";
import { isBlock } from "./blocks.ts";
import { classesOf, isBlankText, isElement } from "./tree.ts";

const PARTS_OF_BLOCKS = new Set(["li", "tbody", "tr", "td", "summary"]);

/** Puts an inline element around what it holds; where that are blocks, around the text in each of them. */
export function wrapInline(wrapper: Element, children: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const close = (): void => {
    result.push(...(run.every(isBlankText) ? run : [{ ...wrapper, children: run }]));
    run = [];
  };
  for (const child of children) {
    if (!isBlock(child) && !(child.type === "element" && PARTS_OF_BLOCKS.has(child.tagName))) run.push(child);
    else {
      close();
      result.push(takesNone(child, wrapper) ? child : { ...child, children: wrapInline(wrapper, child.children) });
    }
  }
  close();
  return result;
}

/** Blocks that hold no text: code, rules, players, buttons, and pictures, which only a link may go around. */
function takesNone(block: Element, wrapper: Element): boolean {
  const classes = classesOf(block);
  if (block.tagName === "pre" || block.tagName === "hr" || classes.includes(CLASSES.video)) return true;
  if (!classes.includes(CLASSES.container)) return false;
  return wrapper.tagName !== "a" || block.children.some((child) => isElement(child, "a"));
}
