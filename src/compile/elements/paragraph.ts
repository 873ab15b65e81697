import { aligned, toBlocks, wantedAlignment } from "../html/blocks.ts";
import type { ElementHandler } from "../html/conversion.ts";

/** A paragraph, with its alignment; one of pictures alone becomes their containers. */
export const paragraphElement: ElementHandler = (node, conversion) => {
  const blocks = toBlocks(conversion.children(node));
  const alignment = wantedAlignment(node);
  return alignment === undefined ? blocks : aligned(blocks, alignment);
};
