import { describe, expect, it } from "vitest";
import { QUIRKS } from "../../src/sandbox/quirks.ts";
import { acceptance } from "./acceptance.ts";
import { allPairs, pairsOf, pairwise } from "./pairs.ts";

const rows = pairwise(QUIRKS, 7);
const values = Object.entries(QUIRKS).flatMap(([name, own]) => own.map((value) => ({ name, value })));

it("the rows hold every two values of all quirks together", () => {
  const covered = new Set(rows.flatMap(pairsOf));
  expect(allPairs(QUIRKS).filter((pair) => !covered.has(pair))).toEqual([]);
});

describe("a team's work is safe under each value of each quirk", () => {
  it.each(values)("$name=$value", async ({ name, value }) => {
    await acceptance({ [name]: value });
  });
});

describe("a team's work is safe under every two values together", () => {
  it.each(rows.map((row, index) => ({ row, number: index + 1 })))("row $number", async ({ row }) => {
    await acceptance(row);
  });
});
