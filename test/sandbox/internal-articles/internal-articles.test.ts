import { describe, expect, test } from "vitest";
import { openCaller } from "../caller.ts";

const NOW = 1_700_000_000;
const open = (): ReturnType<typeof openCaller> => openCaller({ now: () => NOW * 1000 });
const SENT = { title: "How we refund", author_id: 502, owner_id: 503 };

test("an internal article is made, read, changed in part and deleted", async () => {
  const { call } = open();
  const made = await call("POST", "/internal_articles", { ...SENT, body: "<p>Ask first.</p>" }, "2.13");
  expect(made).toMatchObject({ status: 200 });
  expect(made.body).toEqual({
    ...SENT,
    type: "internal_article",
    id: made.body.id,
    body: '<p class="no-margin">Ask first.</p>',
    created_at: NOW,
    updated_at: NOW,
    locale: "en",
  });
  const one = `/internal_articles/${made.body.id}`;
  expect((await call("PUT", one, { title: "Refunds" }, "2.13")).body).toEqual({ ...made.body, title: "Refunds" });
  expect((await call("GET", one, undefined, "2.13")).body.title).toBe("Refunds");
  expect((await call("DELETE", one)).body).toEqual({ id: made.body.id, object: "internal_article", deleted: true });
  for (const method of ["GET", "PUT", "DELETE"]) expect((await call(method, one)).status).toBe(404);
});

test("2.12 has none; 2.16 adds Markdown, agents and audiences; Preview tags and folders", async () => {
  const { call } = open();
  const { id } = (await call("POST", "/internal_articles", { ...SENT, body: "<p>Ask.</p>" })).body;
  expect((await call("GET", "/internal_articles", undefined, "2.12")).status).toBe(404);
  const newest = {
    body_markdown: "Ask.\n",
    audience_ids: [],
    ai_chatbot_availability: false,
    ai_copilot_availability: false,
    ai_sales_agent_availability: false,
  };
  const read = (version: string): ReturnType<typeof call> =>
    call("GET", `/internal_articles/${id}`, undefined, version);
  for (const name of Object.keys(newest)) expect((await read("2.15")).body).not.toHaveProperty(name);
  expect((await read("2.16")).body).toMatchObject(newest);
  expect((await read("2.16")).body).not.toHaveProperty("folder_id");
  expect((await read("Preview")).body).toMatchObject({ ...newest, folder_id: null, tags: { tags: [] } });
});

test("Markdown instead of HTML, never both", async () => {
  const { call } = open();
  const { body } = await call("POST", "/internal_articles", { ...SENT, body_markdown: "**Ask** first." });
  expect(body.body).toBe('<p class="no-margin"><b>Ask</b> first.</p>');
  const both = { body: "<p>A</p>", body_markdown: "A" };
  expect((await call("PUT", `/internal_articles/${body.id}`, both)).status).toBe(400);
  // Before 2.16 nobody reads that field.
  const older = await call("PUT", `/internal_articles/${body.id}`, both, "2.15");
  expect(older.body.body).toBe('<p class="no-margin">A</p>');
});

test("agents and audiences are kept until they are sent again", async () => {
  const { call } = open();
  const audience = (await call("POST", "/audiences", { name: "Everyone", predicates: [], role_predicates: [] })).body
    .id;
  const agents = { ai_chatbot_availability: true, audience_ids: [Number(audience)] };
  const { id } = (await call("POST", "/internal_articles", { ...SENT, ...agents })).body;
  expect((await call("PUT", `/internal_articles/${id}`, { title: "T" })).body).toMatchObject(agents);
  expect((await call("PUT", `/internal_articles/${id}`, { audience_ids: [] })).body).toMatchObject({
    audience_ids: [],
  });
  const unknown = await call("PUT", `/internal_articles/${id}`, { title: "X", audience_ids: [999] });
  expect(unknown.status).toBe(404);
  expect(unknown.body.errors).toEqual([
    { code: "parameter_invalid", message: "audience_ids contains unknown audience IDs: 999" },
  ]);
  expect((await call("GET", `/internal_articles/${id}`)).body.title).toBe("T");
});

test("all are listed 25 a page, and searched in another envelope", async () => {
  const { call } = open();
  for (let index = 0; index < 26; index += 1) await call("POST", "/internal_articles", SENT);
  const listed = (await call("GET", "/internal_articles")).body;
  expect([listed.total_count, listed.data.length, listed.pages?.total_pages]).toEqual([26, 25, 2]);
  const found = (await call("GET", "/internal_articles/search")).body;
  expect(found).toMatchObject({ type: "list", total_count: 26, pages: { per_page: 10, total_pages: 3 } });
  expect(found.data).toMatchObject({ internal_articles: { length: 10 } });
});

test("Preview puts one into a folder, and search finds what is in it", async () => {
  const { call } = open();
  const folder = (await call("POST", "/folders", { folder: { name: "F" } }, "Preview")).body.id;
  const { id } = (await call("POST", "/internal_articles", SENT)).body;
  await call("POST", "/internal_articles", SENT);
  const placed = await call("PUT", `/internal_articles/${id}`, { folder_id: Number(folder) }, "Preview");
  expect(placed.body).toMatchObject({ folder_id: Number(folder) });
  const found = (await call("GET", `/internal_articles/search?folder_id=${folder}`)).body;
  expect(found.data).toMatchObject({ internal_articles: [{ id }] });
  await call("PUT", `/internal_articles/${id}`, { folder_id: null });
  expect((await call("GET", `/internal_articles/search?folder_id=${folder}`)).body.total_count).toBe(1);
  await call("PUT", `/internal_articles/${id}`, { folder_id: null }, "Preview");
  expect((await call("GET", `/internal_articles/search?folder_id=${folder}`)).body.total_count).toBe(0);
  expect((await call("PUT", `/internal_articles/${id}`, { folder_id: 9 }, "Preview")).status).toBe(404);
});

describe("refusals", () => {
  test.each([
    ["no title", { title: "" }, "title", "parameter_not_found"],
    ["no author", { author_id: undefined }, "author_id", "parameter_not_found"],
    ["no owner", { owner_id: null }, "owner_id", "parameter_not_found"],
    ["an author who is no teammate", { author_id: 9 }, "author_id", "parameter_invalid"],
    ["a locale that Intercom lacks", { locale: "uk" }, "locale", "parameter_invalid"],
    ["a body that cannot be stored", { body: "<dl></dl>" }, "body", "unsupported_html"],
  ])("%s", async (_name, change, field, code) => {
    const { call } = open();
    const { status, body } = await call("POST", "/internal_articles", { ...SENT, ...change });
    expect([status, body.errors[0]?.code, body.errors[0]?.field]).toEqual([400, code, field]);
    expect((await call("GET", "/internal_articles")).body.total_count).toBe(0);
  });
});
