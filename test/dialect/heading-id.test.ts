import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { headingId, isHeadingId } from "../../src/dialect/heading-id.ts";

it("is the sha256 of key, # and slug in the shape of Intercom's own ids", () => {
  const digits = createHash("sha256").update("article:guides/über#erste-schritte").digest("hex").slice(0, 10);
  expect(headingId("article:guides/über", "erste-schritte")).toBe(`h_${digits}`);
  expect(isHeadingId(headingId("article:a", ""))).toBe(true);
});

it("differs between articles and between headings", () => {
  const ids = [headingId("article:a", "b"), headingId("article:ab", ""), headingId("article:a", "c")];
  expect(new Set(ids).size).toBe(3);
});

it.each(["h_3D75A56C5C", "h_3d75a56c5", "h_3d75a56c5c0", "first-steps", " h_3d75a56c5c", "h_3d75a56c5c\n"])(
  "%j is not of Intercom's shape",
  (id) => {
    expect(isHeadingId(id)).toBe(false);
  },
);
