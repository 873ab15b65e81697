import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdownBlocks } from "../../../src/compile/markdown/blocks.ts";
import { mergeBody } from "../../../src/pull/merge/merge-body.ts";
import { runs } from "../../runs.ts";
import { canonical, document, edit, edited, lossy, textsOf, word } from "./documents.ts";

describe("a body merged", () => {
  it("stays as it is to the byte where nobody edited it in Intercom", () => {
    fc.assert(
      fc.property(document, fc.constantFrom(canonical, lossy), (ours, answerTo) => {
        const answer = answerTo(ours);
        const sides = { ours, source: ours, answer, theirs: answer };
        expect(mergeBody(sides, markdownBlocks)).toEqual({ text: ours, conflicts: 0 });
      }),
      { numRuns: runs(25) },
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
      { numRuns: runs(20) },
    );
  });

  it("holds the edits of both sides where they changed different blocks", () => {
    fc.assert(
      fc.property(plainDocument, fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }), (source, who) => {
        const answer = canonical(source);
        const ours = changedAt(source, (index) => (who[index % 8] === 1 ? "Our own words." : undefined));
        const theirs = canonical(changedAt(answer, (index) => (who[index % 8] === 2 ? "Theirs are new." : undefined)));
        const merged = mergeBody({ ours, source, answer, theirs }, markdownBlocks);
        const both = changedAt(
          source,
          (index) => ["", "Our own words.", "Theirs are new."][who[index % 8] ?? 0] || undefined,
        );
        expect(merged).toEqual({ text: both, conflicts: 0 });
      }),
      { numRuns: runs(25) },
    );
  });

  it("loses no word of either side, and holds markers exactly where it counts conflicts", () => {
    fc.assert(
      fc.property(
        document,
        fc.array(edit, { maxLength: 3 }),
        fc.array(edit, { maxLength: 3 }),
        fc.nat(2),
        (source, own, other, known) => {
          const answer = canonical(source);
          const ours = own.length === 0 ? source : edited(source, own);
          const theirs = edited(answer, other);
          const sides = [
            { ours, source, answer, theirs },
            { ours, source, theirs },
            { ours, theirs, title: "x" },
          ][known] ?? { ours, theirs };
          const { text, conflicts } = mergeBody(sides, markdownBlocks);
          expect(text.match(/^<{7} content$/gmu)?.length ?? 0).toBe(conflicts);
          expect(text.match(/^>{7} Intercom$/gmu)?.length ?? 0).toBe(conflicts);
          const before = wordsOf(source);
          const [left, right, now] = [wordsOf(ours), wordsOf(theirs), wordsOf(text)];
          // A word goes only where one side took it out; without a base nobody is known to have done so.
          const isKept = (word: string): boolean =>
            known === 2 || !before.has(word) || (left.has(word) && right.has(word));
          expect([...left, ...right].filter((word) => isKept(word) && !now.has(word))).toEqual([]);
        },
      ),
      { numRuns: runs(40) },
    );
  });
});

/** Paragraphs in several spellings. */
const plainDocument = fc
  .array(fc.tuple(word, fc.constantFrom("_a_ %\nb", "**%** a", "a *c* %")), { minLength: 1, maxLength: 8 })
  .map(
    (blocks) =>
      `${blocks.map(([one, spelling], index) => spelling.replace("%", `${one}n${String(index)}`)).join("\n\n")}\n`,
  );

function changedAt(text: string, change: (index: number) => string | undefined): string {
  const blocks = textsOf(text);
  return `${blocks.map((block, index) => change(index) ?? block).join("\n\n")}\n`;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/\bw\d+w\w*/gu));
}

function definitionsOf(text: string): string {
  return (text.match(/^\[[^\]\n]+\]: .*$/gmu) ?? []).join("\n");
}
