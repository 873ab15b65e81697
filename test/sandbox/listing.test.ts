import { expect, test } from "vitest";
import { type Caller, openCaller } from "./caller.ts";

async function withArticles(count: number, options: Parameters<typeof openCaller>[0] = {}): Promise<Caller> {
  const caller = openCaller(options);
  for (let index = 0; index < count; index += 1) {
    await caller.call("POST", "/articles", { title: `A${index}`, author_id: 502 });
  }
  return caller;
}

test("a listing is cut into pages, each with the total", async () => {
  const { call } = await withArticles(55);
  const first = await call("GET", "/articles");
  expect(first.body.pages).toEqual({
    type: "pages",
    page: 1,
    per_page: 25,
    total_pages: 3,
    next: { per_page: 25, starting_after: "2" },
  });
  expect(first.body.data).toHaveLength(25);
  const last = await call("GET", "/articles?page=3");
  expect(last.body.pages).toEqual({ type: "pages", page: 3, per_page: 25, total_pages: 3 });
  expect(last.body.data).toHaveLength(5);
  expect(last.body.total_count).toBe(55);
});

test("every article is on one page, newest id first", async () => {
  const { call } = await withArticles(7);
  const pages = await Promise.all([1, 2, 3].map((page) => call("GET", `/articles?per_page=3&page=${page}`)));
  const ids = pages.flatMap(({ body }) => body.data.map((item) => Number(item.id)));
  expect(ids).toEqual([...ids].sort((left, right) => right - left));
  expect(new Set(ids).size).toBe(7);
});

test("the cursor of `next` is the next page", async () => {
  const { call } = await withArticles(5);
  const byCursor = await call("GET", "/articles?per_page=2&starting_after=2");
  const byNumber = await call("GET", "/articles?per_page=2&page=2");
  expect(byCursor.body.data.map((item) => item.id)).toEqual(byNumber.body.data.map((item) => item.id));
});

test("a page past the end is empty", async () => {
  const { call } = await withArticles(2);
  const { status, body } = await call("GET", "/articles?page=9");
  expect(status).toBe(200);
  expect(body).toMatchObject({ total_count: 2, data: [], pages: { page: 9, total_pages: 1 } });
});

test("no page holds more than 250", async () => {
  const { call } = await withArticles(251);
  expect((await call("GET", "/articles?per_page=1000")).body.data).toHaveLength(250);
});

test("an empty help center has one empty page", async () => {
  const { call } = openCaller();
  for (const path of ["/articles", "/help_center/collections"]) {
    expect((await call("GET", path)).body).toMatchObject({ total_count: 0, data: [], pages: { total_pages: 1 } });
  }
});

test("collections come 20 a page", async () => {
  const { call } = openCaller();
  for (let index = 0; index < 21; index += 1) await call("POST", "/help_center/collections", { name: `C${index}` });
  expect((await call("GET", "/help_center/collections")).body.data).toHaveLength(20);
});

test("only the article's own route holds statistics", async () => {
  const { call } = await withArticles(1);
  const [item] = (await call("GET", "/articles")).body.data;
  expect(item).not.toHaveProperty("statistics");
  expect((await call("GET", `/articles/${item?.id ?? ""}`)).body.statistics).toMatchObject({ views: 0 });
});

test.each(["0", "-1", "x", "1e3"])("a page number that is none counts as the first: %s", async (page) => {
  const { call } = await withArticles(1);
  expect((await call("GET", `/articles?page=${page}`)).body).toMatchObject({ pages: { page: 1 } });
});
