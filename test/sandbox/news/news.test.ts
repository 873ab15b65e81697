import { describe, expect, test } from "vitest";
import { openCaller } from "../caller.ts";

const NOW = 1_700_000_000;
const open = (): ReturnType<typeof openCaller> => openCaller({ now: () => NOW * 1000 });
const ITEM = { title: "Halloween is here!", sender_id: 502 };

test("a news item is made with its defaults, read, listed ten a page and deleted", async () => {
  const { call } = open();
  const { status, body } = await call("POST", "/news/news_items", ITEM);
  expect(status).toBe(200);
  expect(body).toEqual({
    id: body.id,
    type: "news-item",
    workspace_id: "sandbox1",
    title: "Halloween is here!",
    body: "",
    sender_id: 502,
    state: "draft",
    labels: [],
    cover_image_url: null,
    reactions: [],
    deliver_silently: false,
    created_at: NOW,
    updated_at: NOW,
    newsfeed_assignments: [],
  });
  expect((await call("GET", `/news/news_items/${body.id}`)).body).toEqual(body);
  for (let index = 0; index < 10; index += 1) await call("POST", "/news/news_items", ITEM);
  const listed = (await call("GET", "/news/news_items")).body;
  expect([listed.total_count, listed.data.length, listed.pages?.total_pages]).toEqual([11, 10, 2]);
  const deleted = await call("DELETE", `/news/news_items/${body.id}`);
  expect(deleted.body).toEqual({ id: body.id, object: "news-item", deleted: true });
  expect((await call("GET", `/news/news_items/${body.id}`)).status).toBe(404);
});

test("what is sent is kept; labels come back in alphabetical order", async () => {
  const { call } = open();
  const sent = {
    ...ITEM,
    body: "<p>New costumes</p>",
    state: "live",
    labels: ["Product", "Update", "New"],
    reactions: ["😆", null],
    deliver_silently: true,
    newsfeed_assignments: [{ newsfeed_id: 601, published_at: 1_664_638_214 }],
  };
  const { body } = await call("POST", "/news/news_items", sent);
  expect(body).toMatchObject({ ...sent, labels: ["New", "Product", "Update"] });
});

test("an update needs title and sender again, and leaves what it does not name", async () => {
  const { call } = open();
  const { id } = (await call("POST", "/news/news_items", { ...ITEM, body: "<p>A</p>", labels: ["New"] })).body;
  const updated = await call("PUT", `/news/news_items/${id}`, {
    title: "Christmas",
    sender_id: 503,
    reactions: ["😝"],
  });
  expect(updated.body).toMatchObject({ title: "Christmas", sender_id: 503, body: "<p>A</p>", labels: ["New"] });
  expect((await call("PUT", `/news/news_items/${id}`, { sender_id: 503 })).status).toBe(400);
  expect((await call("PUT", "/news/news_items/9", ITEM)).status).toBe(404);
});

test.each([
  ["<p>Hello</p><p></p>", "<p>Hello</p><p></p>"],
  ['<p class="intercom-align-center">Hello</p>', '<p class="intercom-align-center">Hello</p>'],
  ["<pre><code>&lt;p class=&quot;no-margin&quot;&gt;</code></pre>", '<pre><code>&lt;p class="no-margin"></code></pre>'],
])("a body comes back without the class that paragraphs of articles get: %s", async (html, stored) => {
  const { body } = await open().call("POST", "/news/news_items", { ...ITEM, body: html });
  expect(body.body).toBe(stored);
});

describe("refusals", () => {
  const FUTURE = { newsfeed_id: 601, published_at: NOW + 1 };
  test.each([
    ["no title", { title: "" }, "title", "parameter_not_found"],
    ["no sender", { sender_id: null }, "sender_id", "parameter_not_found"],
    ["a sender who is no teammate", { sender_id: 9 }, "sender_id", "parameter_invalid"],
    ["another state", { state: "published" }, "state", "parameter_invalid"],
    ["labels that are no list", { labels: "New" }, "labels", "parameter_invalid"],
    ["a label that is no text", { labels: [1] }, "labels", "parameter_invalid"],
    ["a reaction that is no text", { reactions: [1] }, "reactions", "parameter_invalid"],
    [
      "an unknown newsfeed",
      { newsfeed_assignments: [{ newsfeed_id: 9 }] },
      "newsfeed_assignments",
      "parameter_invalid",
    ],
    ["a date in the future", { newsfeed_assignments: [FUTURE] }, "newsfeed_assignments", "parameter_invalid"],
    ["a body that cannot be stored", { body: "<dl></dl>" }, "body", "unsupported_html"],
  ])("%s", async (_name, change, field, code) => {
    const { call } = open();
    const { status, body } = await call("POST", "/news/news_items", { ...ITEM, ...change });
    expect([status, body.errors[0]?.code, body.errors[0]?.field]).toEqual([400, code, field]);
    expect((await call("GET", "/news/news_items")).body.total_count).toBe(0);
  });
});

describe("newsfeeds", () => {
  test("are read-only", async () => {
    const { call } = open();
    const { body } = await call("GET", "/news/newsfeeds");
    expect(body.data.map(({ name }) => name)).toEqual(["Customer news", "Visitor feed"]);
    expect((await call("GET", "/news/newsfeeds/601")).body).toEqual(body.data[0]);
    expect((await call("GET", "/news/newsfeeds/9")).status).toBe(404);
    expect((await call("POST", "/news/newsfeeds", { name: "N" })).status).toBe(404);
  });

  test("hold what is live on them, the last published first", async () => {
    const { call } = open();
    const post = async (title: string, state: string, published_at?: number): Promise<string> => {
      const newsfeed_assignments = [{ newsfeed_id: 601, published_at }];
      return (await call("POST", "/news/news_items", { ...ITEM, title, state, newsfeed_assignments })).body.id;
    };
    await post("old", "live", 1000);
    await post("now", "live");
    const draft = await post("draft", "draft", 2000);
    const titles = async (feed: number): Promise<string[]> =>
      (await call("GET", `/news/newsfeeds/${feed}/items`)).body.data.map(({ title }) => title);
    expect(await titles(601)).toEqual(["now", "old"]);
    expect(await titles(602)).toEqual([]);
    expect((await call("GET", `/news/news_items/${draft}`)).body).toMatchObject({
      newsfeed_assignments: [{ newsfeed_id: 601 }],
    });
    // A draft's date is ignored: it is published when it goes live.
    const live = await call("PUT", `/news/news_items/${draft}`, { ...ITEM, state: "live" });
    expect(live.body).toMatchObject({ newsfeed_assignments: [{ newsfeed_id: 601, published_at: NOW }] });
    expect((await call("GET", "/news/newsfeeds/9/items")).status).toBe(404);
  });
});
