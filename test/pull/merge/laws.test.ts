import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdownBlocks } from "../../../src/compile/markdown/blocks.ts";
import { mergeBody } from "../../../src/pull/merge/merge-body.ts";
import { runs } from "../../runs.ts";
import { canonical, document, edit, edited, lossy, textsOf } from "./documents.ts";

describe("a body merged", () => {
  it("stays as it is to the byte where nobody edited it in Intercom", () => {
    fc.assert(
      fc.property(document, fc.constantFrom(canonical, lossy), (ours, answerTo) => {
        const answer = answerTo(ours);
        const sides = { ours, source: ours, answer, theirs: answer };
        expect(mergeBody(sides, markdownBlocks)).toEqual({ text: ours, conflicts: 0 });
      }),
      { numRuns: runs(60) },
    );
  });

  it("says what Intercom holds after an edit there, and all else is spelled as before", () => {
    fc.assert(
      fc.property(document, fc.array(edit, { minLength: 1, maxLength: 2 }), (ours, edits) => {
        const answer = canonical(ours);
        const theirs = edited(answer, edits);
        const { text, conflicts } = mergeBody({ ours, source: ours, answer, theirs }, markdownBlocks);
        expect(conflicts).toBe(0);
        expect(canonical(text)).toBe(theirs);
        const left = new Set(textsOf(theirs));
        for (const block of textsOf(ours)) {
          const same = canonical(`${block}\n\n${definitionsOf(ours)}`).trimEnd();
          if (same === "" || left.has(same)) expect(text).toContain(block);
        }
      }),
      { numRuns: runs(60) },
    );
  });
});

function definitionsOf(text: string): string {
  return (text.match(/^\[[^\]\n]+\]: .*$/gmu) ?? []).join("\n");
}
