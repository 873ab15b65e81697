import { IntercomClient } from "intercom-client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSandbox, type OpenSandbox } from "../../src/sandbox/server.ts";

let opened: OpenSandbox;
let client: IntercomClient;

beforeEach(async () => {
  opened = await openSandbox();
  client = new IntercomClient({ token: opened.token, environment: opened.url, maxRetries: 0 });
});

afterEach(() => opened.close());

async function all<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

test("the official client creates, reads, updates, lists and deletes articles", async () => {
  const created = await client.articles.create({
    title: "Hello",
    author_id: 502,
    body: "<p>Hi</p>",
    state: "published",
    translated_content: { fr: { type: "article_content", title: "Bonjour" } },
  });
  expect(created.title).toBe("Hello");
  const found = await client.articles.find({ article_id: Number(created.id) });
  expect(found.body).toBe('<p class="no-margin">Hi</p>');
  expect(found.translated_content?.fr?.title).toBe("Bonjour");
  const updated = await client.articles.update({
    article_id: Number(created.id),
    title: "Hello again",
    author_id: 502,
  });
  expect(updated).toMatchObject({ title: "Hello again", state: "published" });
  for (let index = 0; index < 4; index += 1) await client.articles.create({ title: `A${index}`, author_id: 502 });
  const items = await all(await client.articles.list({ per_page: 2 }));
  expect(items.map((item) => item.title)).toEqual(["A3", "A2", "A1", "A0", "Hello again"]);
  expect(await client.articles.delete({ article_id: Number(created.id) })).toMatchObject({ deleted: true });
  await expect(client.articles.find({ article_id: Number(created.id) })).rejects.toMatchObject({ statusCode: 404 });
});

test("the official client creates, reads, updates, lists and deletes collections", async () => {
  const created = await client.helpCenters.collections.create({ name: "Start", description: "D" });
  const collection_id = Number(created.id);
  expect(await client.helpCenters.collections.find({ collection_id })).toMatchObject({ name: "Start" });
  const updated = await client.helpCenters.collections.update({ collection_id, name: "Begin" });
  expect(updated).toMatchObject({ name: "Begin", description: "D" });
  const listed = await all(await client.helpCenters.collections.list());
  expect(listed.map((item) => item.name)).toEqual(["Begin"]);
  expect(await client.helpCenters.collections.delete({ collection_id })).toMatchObject({ deleted: true });
});

test("the official client finds out where it is", async () => {
  expect(await client.admins.identify()).toMatchObject({ email: "sam@example.com" });
  expect((await client.admins.list()).admins).toHaveLength(3);
});

test("the official client understands a refusal", async () => {
  await expect(client.articles.create({ title: "A", author_id: 1 })).rejects.toMatchObject({
    statusCode: 400,
    body: { type: "error.list", errors: [{ code: "parameter_invalid" }] },
  });
});
