import { toString } from "hast-util-to-string";
import { classesOf } from "../../dialect/html-tree.ts";
import { Unsayable } from "../unsayable.ts";
import type { BlockWriter } from "../writing.ts";
import { fenced } from "./raw.ts";

/** A block of code, with its language where one is stored. */
export const writeCode: BlockWriter = (block) => {
  const [code] = block.children;
  if (code?.type !== "element") throw new Unsayable("a block of code holds none");
  if (code.children.some((child) => child.type !== "text")) throw new Unsayable("links or images stand in code");
  const language = classesOf(code).find((name) => name.startsWith("language-")) ?? "";
  return { markdown: fenced(toString(code), language.slice("language-".length)), kind: "other" };
};
