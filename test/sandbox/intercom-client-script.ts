import type { Intercom, IntercomClient } from "intercom-client";
import { expect } from "vitest";

/** Each calls every operation of a resource that Intercom's own client knows, and looks at what it made of the answers. */
export const SCRIPT: readonly ((client: IntercomClient) => Promise<void>)[] = [
  people,
  helpCenters,
  collections,
  articles,
  internalArticles,
  tags,
  news,
  unreleased,
];

async function people(client: IntercomClient): Promise<void> {
  const me = await client.admins.identify();
  expect(me?.app?.name).toBe("Sandbox");
  const { admins } = await client.admins.list();
  expect(admins?.map((admin) => admin?.email)).toContain("docs@example.com");
  const admin = await client.admins.find({ admin_id: 502 });
  expect(admin?.team_ids).toEqual([701]);
  expect(await failure(client.admins.find({ admin_id: 1 }))).toEqual([404, "admin_not_found"]);
  const { teams } = await client.teams.list();
  expect(teams?.map((team) => team.name)).toEqual(["Support"]);
  expect((await client.teams.find({ team_id: "701" })).admin_ids).toEqual([501, 502, 503]);
  const { segments = [] } = await client.segments.list({ include_count: true });
  expect(segments.map((segment) => segment.count)).toEqual([12, 3]);
  expect((await client.segments.find({ segment_id: segments[0]?.id ?? "" })).name).toBe("Active");
}

async function helpCenters(client: IntercomClient): Promise<void> {
  const listed = await all(await client.helpCenters.list());
  expect(listed.map((helpCenter) => helpCenter.identifier)).toEqual(["helpsync"]);
  expect((await client.helpCenters.find({ help_center_id: 1 })).url).toBe("https://intercom.help/helpsync");
}

async function collections(client: IntercomClient): Promise<void> {
  const { collections: resource } = client.helpCenters;
  const parent = await resource.create({ name: "Start", description: "Read me first", help_center_id: 1 });
  const child = await resource.create({ name: "Basics", parent_id: parent.id });
  expect(child.parent_id).toBe(parent.id);
  const collection_id = Number(child.id);
  expect((await resource.update({ collection_id, description: "The first steps" })).name).toBe("Basics");
  expect((await resource.find({ collection_id })).description).toBe("The first steps");
  const names = (await all(await resource.list({ per_page: 1 }))).map((collection) => collection.name);
  expect(names).toEqual(["Basics", "Start"]);
  expect(await resource.delete({ collection_id })).toMatchObject({ id: child.id, deleted: true });
  expect(await failure(resource.find({ collection_id }))).toEqual([404, "not_found"]);
}

async function articles(client: IntercomClient): Promise<void> {
  const collection = await client.helpCenters.collections.create({ name: "Billing" });
  const created = await client.articles.create({
    title: "Pay by card",
    author_id: 502,
    body: "<p>Open <b>Settings</b>.</p>",
    state: "published",
    parent_id: Number(collection.id),
    translated_content: { fr: { type: "article_content", title: "Payer par carte" } },
  });
  const article_id = Number(created.id);
  const found = await client.articles.find({ article_id });
  expect(found.body).toBe('<p class="no-margin">Open <b>Settings</b>.</p>');
  expect(found.parent_ids).toEqual([Number(collection.id)]);
  expect(found.translated_content?.fr?.title).toBe("Payer par carte");
  expect(await client.articles.update({ article_id, title: "Cards" })).toMatchObject({ state: "published" });
  for (const title of ["B", "C"]) await client.articles.create({ title, author_id: 502 });
  expect((await all(await client.articles.list({ per_page: 2 }))).map((item) => item.title)).toEqual([
    "C",
    "B",
    "Cards",
  ]);
  const search = await client.articles.search({ phrase: "Cards", state: "published" });
  expect(search.data?.articles?.map((article) => article.id)).toEqual([created.id]);
  expect(await failure(client.articles.create({ title: "A", author_id: 1 }))).toEqual([400, "parameter_invalid"]);
  expect(await client.articles.delete({ article_id })).toMatchObject({ object: "article", deleted: true });
  expect(await failure(client.articles.find({ article_id }))).toEqual([404, "not_found"]);
}

