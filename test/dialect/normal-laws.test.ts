import fc from "fast-check";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { describe, expect, it } from "vitest";
import { compareAnswer } from "../../src/dialect/losses.ts";
import { normalForm } from "../../src/dialect/normal.ts";
import { wordsOf, wordsText } from "../../src/dialect/words.ts";
import { rewriteBody } from "../../src/sandbox/rewrite/body.ts";
import { runs } from "../runs.ts";
import { sentBlocks, tagSoup } from "./bodies.ts";

const URLS = ["https://intercom.help/acme"];
const sentBody = sentBlocks.map((blocks) => blocks.join(""));

/** Intercom as behaviour §7 describes it, with the quirks that lose nothing. */
const server = fc.record({
  headingLevels: fc.constantFrom("promoteToH1" as const, "keep" as const),
  headingIds: fc.constantFrom("regenerate" as const, "keepIfShaped" as const),
  seed: fc.nat(0xffff),
});

interface Server {
  readonly headingLevels: "promoteToH1" | "keep";
  readonly headingIds: "regenerate" | "keepIfShaped";
  readonly seed: number;
}

function rewritten(html: string, { headingLevels, headingIds, seed }: Server): string {
  let count = seed;
  return rewriteBody(html, {
    quirks: {
      nestedLists: "keep",
      calloutOnWrite: "keep",
      detailsOnWrite: "keep",
      unreachableImage: "reject400",
      headingLevels,
      headingIds,
    },
    image: (source) => ({
      url: `https://downloads.intercomcdn.com/i/o/1/${source.split("/").at(-1) ?? ""}`,
      width: 20,
      height: 10,
    }),
    headingId: () => `h_${(count++).toString(16).padStart(10, "f")}`,
  });
}

describe("the normal form", () => {
  it("is its own normal form, for any HTML", () => {
    fc.assert(
      fc.property(fc.oneof(tagSoup, sentBody), (html) => {
        const once = normalForm(html, URLS);
        expect(normalForm(once, URLS)).toBe(once);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("is the same for what was sent and what Intercom makes of it", () => {
    fc.assert(
      fc.property(sentBody, server, (sent, how) => {
        expect(normalForm(rewritten(sent, how), URLS, "alike")).toBe(normalForm(sent, URLS, "alike"));
      }),
      { numRuns: runs(300) },
    );
  });

  it("is the same when Intercom rewrites its own HTML once more, and signs its images anew", () => {
    fc.assert(
      fc.property(sentBody, server, server, (sent, first, second) => {
        const stored = rewritten(sent, first);
        const signed = rewritten(stored, second).replaceAll('.png"', `.png?expires=${String(second.seed)}&amp;req=x"`);
        expect(normalForm(signed, URLS)).toBe(normalForm(stored, URLS));
      }),
      { numRuns: runs(150) },
    );
  });

  it("does not see spacers, line ends between blocks, and how HTML is spelled", () => {
    const gap = fc.constantFrom("", "\n", '<p class="no-margin"></p>', "\n  <p><br></p>\n", "<!-- gap -->");
    fc.assert(
      fc.property(sentBlocks, fc.array(gap, { minLength: 9, maxLength: 9 }), (blocks, gaps) => {
        const spaced = blocks.map((block, index) => (gaps[index] ?? "") + block).join("") + (gaps[8] ?? "");
        const respelled = toHtml(fromHtml(spaced, { fragment: true }), {
          quote: "'",
          omitOptionalTags: true,
          characterReferences: { useNamedReferences: true },
          preferUnquoted: true,
        });
        expect(normalForm(respelled, URLS)).toBe(normalForm(blocks.join(""), URLS));
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("words", () => {
  it("are the same for a body, its normal form and what Intercom makes of it", () => {
    fc.assert(
      fc.property(sentBody, server, (sent, how) => {
        expect(wordsOf(rewritten(sent, how), URLS, "alike")).toEqual(wordsOf(sent, URLS, "alike"));
        expect(wordsOf(normalForm(sent, URLS), URLS)).toEqual(wordsOf(sent, URLS));
        expect(wordsText(rewritten(sent, how))).toBe(wordsText(sent));
      }),
      { numRuns: runs(150) },
    );
  });
});

describe("losses", () => {
  it("are none in what Intercom makes of a body, but for replaced heading ids", () => {
    fc.assert(
      fc.property(sentBody, server, (sent, how) => {
        const { lost, markup } = compareAnswer(sent, rewritten(sent, how), URLS);
        expect(lost).toEqual([]);
        expect(markup.filter((construct) => construct !== "heading id")).toEqual([]);
        // Two headings with one id cannot both keep it.
        const ids = [...sent.matchAll(/id="([^"]+)"/gu)].map(([, id]) => id);
        const keepsIds = how.headingIds === "keepIfShaped" && new Set(ids).size === ids.length;
        if (keepsIds || ids.length === 0) expect(markup).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });

  it("name what one block less lacks", () => {
    fc.assert(
      fc.property(sentBlocks, fc.nat(), (blocks, pick) => {
        const kept = blocks.filter((_block, index) => index !== pick % blocks.length);
        const { lost, markup } = compareAnswer(blocks.join(""), kept.join(""), URLS);
        expect(lost.length + markup.length).toBeGreaterThan(0);
      }),
      { numRuns: runs(150) },
    );
  });
});
