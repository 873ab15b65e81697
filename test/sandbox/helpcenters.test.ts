import { expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { openCaller } from "./caller.ts";

const options = {
  locales: ["fr"],
  helpCenters: [
    { identifier: "docs", displayName: "Docs" },
    { identifier: "dev", displayName: "Developers", customDomain: "dev.example.com", locales: ["de", "fr"] },
  ],
};

test("a workspace has several help centers, each with its host and languages; the first is the default", async () => {
  const { body } = await openCaller(options).call("GET", "/help_center/help_centers");
  expect(body.data).toMatchObject([
    { id: "1", identifier: "docs", default: true, locales: ["en", "fr"], custom_domain: null },
    { id: "2", identifier: "dev", default: false, locales: ["de", "fr"], custom_domain: "dev.example.com" },
  ]);
  expect(body.data.map(({ url }) => url)).toEqual(["https://intercom.help/docs", "https://dev.example.com"]);
});

test("help centers are listed in pages, the one behind the last being empty", async () => {
  const { call } = openCaller(options);
  const identifiers = async (query: string): Promise<unknown[]> =>
    (await call("GET", `/help_center/help_centers?${query}`)).body.data.map(({ id }) => id);
  expect(await identifiers("per_page=1&page=2")).toEqual(["2"]);
  expect(await identifiers("page=2")).toEqual([]);
});

test("what stands in a help center is found at its host", async () => {
  const { call } = openCaller(options);
  const collection = await call("POST", "/help_center/collections", { name: "C", help_center_id: 2 });
  expect(collection.body.url).toBe(`https://dev.example.com/en/collections/${collection.body.id}-c`);
  const article = { title: "A", author_id: 502, state: "published", parent_id: Number(collection.body.id) };
  const { id, url } = (await call("POST", "/articles", article)).body;
  expect(url).toBe(`https://dev.example.com/en/articles/${id}-a`);
});

test("a help center in a language that Intercom does not know is refused", () => {
  const helpCenters = [{ identifier: "docs", displayName: "Docs", locales: ["uk"] }];
  expect(() => createSandbox({ helpCenters })).toThrow(/no locale "uk"/);
});
