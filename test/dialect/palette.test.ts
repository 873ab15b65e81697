import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalColour } from "../../src/dialect/colour.ts";
import { CALLOUT_COLOURS, calloutColour, calloutStyle, palette, readCalloutStyle } from "../../src/dialect/palette.ts";
import { runs } from "../runs.ts";

describe("colours of callouts", () => {
  it("writes Intercom's stored style", () => {
    expect(calloutStyle(palette.yellow)).toBe("background-color: #feedaf80; border-color: #fbc91633;");
  });

  it.each(CALLOUT_COLOURS)("reads %s back from its own style", (colour) => {
    const paint = readCalloutStyle(calloutStyle(palette[colour]));
    expect(paint).toEqual(palette[colour]);
    expect(calloutColour(paint?.background ?? "")).toBe(colour);
  });

  it("reads any spelling of a style", () => {
    const paint = readCalloutStyle("BORDER-COLOR:#FBC91633;padding:1px;background-color : rgba(254, 237, 175, 0.5)");
    expect(paint).toEqual(palette.yellow);
  });

  it("does not guess a colour", () => {
    expect(readCalloutStyle("background-color: #feedaf80")).toBeUndefined();
    expect(readCalloutStyle("")).toBeUndefined();
    expect(calloutColour("#123456")).toBeUndefined();
  });
});

describe("one spelling for a colour", () => {
  it.each([
    ["#FFF", "#ffffff"],
    ["#abcd", "#aabbccdd"],
    ["#E3E7FAff", "#e3e7fa"],
    ["rgb(227, 231, 250)", "#e3e7fa"],
    ["rgb(227 231 250 / 50%)", "#e3e7fa80"],
    [" Red ", "red"],
    ["#12345", "#12345"],
  ])("%s is %s", (written, canonical) => {
    expect(canonicalColour(written)).toBe(canonical);
  });

  it("says a colour in hexadecimal and in decimal alike", () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(channel, channel, channel, (red, green, blue) => {
        const digits = [red, green, blue].map((value) => value.toString(16).padStart(2, "0")).join("");
        expect(canonicalColour(`rgb(${String(red)}, ${String(green)}, ${String(blue)})`)).toBe(`#${digits}`);
        expect(canonicalColour(`#${digits.toUpperCase()}`)).toBe(`#${digits}`);
      }),
      { numRuns: runs(100) },
    );
  });
});
