import { expect, it } from "vitest";
import { linkAddress } from "../../src/dialect/link-address.ts";
import type { Key } from "../../src/model/key.ts";
import type { ObservedFacts } from "../../src/model/state.ts";

const URL_OF_HELP = "https://help.acme.com";
const ids = new Map<Key, string>([
  ["article:a", "12"],
  ["collection:c", "7"],
]);
const headingIds = (value: "kept" | "replaced"): ObservedFacts => ({ headingIds: { value, seenAt: "", by: "" } });

it("leads to articles and collections in their locale", () => {
  expect(linkAddress({ link: "article:a", locale: "fr" }, ids, URL_OF_HELP, {})).toBe(`${URL_OF_HELP}/fr/articles/12`);
  expect(linkAddress({ link: "collection:c", locale: "en" }, ids, URL_OF_HELP, {})).toBe(
    `${URL_OF_HELP}/en/collections/7`,
  );
});

it("is none while its target has no id", () => {
  expect(linkAddress({ link: "article:b", locale: "en" }, ids, URL_OF_HELP, {})).toBeNull();
});

it("leads to a heading unless Intercom gives headings its own ids", () => {
  const part = { link: "article:a", locale: "en", anchor: "h_0123456789" } as const;
  const anchored = `${URL_OF_HELP}/en/articles/12#h_0123456789`;
  expect(linkAddress(part, ids, URL_OF_HELP, {})).toBe(anchored);
  expect(linkAddress(part, ids, URL_OF_HELP, headingIds("kept"))).toBe(anchored);
  expect(linkAddress(part, ids, URL_OF_HELP, headingIds("replaced"))).toBe(`${URL_OF_HELP}/en/articles/12`);
});
