import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../runs.ts";
import { load, placesOf } from "./source.ts";

const line = fc.constantFrom("", "# a comment", "title: T", "description: 'a: b'", "tags: [a, b]", "note: |\n  two\n  lines");
const above = fc.uniqueArray(line, { maxLength: 6, selector: (text) => (text === "" || text.startsWith("#") ? {} : text) });
const prose = fc.array(fc.constantFrom("", "Text", "---", "# Heading", "a: b", "<<<", "\tindented"), { maxLength: 6 });
const lineEnd = fc.constantFrom("\n", "\r\n", "\r");
const mark = fc.constantFrom("", "\u{FEFF}");
const ALLOW = "frontmatter: { allow: [tags, note] }";

describe("places in a file", () => {
  it("are those that an editor shows, whatever stands above, with any line ends", () => {
    fc.assert(
      fc.property(above, prose, lineEnd, mark, (lines, body, end, bom) => {
        const start = ["---", ...lines].join("\n");
        const text = [start, "state: public", "---", ...body].join("\n");
        const { problems } = load({ "g/a.md": bom + text.replaceAll("\n", end) }, ALLOW);
        expect(placesOf(problems)).toEqual([`content/g/a.md:${start.split("\n").length + 1}:8 frontmatter-value`]);
      }),
      { numRuns: runs(200) },
    );
  });

  it("of the body count from the first line of the file", () => {
    fc.assert(
      fc.property(above, prose, lineEnd, mark, (lines, body, end, bom) => {
        const text = ["---", "author: A", ...lines, "---", ...body].join("\n");
        const { content, problems } = load({ "g/a.md": bom + text.replaceAll("\n", end) }, ALLOW);
        expect(placesOf(problems)).toEqual([]);
        const english = content.articles[0]?.translations.en;
        expect(english?.body()).toBe(body.join("\n"));
        expect(text.split("\n").slice((english?.bodyLine ?? 0) - 1)).toEqual(body.length === 0 ? [] : body);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("any file at all", () => {
  const piece = fc.constantFrom("---", "\n", "\r", "\t", " ", ":", "title", "a: b", "- ", "? ", "[", "{", "&a ", "*a", "!!x ", "|", ">", '"', "'", "#", "\u{FEFF}", "\0", "é", "%YAML 1.1", "<<: ", "__proto__: ", "...");
  const bytes = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => new TextEncoder().encode(`---\n${pieces.join("")}\n---\n`)),
    fc.uint8Array({ maxLength: 60 }),
  );

  it("is loaded or told, at a place that it has, and never ends the program", () => {
    fc.assert(
      fc.property(bytes, (file) => {
        const { content, problems } = load({ "g/a.md": file });
        expect(content.articles).toHaveLength(1);
        const lines = new TextDecoder().decode(file).replace(/\r\n?/g, "\n").split("\n");
        for (const { place, message, hint } of problems) {
          expect(message).toMatch(/^[^a-z].*\.$/su);
          expect(hint).not.toBe("");
          expect(place.line).toBeLessThanOrEqual(lines.length);
          expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? "").length + 1);
        }
      }),
      { numRuns: runs(500) },
    );
  });
});
