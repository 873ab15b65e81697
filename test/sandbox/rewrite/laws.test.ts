import fc from "fast-check";
import { expect, test } from "vitest";
import type { Quirks } from "../../../src/sandbox/quirks.ts";
import { imageSources } from "../../../src/sandbox/rewrite/body.ts";
import { UnsupportedHtml } from "../../../src/sandbox/rewrite/unsupported.ts";
import { PICTURE, rewrite } from "./rewriting.ts";

test("images are found wherever they stand, each once", () => {
  expect(imageSources(`<ul><li><a><img src="b"></a></li></ul><img src="a"><img src="b"><img>`)).toEqual(["b", "a"]);
});

const text = fc.constantFrom("a", " ", "\n", "  ", "&amp;", "ü", "\u00a0", "x y");
const attributes = fc.constantFrom(
  "",
  ' class="intercom-align-center"',
  ' class="intercom-container"',
  ' class="intercom-interblocks-callout"',
  ' id="h_3d75a56c5c"',
  ' href="https://example.com/"',
  ' href="javascript:x"',
  ' class="intercom-h2b-button" href="/b"',
  ' class="collapsible-section-content"',
);
const names = fc.constantFrom(
  ..."p div span b em a code h1 h2 h3 h5 ul ol li pre table tr td th details summary blockquote figure".split(" "),
);
const leaf = fc.oneof(
  text,
  fc.constantFrom(
    `<img src="${PICTURE}">`,
    "<br>",
    "<hr>",
    '<iframe src="https://youtu.be/a"></iframe>',
    "<!-- c -->",
    "<script>x</script>",
  ),
);
const { html } = fc.letrec<{ html: string; node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    leaf,
    fc
      .tuple(names, attributes, tie("html"))
      .map(([name, attribute, inner]) => `<${name}${attribute}>${inner}</${name}>`),
  ),
  html: fc.array(tie("node"), { maxLength: 4 }).map((nodes) => nodes.join("")),
}));

/** The stored body, or `null` where the body is refused. */
function tryRewrite(sent: string, quirks: Partial<Quirks>): string | null {
  try {
    return rewrite(sent, quirks);
  } catch (error) {
    if (error instanceof UnsupportedHtml) return null;
    throw error;
  }
}

const anyQuirks = fc.record({
  headingLevels: fc.constantFrom("promoteToH1", "keep", "flattenToH2"),
  calloutOnWrite: fc.constantFrom("keep", "toParagraph"),
  detailsOnWrite: fc.constantFrom("keep", "strip"),
});

test("rewriting what is stored changes nothing", () => {
  fc.assert(
    fc.property(html, anyQuirks, (sent, chosen) => {
      const quirks = { ...chosen, headingIds: "keepIfShaped" } as const;
      const once = tryRewrite(sent, quirks);
      fc.pre(once !== null);
      expect(rewrite(once, quirks)).toBe(once);
    }),
    { numRuns: 1000 },
  );
});

test("no stored body holds what Intercom's never hold", () => {
  fc.assert(
    fc.property(html, (sent) => {
      const stored = tryRewrite(sent, {});
      fc.pre(stored !== null);
      expect(stored).not.toMatch(/<(strong|em|span|blockquote|h5|h6|th|thead|script)\b|javascript:/);
    }),
    { numRuns: 300 },
  );
});
