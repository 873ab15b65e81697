import type { Element } from "hast";
import { attributeOf } from "../../dialect/html-tree.ts";
import { directiveBlock, labelled } from "./directive.ts";
import { writeLinkAddress } from "../inline/addresses.ts";
import type { Writing } from "../writing.ts";

/** A button as Intercom's Markdown has it; its words with marks stand in square brackets. */
export function writeButton(button: Element, writing: Writing): string {
  const { address } = writeLinkAddress(attributeOf(button, "href"), writing);
  return directiveBlock("button", { href: address }, labelled(button.children, "label", writing), "");
}
