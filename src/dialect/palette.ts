import { canonicalColour } from "./colour.ts";
import { readStyle } from "./style.ts";

export const CALLOUT_COLOURS = ["gray", "blue", "green", "red", "yellow"] as const;
export type CalloutColour = (typeof CALLOUT_COLOURS)[number];

/** Colours of a callout, `#rrggbbaa`. */
export interface CalloutPaint {
  readonly background: string;
  readonly border: string;
}

/** The colours that Intercom's editor offers for callouts (seen in real bodies, behaviour §7). */
export const palette: Readonly<Record<CalloutColour, CalloutPaint>> = {
  gray: { background: "#e8e8e880", border: "#73737633" },
  blue: { background: "#e3e7fa80", border: "#334bfa33" },
  green: { background: "#d7efdc80", border: "#1bb15733" },
  red: { background: "#fed9db80", border: "#fd3a5733" },
  yellow: { background: "#feedaf80", border: "#fbc91633" },
};

/** The `style` of a callout as Intercom stores it. */
export function calloutStyle(paint: CalloutPaint): string {
  return `background-color: ${canonicalColour(paint.background)}; border-color: ${canonicalColour(paint.border)};`;
}

/** The colours that a callout's `style` says, in one spelling; `undefined` where it does not say both. */
export function readCalloutStyle(style: string): CalloutPaint | undefined {
  const said = readStyle(style);
  const background = said.get("background-color");
  const border = said.get("border-color");
  if (background === undefined || border === undefined) return undefined;
  return { background: canonicalColour(background), border: canonicalColour(border) };
}

/** The name of the palette's colour with this background, in any spelling; `undefined` for one of nobody's. */
export function calloutColour(background: string): CalloutColour | undefined {
  const wanted = canonicalColour(background);
  return CALLOUT_COLOURS.find((name) => palette[name].background === wanted);
}
