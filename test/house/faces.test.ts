import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { faceSections, facesIn, withFaces } from "../../scripts/readme-faces.js";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

describe("the faces of a plan in the README", () => {
  it("are fresh (else: npm run docs:faces), all of them or none", async () => {
    const sections = await faceSections();
    expect(withFaces(readme, sections)).toBe(readme);
    const found = facesIn(readme).toSorted();
    if (found.length > 0) expect(found).toEqual(Object.keys(sections).toSorted());
  });

  it("stand between their markers, whatever stood there", () => {
    const sections = { text: "new $& text", json: "{}" };
    const before =
      "A\n<!-- face: text -->\nold\n\nold\n<!-- /face: text -->\nB\n<!-- face: json -->\n<!-- /face: json -->\n";
    const after =
      "A\n<!-- face: text -->\n\nnew $& text\n\n<!-- /face: text -->\nB\n<!-- face: json -->\n\n{}\n\n<!-- /face: json -->\n";
    expect(withFaces(before, sections)).toBe(after);
    expect(withFaces(after, sections)).toBe(after);
    expect(facesIn(after)).toEqual(["text", "json"]);
  });

  it.each([
    ["<!-- face: text -->\nold\n", 'The marker of "text" has no end.'],
    ["<!-- face: text -->\n<!-- face: json -->\n<!-- /face: json -->\n", 'The marker of "text" has no end.'],
    ["<!-- face: voice -->\n<!-- /face: voice -->\n", 'There is no face "voice".'],
  ])("have both markers: %j", (document, message) => {
    expect(() => withFaces(document, { text: "", json: "" })).toThrow(message);
  });
});
