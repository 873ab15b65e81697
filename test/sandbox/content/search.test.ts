import { beforeEach, describe, expect, test } from "vitest";
import { type Caller, openCaller } from "../caller.ts";

let caller: Caller;
let tag: string;
let folder: number;

async function found(query: string): Promise<string[]> {
  const { status, body } = await caller.call("GET", `/content/search?${query}`);
  expect(status).toBe(200);
  return body.data.map(({ type, title }) => `${type} ${title}`);
}

beforeEach(async () => {
  let now = 1_700_000_000_000;
  caller = openCaller({ locales: ["fr"], now: () => now });
  const make = async (path: string, body: object): Promise<string> => {
    now += 10_000;
    return (await caller.call("POST", path, body, "Preview")).body.id;
  };
  tag = await make("/tags", { name: "T" });
  folder = Number(await make("/folders", { folder: { name: "F" } }));
  const french = { title: "Facturation", body: "<p>payer</p>", author_id: 502, state: "published" };
  const article = { title: "Billing", body: "<p>pay <b>now</b></p>", author_id: 502, translated_content: { fr: french } };
  const id = await make("/articles", { ...article, folder_id: folder, ai_copilot_availability: false });
  await caller.call("POST", `/articles/${id}/tags`, { id: tag });
  await make("/internal_articles", { title: "Refunds", body: "<p>pay back</p>", author_id: 502, owner_id: 502 });
  await make("/content_snippets", { title: "Phone", json_blocks: [{ type: "paragraph", text: "pay by phone" }] });
});

describe("search over content of every kind", () => {
  test("finds words in all kinds, newest first, articles with their languages", async () => {
    expect(await found("query=PAY")).toEqual(["content_snippet Phone", "internal_article Refunds", "article Billing"]);
    expect(await found("")).toHaveLength(3);
    const { body } = await caller.call("GET", "/content/search?query=now%20pay");
    expect(body.data).toMatchObject([{ contents: [{ type: "article_content", title: "Billing", locale: "en" }] }]);
  });

  test.each([
    ["content_types=article,snippet", ["content_snippet Phone", "article Billing"]],
    ["content_types=external_content", []],
    ["states=draft", ["article Billing"]],
    ["locales=fr", ["article Billing"]],
    ["query=pay&locales=de", []],
    ["tag_ids=TAG", ["article Billing"]],
    ["any_tag_ids=TAG,9", ["article Billing"]],
    ["tag_ids=TAG&tag_operator=NIN", ["content_snippet Phone", "internal_article Refunds"]],
    ["folder_ids=FOLDER&folder_entity_type=folder", ["article Billing"]],
    ["copilot_state=off&content_types=article&locales=en", ["article Billing"]],
    ["fin_service_state=on&content_types=article", ["article Billing"]],
    ["fin_sales_state=off&content_types=article", []],
    ["created_by_ids=501", ["article Billing"]],
    ["last_updated_by_ids=502", []],
    ["created_at_after=1700000040", ["content_snippet Phone", "internal_article Refunds"]],
    ["updated_at_before=1700000030", ["article Billing"]],
  ])("narrows by %s", async (query, expected) => {
    expect(await found(query.replace("TAG", tag).replace("FOLDER", String(folder)))).toEqual(expected);
  });

  test("is paged, with links to the pages beside", async () => {
    const { body } = await caller.call("GET", "/content/search?query=pay&per_page=1&page=2");
    expect(body).toMatchObject({
      total_count: 3,
      pages: {
        page: 2,
        per_page: 1,
        total_pages: 3,
        next: "http://127.0.0.1:80/content/search?query=pay&per_page=1&page=3",
        prev: "http://127.0.0.1:80/content/search?query=pay&per_page=1&page=1",
      },
    });
    const all = await caller.call("GET", "/content/search");
    expect(all.body.pages).toMatchObject({ next: null, prev: null });
  });

  test.each([
    "content_types=page",
    "states=live",
    "tag_ids=1&tag_operator=OR",
    "folder_ids=1",
    "copilot_state=yes",
    "created_at_after=now",
    `query=${"a".repeat(501)}`,
  ])("refuses %s", async (query) => {
    expect((await caller.call("GET", `/content/search?${query}`)).status).toBe(422);
  });

  test("is there from 2.16", async () => {
    expect((await caller.call("GET", "/content/search", undefined, "2.15")).status).toBe(404);
  });
});
