import { beforeEach, describe, expect, test } from "vitest";
import { type Caller, openCaller } from "../caller.ts";

interface Found {
  readonly articles: readonly { readonly title: string }[];
  readonly highlights: readonly unknown[];
}

let caller: Caller;

async function search(query: string, version = "2.16"): Promise<Found & { readonly total: number }> {
  const { status, body } = await caller.call("GET", `/articles/search${query}`, undefined, version);
  expect(status).toBe(200);
  return { ...(body.data as unknown as Found), total: body.total_count };
}

async function titles(query: string, version?: string): Promise<string[]> {
  return (await search(query, version)).articles.map((article) => article.title);
}

beforeEach(async () => {
  caller = openCaller({
    locales: ["fr"],
    helpCenters: [
      { identifier: "one", displayName: "One" },
      { identifier: "two", displayName: "Two" },
    ],
  });
  const parent = await caller.call("POST", "/help_center/collections", { name: "C", help_center_id: 2 });
  const billing = {
    title: "Billing & invoices",
    body: "<p>How to <b>pay</b> an <i>in</i>voice.</p>",
    state: "published",
    parent_id: Number(parent.body.id),
    parent_type: "collection",
  };
  await caller.call("POST", "/articles", { ...billing, author_id: 502 });
  const french = { title: "Mot de passe", body: "<p>Oublié</p>", author_id: 502 };
  const reset = { title: "Password", body: "<p>Reset it</p>", author_id: 502, translated_content: { fr: french } };
  await caller.call("POST", "/articles", reset);
});

describe("search for articles", () => {
  test("finds words of titles and bodies, in any case, language and mark-up", async () => {
    expect(await titles("?phrase=INVOICE%20pay")).toEqual(["Billing & invoices"]);
    expect(await titles("?phrase=oubli%C3%A9")).toEqual(["Password"]);
    expect(await titles("?phrase=%26")).toEqual(["Billing & invoices"]);
    expect(await titles("?phrase=strong")).toEqual([]);
    expect(await titles("")).toHaveLength(2);
  });

  test("narrows by state and help center, as no listing does", async () => {
    expect(await titles("?state=published")).toEqual(["Billing & invoices"]);
    expect(await titles("?state=draft")).toEqual(["Password"]);
    expect(await titles("?state=all")).toHaveLength(2);
    expect(await titles("?help_center_id=2")).toEqual(["Billing & invoices"]);
    expect(await titles("?help_center_id=1")).toEqual([]);
  });

  test("shows what matched where asked for", async () => {
    expect((await search("?phrase=invoice")).highlights).toEqual([]);
    const [highlight] = (await search("?phrase=invoice&highlight=true")).highlights;
    expect(highlight).toMatchObject({
      highlighted_title: [
        { type: "plain", text: "Billing & " },
        { type: "highlight", text: "invoice" },
        { type: "plain", text: "s" },
      ],
      highlighted_summary: [
        [
          { type: "plain", text: "How to pay an " },
          { type: "highlight", text: "invoice" },
          { type: "plain", text: "." },
        ],
      ],
    });
  });

  test("is paged by ten", async () => {
    for (let index = 0; index < 10; index += 1) {
      await caller.call("POST", "/articles", { title: `T${index}`, author_id: 502 });
    }
    const first = await search("");
    expect([first.total, first.articles.length]).toEqual([12, 10]);
    expect((await search("?page=2")).articles).toHaveLength(2);
  });

  test("is there from 2.10", async () => {
    expect(await titles("?phrase=pay", "2.10")).toEqual(["Billing & invoices"]);
    expect((await caller.call("GET", "/articles/search", undefined, "2.9")).status).toBe(404);
  });
});
