import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeAttribute } from "../../src/dialect/bind.ts";
import { imageAddresses, readdressImages } from "../../src/dialect/image-addresses.ts";
import { runs } from "../runs.ts";

describe("the addresses of a body's images", () => {
  const body =
    '<p>a <img alt="1 > 0" src="https://a.example/x.png?a=1&amp;b=2"></p>' +
    '<IMG SRC="y.png" width="3"><a href="y.png">y.png</a>' +
    '<pre><code>&lt;img src="y.png"&gt;</code></pre>' +
    '<img alt=\'x" src="no.png\' src="z.png">';

  it("are told in order, without escapes, and from tags alone", () => {
    expect(imageAddresses(body)).toEqual(["https://a.example/x.png?a=1&b=2", "y.png", "z.png"]);
    expect(imageAddresses('<p>src="a.png"</p><image src="b.png">')).toEqual([]);
    expect(imageAddresses('<img data-src="a.png" alt=" src=\'b.png\'">')).toEqual([]);
  });

  it("are changed where they stand, and nothing else is", () => {
    const changed = readdressImages(body, (address) => (address === "y.png" ? 'q"?a&b<' : address));
    expect(changed).toBe(body.replace('SRC="y.png"', 'SRC="q&quot;?a&amp;b&lt;"'));
  });

  it("come back as they were put in", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (addresses) => {
        const html = addresses.map((address) => `<p><img alt="a" src="${escapeAttribute(address)}"></p>`).join("");
        expect(imageAddresses(html)).toEqual(addresses);
        expect(readdressImages(html, (address) => address)).toBe(html);
        expect(imageAddresses(readdressImages(html, (address) => `${address}&"`))).toEqual(
          addresses.map((address) => `${address}&"`),
        );
      }),
      { numRuns: runs(100) },
    );
  });
});
