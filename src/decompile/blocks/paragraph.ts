import type { Element, ElementContent } from "hast";
import { classesOf } from "../../dialect/html-tree.ts";
import { CLASSES } from "../../dialect/names.ts";
import { writeLine } from "../inline/line.ts";
import { Unsayable } from "../unsayable.ts";
import type { BlockWriter } from "../writing.ts";
import { attachmentOf } from "./attachment.ts";
import { writeButton } from "./button.ts";

/** A paragraph, an image or a button alone. Its alignment is said around it. */
export const writeParagraph: BlockWriter = (block, writing) => {
  const [only, ...others] = block.children;
  if (only?.type === "element" && others.length === 0 && classesOf(only).includes(CLASSES.button)) {
    return { markdown: writeButton(only, writing), kind: "other" };
  }
  const attachment = attachmentOf(block.children);
  if (attachment !== undefined) return attachment;
  if (isRowOfPictures(block)) throw new Unsayable("pictures of which a link holds several stand side by side");
  return { markdown: writeLine(block.children, "paragraph", writing), kind: "text" };
};

/** Pictures alone in a paragraph become one block each, also where that splits what a body holds as one. */
function isRowOfPictures({ children }: Element): boolean {
  const pictures = children.filter(isPicture);
  const isGap = (node: ElementContent): boolean => node.type === "text" && node.value.trim() === "";
  return pictures.length > 1 && children.every((child) => isGap(child) || isPicture(child) || isBreak(child));
}

function isPicture(node: ElementContent): boolean {
  if (node.type !== "element") return false;
  return (
    node.tagName === "img" ||
    (node.tagName === "a" && node.children.every((child) => isPicture(child) || isSpace(child)))
  );
}

function isSpace(node: ElementContent): boolean {
  return node.type === "text" && /^ *$/u.test(node.value);
}

function isBreak(node: ElementContent): boolean {
  return node.type === "element" && node.tagName === "br";
}
