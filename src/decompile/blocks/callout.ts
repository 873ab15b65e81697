import { attributeOf } from "../../dialect/html-tree.ts";
import { CALLOUT_COLOURS, palette, readCalloutStyle, type CalloutColour } from "../../dialect/palette.ts";
import { Unsayable } from "../unsayable.ts";
import { indented, joined, type BlockWriter } from "../writing.ts";
import { directiveBlock } from "./directive.ts";

/** GitHub's name for each colour of Intercom's editor. */
const ALERTS: Readonly<Record<CalloutColour, string>> = {
  gray: "IMPORTANT",
  blue: "NOTE",
  green: "TIP",
  red: "CAUTION",
  yellow: "WARNING",
};

/** A callout: in a colour of the editor one of GitHub's alerts, in another one a directive that names it. */
export const writeCallout: BlockWriter = (block, writing) => {
  if (writing.within.has("callout")) throw new Unsayable("a callout stands in a callout");
  const paint = readCalloutStyle(attributeOf(block, "style"));
  if (paint === undefined) throw new Unsayable("a callout has no colours");
  const blocks = writing.blocks(block.children, "callout");
  const content = joined(blocks);
  const colour = CALLOUT_COLOURS.find(
    (name) => palette[name].background === paint.background && palette[name].border === paint.border,
  );
  if (colour === undefined) {
    if (!isHexadecimal(paint.background) || !isHexadecimal(paint.border)) {
      throw new Unsayable("a colour of a callout is not one that Markdown can say");
    }
    const attributes = { backgroundColor: paint.background, borderColor: paint.border };
    return {
      markdown: directiveBlock("callout", attributes, { attributes: {}, markdown: "" }, content),
      kind: "other",
    };
  }
  // Words may follow the name at once; what is no paragraph would become part of one.
  const gap = blocks.length === 0 ? "" : blocks[0]?.kind === "text" ? "\n" : "\n\n";
  return { markdown: indented(`[!${ALERTS[colour]}]${gap}${content}`, "> ", "> "), kind: "other" };
};

function isHexadecimal(colour: string): boolean {
  return /^#(?:[\da-f]{6}|[\da-f]{8})$/u.test(colour);
}
