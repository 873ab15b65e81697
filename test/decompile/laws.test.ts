import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs, seedOf } from "../runs.ts";
import { storedBody } from "./generated.ts";
import { decompile, normal, recompile } from "./round.ts";

/** 50,000 in the long run of 25. */
const bodies = runs(1) === 1 ? 500 : runs(2000);

describe("a stored body, generated", () => {
  it(
    "has the same normal form once it was Markdown, and its Markdown is the same from then on",
    { timeout: bodies * 60 },
    () => {
      fc.assert(
        fc.property(storedBody, (html) => {
          const { markdown } = decompile(html);
          const sent = recompile(markdown).html;
          expect(normal(sent)).toBe(normal(html));
          expect(decompile(sent).markdown).toBe(markdown);
        }),
        { numRuns: bodies, seed: seedOf(5) },
      );
    },
  );
});
