import { describe, expect, test } from "vitest";
import { headingId } from "../../src/dialect/heading-id.ts";
import { compilePage, type Page } from "./compiling.ts";

/** Where a link to `address` in `guides/here.md` leads, and what is said about it. */
function leads(
  address: string,
  pages: Readonly<Record<string, Page>>,
  rest: Partial<Parameters<typeof compilePage>[0]> = {},
): [to: string, codes: readonly string[]] {
  const here = { body: `[x](<${address}>)`, title: "Here" };
  const { html, codes } = compilePage({ ...rest, pages: { ...pages, "guides/here.md": here } }, "guides/here");
  return [/href="([^"]*)"/.exec(html)?.[1] ?? "text", codes];
}

describe("a link between files", () => {
  const pages = {
    "guides/install.md": '# Install\n\n## On a Mac\n\n## With id {#given}\n\n<a name="old"></a>\n\n## Last (v2.0)',
    "guides/a b.md": "a",
    "guides/100%25.md": "a",
    "guides/os.md": "a",
    "guides/os/x.md": "a",
    "faq/index.md": { body: "Asked often", title: "FAQ" },
    "faq/one.md": "a",
    "empty/index.md": "",
    "empty/one.md": "a",
    "top.md": "a",
    "guides/Ünder.md": "a",
  };
  const anchor = (slug: string): string => `{article:guides/install en #${headingId("article:guides/install", slug)}}`;

  test.each([
    ["install.md", "{article:guides/install en}"],
    ["./install", "{article:guides/install en}"],
    ["install.html", "{article:guides/install en}"],
    ["../guides/install.md", "{article:guides/install en}"],
    ["/guides/install", "{article:guides/install en}"],
    ["a%20b.md", "{article:guides/a b en}"],
    ["a b.md", "{article:guides/a b en}"],
    ["100%25.md", "{article:guides/100%25 en}"],
    ["../top.md", "{article:top en}"],
    ["os", "{article:guides/os en}"],
    ["os/", "{collection:guides/os en}"],
    ["../faq/", "{article:faq/index en}"],
    ["../faq/index.md", "{article:faq/index en}"],
    ["../empty", "{collection:empty en}"],
    ["../empty/index.md", "{collection:empty en}"],
    ["..", "text"],
    ["./", "{collection:guides en}"],
    ["U\u0308nder.md", "{article:guides/Ünder en}"],
    ["here.md", "{article:guides/here en}"],
    ["#", "{article:guides/here en}"],
    ["install.md#on-a-mac", anchor("on-a-mac")],
    ["install.md#On-A-Mac", anchor("on-a-mac")],
    ["install.md#given", anchor("given")],
    ["install.md#with-id", anchor("given")],
    ["install.md#old", anchor("last-v20")],
    ["install.md#last-v2-0", anchor("last-v20")],
    ["install.md#install", "{article:guides/install en}"],
  ])("%s → %s", (address, target) => {
    const [to, codes] = leads(address, pages);
    expect(to).toBe(target);
    expect(codes).toEqual(target === "text" ? ["link-not-a-page"] : []);
  });

  test.each([
    ["missing.md", "text", "link-target-missing"],
    ["missing", "text", "link-not-a-page"],
    ["/blog/post", "text", "link-not-a-page"],
    ["../../secret.md", "text", "link-outside-content"],
    ["left.md", "text", "link-target-left-out"],
    ["plan.png", "text", "link-to-file"],
    ["INSTALL.md", "{article:guides/install en}", "link-letter-case"],
    ["top.md", "{article:top en}", "link-from-root"],
    ["install.md?tab=mac", "{article:guides/install en}", "link-query-dropped"],
    ["install.md#nowhere", "{article:guides/install en}", "link-heading-missing"],
  ])("%s → %s with %s", (address, target, code) => {
    const rest = { ignored: ["guides/left.md"], assets: { "guides/plan.png": "h" } };
    expect(leads(address, pages, rest)).toEqual([target, [code]]);
  });

  test("two files that differ in letter case only are not guessed between", () => {
    const [to, codes] = leads("TWIN.md", { "guides/Twin.md": "a", "guides/twin.md": "b" });
    expect([to, codes]).toEqual(["text", ["link-target-missing"]]);
  });

  test("reference links, raw HTML and buttons lead there as well", () => {
    const body = '[x][r] <a href="b.md">y</a>\n\n:::button href="b.md" label="B"\n:::\n\n[r]: b.md';
    const { html, codes } = compilePage({ pages: { "a.md": { body, title: "A" }, "b.md": "b" } }, "a");
    expect(html.match(/\{article:b en\}/g)).toHaveLength(3);
    expect(codes).toEqual([]);
  });

  test("a cycle of links is nothing special", () => {
    const { html } = compilePage({ pages: { "a.md": "[b](b.md)", "b.md": "[a](a.md)" } }, "b");
    expect(html).toContain("{article:a en}");
  });
});

