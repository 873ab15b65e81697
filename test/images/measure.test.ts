import { describe, expect, it } from "vitest";
import { measureImage } from "../../src/images/measure.ts";

const hex = (digits: string): Uint8Array => Buffer.from(digits.replaceAll(" ", ""), "hex");
const text = (words: string): Uint8Array => Buffer.from(words);
const PNG = hex("89504e470d0a1a0a 0000000d49484452 00000002 00000003 0802000000");
const JPEG = hex("ffd8ffe000104a46494600010100000100010000ffc0000b080005000701011100ffd9");
const BMP = hex(`424d 46000000 0000 0000 36000000 28000000 04000000 02000000 01001800 ${"00".repeat(40)}`);
const ICO = hex("000001000100 1020 0000 0100 2000 00000000 16000000");
const WEBP = Buffer.concat([text("RIFF....WEBPVP8X"), hex("0a000000 00000000 090000 130000")]);

describe("an image's kind and size", () => {
  it.each<[string, Uint8Array, object]>([
    ["a PNG", PNG, { type: "png", width: 2, height: 3 }],
    ["a JPEG", JPEG, { type: "jpg", width: 7, height: 5 }],
    ["a GIF", text("GIF89a\x05\0\x06\0\0\0\0"), { type: "gif", width: 5, height: 6 }],
    ["a WebP", WEBP, { type: "webp", width: 10, height: 20 }],
    ["a bitmap", BMP, { type: "bmp", width: 4, height: 2 }],
    ["an icon", ICO, { type: "ico", width: 16, height: 32 }],
  ])("are told by its bytes: %s", (_name, bytes, facts) => {
    expect(measureImage(bytes)).toEqual(facts);
  });

  const lead = '\uFEFF<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE svg PUBLIC "-//W3C" [ <!ENTITY a "b"> ]>\n';
  it.each([
    [`${lead}<svg width="4" height="6"><script>1</script></svg>`, 4, 6],
    ["<svg viewBox='0 0 10 20'></svg>", 10, 20],
    ["<svg><g/></svg>", 300, 150],
    ['<svg width="100%" viewBox="0,0,1,2"/>', 300, 150],
  ])("are told by an SVG's root: %s", (svg, width, height) => {
    expect(measureImage(text(svg))).toEqual({ type: "svg", width, height });
  });

  it.each<[string, Uint8Array]>([
    ["nothing", text("")],
    ["a web page with a drawing in it", text("<html><svg width='1' height='1'></svg></html>")],
    ["another language of angle brackets", text('<error><svg width="1" height="1"/></error>')],
    ["an element that begins alike", text('<svgs width="1" height="1"/>')],
    ["a PNG whose head is cut", PNG.subarray(0, 20)],
    ["a PNG of no size", hex("89504e470d0a1a0a 0000000d49484452 00000000 00000003 0802000000")],
    ["a kind that no browser shows", hex("49492a00 08000000")],
  ])("are none of %s", (_name, bytes) => {
    expect(measureImage(bytes)).toBeUndefined();
  });

  it.each(["<!--", "<svg ", "<?", '<svg a="', "<!doctype [", " "])(
    "takes little time where %s comes without end",
    (one) => {
      const begun = performance.now();
      expect(measureImage(text(one.repeat(100_000)))).toBeUndefined();
      expect(performance.now() - begun).toBeLessThan(1000);
    },
  );
});