async function internalArticles({ internalArticles: resource }: IntercomClient): Promise<void> {
  const created = await resource.createInternalArticle({ title: "Refunds", author_id: 502, owner_id: 503 });
  const internal_article_id = Number(created.id);
  await resource.updateInternalArticle({ internal_article_id, body: "<p>Ask first.</p>" });
  const found = await resource.retrieveInternalArticle({ internal_article_id });
  expect(found).toMatchObject({ title: "Refunds", body: '<p class="no-margin">Ask first.</p>', owner_id: 503 });
  expect((await resource.listInternalArticles()).data).toHaveLength(1);
  expect((await resource.searchInternalArticles()).data?.internal_articles).toHaveLength(1);
  expect(await resource.deleteInternalArticle({ internal_article_id })).toMatchObject({ deleted: true });
  expect(await failure(resource.retrieveInternalArticle({ internal_article_id }))).toEqual([404, "not_found"]);
}

async function tags({ tags: resource }: IntercomClient): Promise<void> {
  const created = await resource.create({ name: "Release" });
  const renamed = await resource.create({ name: "Releases", id: created.id });
  expect(renamed.id).toBe(created.id);
  expect((await resource.find({ tag_id: created.id })).name).toBe("Releases");
  expect((await resource.list()).data?.map((tag) => tag.name)).toEqual(["Releases"]);
  await resource.delete({ tag_id: created.id });
  expect(await failure(resource.find({ tag_id: created.id }))).toEqual([404, "not_found"]);
}

async function news({ news: { items, feeds } }: IntercomClient): Promise<void> {
  const item: Intercom.NewsItemRequest = {
    title: "Dark mode",
    sender_id: 502,
    body: "<p>It is here.</p>",
    state: "live",
    labels: ["New"],
    reactions: ["👍"],
    newsfeed_assignments: [{ newsfeed_id: 601, published_at: 1_600_000_000 }],
  };
  const created = await items.create(item);
  const news_item_id = Number(created.id);
  await items.update({ news_item_id, body: { ...item, title: "Dark mode for all" } });
  expect(await items.find({ news_item_id })).toMatchObject({ title: "Dark mode for all", body: "<p>It is here.</p>" });
  expect((await items.list()).total_count).toBe(1);
  expect((await feeds.list()).total_count).toBe(2);
  expect((await feeds.find({ newsfeed_id: "601" })).name).toBe("Customer news");
  expect((await feeds.listItems({ newsfeed_id: "601" })).data).toMatchObject([{ id: created.id }]);
  expect(await items.delete({ news_item_id })).toMatchObject({ object: "news-item", deleted: true });
  expect(await failure(items.find({ news_item_id }))).toEqual([404, "not_found"]);
}

/** The client's own name for the version that is not released is an older one; a header says today's. */
async function unreleased({ unstable }: IntercomClient): Promise<void> {
  const options = { headers: { "Intercom-Version": "Preview" } };
  const collection = await unstable.helpCenter.createCollection({ name: "Preview" }, options);
  const sent = { title: "P", author_id: 502, parent_ids: [Number(collection.id)] };
  const article = await unstable.articles.createArticle(sent, options);
  const found = await unstable.articles.retrieveArticle({ id: Number(article.id) }, options);
  expect(found.parent_ids).toEqual([Number(collection.id)]);
  expect((await unstable.admins.identifyAdmin(options))?.app?.name).toBe("Sandbox");
  expect(await unstable.articles.deleteArticle({ id: Number(article.id) }, options)).toMatchObject({ deleted: true });
}

async function all<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

/** The status and code with which a call is refused. */
async function failure(call: PromiseLike<unknown>): Promise<readonly [number | undefined, string | undefined]> {
  try {
    await call;
  } catch (error) {
    const { statusCode, body } = error as { statusCode?: number; body?: { errors?: { code: string }[] } };
    return [statusCode, body?.errors?.[0]?.code];
  }
  throw new Error("The call was not refused.");
}
