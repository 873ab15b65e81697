import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../runs.ts";
import { storedBody } from "./generated.ts";
import { decompile, normal, recompile } from "./round.ts";

describe("a stored body, generated", () => {
  it("has the same normal form once it was Markdown, and its Markdown is the same from then on", () => {
    fc.assert(
      fc.property(storedBody, (html) => {
        const { markdown } = decompile(html);
        const sent = recompile(markdown).html;
        expect(normal(sent)).toBe(normal(html));
        expect(decompile(sent).markdown).toBe(markdown);
      }),
      { numRuns: runs(1000) },
    );
  }, 120_000);
});
