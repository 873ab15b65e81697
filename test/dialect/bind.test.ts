import { describe, expect, it } from "vitest";
import { bindBody, type Bindings } from "../../src/dialect/bind.ts";
import type { BodyPart, ImagePart, LinkPart } from "../../src/model/desired.ts";

const link = (name: string, anchor?: string): LinkPart => ({
  link: `article:${name}`,
  locale: "en",
  ...(anchor === undefined ? {} : { anchor }),
});
const image: ImagePart = { image: "ab".repeat(32), name: "flow.png", path: "images/flow.png" };

function bind(parts: readonly BodyPart[], address: string | null = "https://help.acme.com/en/articles/1"): string {
  const bindings: Bindings = { link: () => address, image: (part) => `https://img.example.com/${part.image}` };
  return bindBody(parts, bindings);
}

describe("binding a body", () => {
  it("puts addresses where symbols stood", () => {
    const html = bind(['<p class="no-margin"><a href="', link("a"), '">A</a></p><img src="', image, '" alt="">']);
    expect(html).toBe(
      `<p class="no-margin"><a href="https://help.acme.com/en/articles/1">A</a></p><img src="https://img.example.com/${image.image}" alt="">`,
    );
  });

  it("asks with the whole symbol", () => {
    const asked: LinkPart[] = [];
    bindBody(['<a href="', link("a", "h_0123456789"), '">A</a>'], {
      link: (part) => {
        asked.push(part);
        return "x";
      },
      image: () => "",
    });
    expect(asked).toEqual([link("a", "h_0123456789")]);
  });

  it("escapes addresses for the attribute that they stand in", () => {
    expect(bind(['<a href="', link("a"), '">A</a>'], 'https://x.example/?a=1&b="><script>')).toBe(
      '<a href="https://x.example/?a=1&amp;b=&quot;>&lt;script>">A</a>',
    );
  });

  it("makes a link without an address its own text", () => {
    const html = bind(
      ['<p>See <a title="a > b" href="', link("a"), '" class="c">the <b>guide</b></a> first.</p>'],
      null,
    );
    expect(html).toBe("<p>See the <b>guide</b> first.</p>");
  });

  it("keeps the image of a link without an address, and other links", () => {
    const html = bind(
      [
        '<a href="https://x.example">x</a><a href="',
        link("a"),
        '"><img alt="</a>" src="',
        image,
        '"></a><a href="https://y.example">y</a>',
      ],
      null,
    );
    expect(html).toBe(
      `<a href="https://x.example">x</a><img alt="</a>" src="https://img.example.com/${image.image}"><a href="https://y.example">y</a>`,
    );
  });

  it("tells each link apart", () => {
    const parts = [
      '<a href="',
      link("gone"),
      '">1</a> <a href="',
      link("there"),
      '">2</a> <a href="',
      link("gone"),
      '">3</a>',
    ];
    const html = bindBody(parts, {
      link: (part) => (part.link === "article:gone" ? null : "https://t"),
      image: () => "",
    });
    expect(html).toBe('1 <a href="https://t">2</a> 3');
  });

  it("leaves a body without symbols as it is", () => {
    expect(bind(["<p>a < b</p>"], null)).toBe("<p>a < b</p>");
    expect(bind([])).toBe("");
  });
});