describe("a link in a translation", () => {
  test.each(["b.md", "b.fr.md", "b"])("suffix layout: %s leads to its own locale", (address) => {
    const pages = { "a.md": "a", "a.fr.md": `[b](${address})`, "b.md": "b", "b.fr.md": "b" };
    expect(compilePage({ pages }, "a", "fr").html).toContain("{article:b fr}");
  });

  test("it leads to the default locale where the target is not translated", () => {
    const pages = { "a.md": "a", "a.fr.md": "[b](b.md)", "b.md": "b" };
    expect(compilePage({ pages }, "a", "fr").html).toContain("{article:b en}");
  });

  test.each(["../c/b.md", "/c/b.md", "../../en/c/b.md"])("directory layout: %s", (address) => {
    const pages = { "en/g/a.md": "a", "fr/g/a.md": `[b](${address})`, "en/c/b.md": "b", "fr/c/b.md": "b" };
    expect(compilePage({ pages }, "g/a", "fr").html).toContain("{article:c/b fr}");
  });

  test("directory layout: what its locale lacks is found in the default locale", () => {
    const pages = { "en/g/a.md": "a", "fr/g/a.md": "[b](../c/b.md)", "en/c/b.md": "b" };
    const { html, codes } = compilePage({ pages }, "g/a", "fr");
    expect(html).toContain("{article:c/b en}");
    expect(codes).toEqual([]);
  });

  test("the original's fragment means the heading in the same place", () => {
    const pages = {
      "a.md": "a",
      "a.fr.md": "[b](b.md#second)",
      "b.md": { body: "## First\n\n## Second", title: "B" },
      "b.fr.md": { body: "## Premier\n\n## Deuxième", title: "B" },
    };
    const { html, codes } = compilePage({ pages }, "a", "fr");
    expect(html).toContain(`{article:b fr #${headingId("article:b", "deuxième")}}`);
    expect(codes).toEqual([]);
  });
});

describe("an image", () => {
  const assets = { "g/img/a b.png": "H1", "g/CR.png": "H2", "g/cr.png": "H3", "g/Only.png": "H4" };
  const src = (address: string): [string, readonly string[]] => {
    const pages = { "g/here.md": { body: `x ![alt](<${address}>)`, title: "Here" } };
    const { html, codes } = compilePage({ pages, assets, rootAssets: { "img/r.png": "R" } }, "g/here");
    return [/src="([^"]*)"/.exec(html)?.[1] ?? "none", codes];
  };

  test.each([
    ["img/a%20b.png", "{image H1}"],
    ["./img/../img/a b.png", "{image H1}"],
    ["cr.png", "{image H3}"],
    ["CR.png", "{image H2}"],
    ["img/a b.png#only-light", "{image H1}"],
    ["/img/r.png", "{image R}"],
    ["https://x.y/a.png", "https://x.y/a.png"],
    ["//x.y/a.png", "https://x.y/a.png"],
  ])("%s → %s", (address, target) => {
    expect(src(address)).toEqual([target, []]);
  });

  test.each([
    ["only.png", "{image H4}", "image-letter-case"],
    ["Cr.png", "none", "image-missing"],
    ["gone.png", "none", "image-missing"],
    ["/gone.png", "none", "image-missing"],
    ["../../a.png", "none", "image-outside-content"],
    ["data:image/png;base64,AA==", "none", "image-address-unusable"],
    ["", "none", "image-empty"],
    ["img/a b.png#only-dark", "none", "image-dark-variant"],
  ])("%s → %s with %s", (address, target, code) => {
    expect(src(address)).toEqual([target, [code]]);
  });

  test("its part names the file and where it lies", () => {
    const pages = { "g/here.md": { body: "![](img/a%20b.png)", title: "Here" } };
    const { body } = compilePage({ pages, assets }, "g/here");
    expect(body.parts).toContainEqual({ image: "H1", name: "a b.png", path: "g/img/a b.png" });
  });

  test("raw HTML takes the same files, also as Docusaurus names them", () => {
    const body = `<p><img src='img/a%20b.png' width="4"></p>\n\n<div>\n<img src={useBaseUrl('img/r.png')} />\n</div>`;
    const pages = { "g/here.md": { body, title: "Here" } };
    const { html, codes } = compilePage({ pages, assets, rootAssets: { "img/r.png": "R" } }, "g/here");
    expect(html).toContain('<img src="{image H1}" alt="" width="4">');
    expect(html).toContain('<img src="{image R}" alt="">');
    expect(codes).toEqual([]);
  });

  test.each([
    ["fr/g/i.png", "own"],
    ["en/g/i.png", "the default locale's"],
    ["g/i.png", "shared, beside the locales' folders"],
  ])("directory layout: %s (%s)", (path) => {
    const pages = { "en/g/a.md": "a", "fr/g/a.md": "![](i.png)" };
    expect(compilePage({ pages, assets: { [path]: "H" } }, "g/a", "fr").html).toContain("{image H}");
  });
});
