import { Unsayable } from "../unsayable.ts";
import { joined, type BlockWriter } from "../writing.ts";
import { directiveBlock, labelled } from "./directive.ts";

/** A collapsible section. */
export const writeCollapsible: BlockWriter = (block, writing) => {
  const [summary, ...content] = block.children;
  if (summary?.type !== "element" || summary.children.length === 0) throw new Unsayable("it has no title");
  const label = labelled(summary.children, "title", writing);
  const markdown = directiveBlock("collapsible", {}, label, joined(writing.blocks(content)));
  return { markdown, kind: "other" };
};
