import type { Element, ElementContent } from "hast";
import type { State } from "mdast-util-to-hast";
import { CLASSES } from "../../dialect/names.ts";
import { CALLOUT_COLOURS, calloutColour, calloutStyle, palette, type CalloutPaint } from "../../dialect/palette.ts";
import { problemKind } from "../../model/problem.ts";
import { element, text } from "../html/tree.ts";
import { spotOf, type Notices } from "../notices.ts";
import { ADMONITIONS } from "./admonitions.ts";
import { attributeOf, contentOf, labelOf, type Directive } from "./directive.ts";

export const calloutColourUnknown = problemKind<{ colour: string }>({
  code: "callout-colour-unknown",
  severity: "warning",
  message: ({ colour }) => `A callout cannot be \`${colour}\`, so it becomes gray.`,
  hint: () => `Use one of ${CALLOUT_COLOURS.join(", ")}.`,
});

/** A callout in Intercom's markup. */
export function calloutElement(paint: CalloutPaint, children: readonly ElementContent[]): Element {
  return element("div", { className: [CLASSES.callout], style: calloutStyle(paint) }, children);
}

/** `:::callout` as Intercom writes it or with `color`, and the admonitions of Docusaurus; a title becomes bold. */
export function calloutDirective(state: State, node: Directive, notices: Notices): Element {
  const label = labelOf(state, node);
  const title = label.length === 0 ? [] : [element("p", {}, [element("strong", {}, label)])];
  return calloutElement(paintOf(node, notices), [...title, ...contentOf(state, node), text("\n")]);
}

function paintOf(node: Directive, notices: Notices): CalloutPaint {
  const background = attributeOf(node, "backgroundColor");
  const border = attributeOf(node, "borderColor");
  const known = background === "" ? undefined : calloutColour(background);
  if (isColour(background) && isColour(border)) return { background, border };
  if (known !== undefined) return palette[known];
  const wanted = attributeOf(node, "color") || background;
  const named = CALLOUT_COLOURS.find((name) => name === wanted.toLowerCase());
  if (wanted !== "" && named === undefined) notices.raise(calloutColourUnknown, spotOf(node), { colour: wanted });
  return palette[named ?? ADMONITIONS.get(node.name) ?? "gray"];
}

function isColour(value: string): boolean {
  return /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value);
}
