import { CALLOUT_COLOURS, calloutStyle, palette, readCalloutStyle } from "../../dialect/palette.ts";
import { CLASSES } from "../../dialect/names.ts";
import { problemKind } from "../../model/problem.ts";
import { aligned, paragraph, toBlocks, wantedAlignment } from "../html/blocks.ts";
import type { Conversion, ElementHandler } from "../html/conversion.ts";
import { classesOf, element, propertyOf } from "../html/tree.ts";
import { ADMONITIONS } from "../nodes/admonitions.ts";
import { numbered, spotOf } from "../notices.ts";

export const calloutNested = problemKind<{ count: number }>({
  code: "callout-nested",
  severity: "warning",
  message: ({ count }) =>
    `Intercom has no callout within a callout: ${numbered(count, "the inner one becomes", "inner ones become")} part of the outer.`,
  hint: () => "Write them one below the other.",
});

/** `div` and its like: callouts of Intercom and of MkDocs are callouts; of others what they hold stays, aligned. */
export const divisionElement: ElementHandler = (node, conversion) => {
  const style = calloutStyleOf(node);
  if (style !== undefined) return callout(node, style, conversion);
  const blocks = toBlocks(conversion.children(node));
  const alignment = wantedAlignment(node);
  return alignment === undefined ? blocks : aligned(blocks, alignment);
};

function calloutStyleOf(node: Parameters<ElementHandler>[0]): string | undefined {
  const classes = classesOf(node);
  if (classes.includes(CLASSES.callout)) {
    return calloutStyle(readCalloutStyle(propertyOf(node, "style") ?? "") ?? palette.gray);
  }
  if (!classes.includes("admonition")) return undefined;
  const name = classes.find((candidate) => ADMONITIONS.has(candidate)) ?? "";
  return calloutStyle(palette[ADMONITIONS.get(name) ?? CALLOUT_COLOURS[0]]);
}

function callout(
  node: Parameters<ElementHandler>[0],
  style: string,
  conversion: Conversion,
): ReturnType<ElementHandler> {
  const blocks = toBlocks(conversion.inside("callout").children(node));
  if (conversion.within.has("callout")) {
    conversion.notices.count(calloutNested, spotOf(node), {});
    return blocks;
  }
  const content = blocks.length === 0 ? [paragraph([])] : blocks;
  return [element("div", { className: [CLASSES.callout], style }, content, node)];
}
