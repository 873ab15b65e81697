import { describe, expect, test } from "vitest";
import { type Caller, openCaller } from "../caller.ts";

const AUTHOR = 502;
const FRENCH = { title: "F", author_id: AUTHOR };
const NEW = { title: "A", author_id: AUTHOR, translated_content: { fr: FRENCH } };

async function audiences({ call }: Caller): Promise<number[]> {
  const ids = [];
  for (const name of ["One", "Two"]) ids.push(Number((await call("POST", "/audiences", { name })).body.id));
  return ids;
}

/** The audiences of the two languages of an article. */
function audiencesOf(body: { translated_content: Readonly<Record<string, object | undefined>> }): unknown[] {
  const { en, fr } = body.translated_content as Record<string, { audience_ids?: number[] }>;
  return [en?.audience_ids, fr?.audience_ids];
}

describe("audiences of an article", () => {
  test("are set for all languages at once, or for each, the former winning", async () => {
    const caller = openCaller({ locales: ["en", "fr"] });
    const [one, two] = await audiences(caller);
    const created = await caller.call("POST", "/articles", { ...NEW, audience_ids: [one] });
    expect(audiencesOf(created.body)).toEqual([[one], [one]]);
    const put = (body: object): ReturnType<Caller["call"]> =>
      caller.call("PUT", `/articles/${created.body.id}`, { author_id: AUTHOR, ...body });
    const french = { translated_content: { fr: { audience_ids: [one, two] } } };
    expect(audiencesOf((await put(french)).body)).toEqual([[one], [one, two]]);
    expect(audiencesOf((await put({ ...french, audience_ids: [two] })).body)).toEqual([[two], [two]]);
    expect(audiencesOf((await put({ title: "B" })).body)).toEqual([[two], [two]]);
    expect(audiencesOf((await put({ audience_ids: [] })).body)).toEqual([[], []]);
  });

  test("that are not there are a 404, and nothing is written", async () => {
    const { call } = openCaller();
    const refused = await call("POST", "/articles", { title: "A", author_id: AUTHOR, audience_ids: [77] });
    expect(refused).toMatchObject({ status: 404, body: { errors: [{ code: "parameter_invalid" }] } });
    expect((await call("GET", "/articles")).body.total_count).toBe(0);
  });

  test("that are deleted later stand in no answer", async () => {
    const caller = openCaller({ locales: ["en", "fr"] });
    const [one, two] = await audiences(caller);
    const created = await caller.call("POST", "/articles", { ...NEW, audience_ids: [one, two] });
    const headers = { authorization: "Bearer token", "intercom-version": "2.16" };
    await caller.sandbox.handle({ method: "DELETE", path: `/audiences/${one ?? ""}`, headers });
    expect(audiencesOf((await caller.call("GET", `/articles/${created.body.id}`)).body)).toEqual([[two], [two]]);
  });

  test("stand at the root where there is one language, and nowhere before 2.16", async () => {
    const caller = openCaller({ quirks: { languages: "single" } });
    const [one] = await audiences(caller);
    const { body } = await caller.call("POST", "/articles", { title: "A", author_id: AUTHOR, audience_ids: [one] });
    expect(body).toMatchObject({ audience_ids: [one] });
    const older = await caller.call("GET", `/articles/${body.id}`, undefined, "2.15");
    expect(older.body).not.toHaveProperty("audience_ids");
  });
});

test("each agent is let in or kept out by itself, in each language", async () => {
  const { call } = openCaller({ locales: ["en", "fr"] });
  const created = await call("POST", "/articles", { ...NEW, ai_copilot_availability: false });
  const [chatbot, sales] = [{ ai_chatbot_availability: true }, { ai_sales_agent_availability: true }];
  expect(created.body).toMatchObject({ ...chatbot, ai_copilot_availability: false, ...sales });
  const french = { fr: { ai_chatbot_availability: false } };
  const { body } = await call("PUT", `/articles/${created.body.id}`, { author_id: AUTHOR, translated_content: french });
  expect(body.translated_content["fr"]).toMatchObject({
    ai_chatbot_availability: false,
    ai_copilot_availability: true,
  });
  expect(body.translated_content["en"]).toMatchObject({ ...chatbot, ai_copilot_availability: false, ...sales });
  expect(body).toMatchObject({ exclude_from_article_suggestions: false, help_center_audience: "everyone" });
  const refused = await call("PUT", `/articles/${created.body.id}`, { ai_copilot_availability: "no" });
  expect(refused.status).toBe(400);
});

test("tags are put on an article, shown from 2.13, and taken off", async () => {
  const { call } = openCaller();
  const { id } = (await call("POST", "/articles", { title: "A", author_id: AUTHOR })).body;
  const tag = (await call("POST", "/tags", { name: "T" })).body.id;
  const applied = await call("POST", `/articles/${id}/tags`, { id: tag, admin_id: "503" });
  expect(applied.body).toMatchObject({ type: "tag", id: tag, name: "T", applied_by: { type: "admin", id: "503" } });
  const tags = { type: "tag.list", tags: [{ type: "tag", id: tag, name: "T" }] };
  expect((await call("GET", `/articles/${id}`, undefined, "2.13")).body).toMatchObject({ tags });
  expect((await call("GET", "/articles")).body.data[0]).toMatchObject({ tags });
  expect((await call("GET", `/articles/${id}`, undefined, "2.12")).body).not.toHaveProperty("tags");
  const removed = await call("DELETE", `/articles/${id}/tags/${tag}`);
  expect(removed.body).toMatchObject({ id: tag, applied_at: null, applied_by: null });
  expect((await call("DELETE", `/articles/${id}/tags/${tag}`)).body.errors[0]?.code).toBe("tag_not_found");
  expect((await call("POST", `/articles/${id}/tags`, { id: "9" })).body.errors[0]?.code).toBe("tag_not_found");
  expect((await call("POST", "/articles/1/tags", { id: tag })).body.errors[0]?.code).toBe("article_not_found");
  expect((await call("POST", `/articles/${id}/tags`, { id: tag }, "2.15")).status).toBe(404);
});

describe("Preview", () => {
  test("writes all parents at once, before parent_id, and clears them", async () => {
    const { call } = openCaller({ quirks: { clearParent: "unsupported" } });
    const parents: number[] = [];
    for (const name of ["A", "B", "C"]) {
      parents.push(Number((await call("POST", "/help_center/collections", { name })).body.id));
    }
    const [one, two, three] = parents;
    const { id } = (
      await call("POST", "/articles", { title: "A", author_id: AUTHOR, parent_ids: [one, two] }, "Preview")
    ).body;
    const read = async (): Promise<unknown> => (await call("GET", `/articles/${id}`)).body.parent_ids;
    expect(await read()).toEqual([one, two]);
    await call("PUT", `/articles/${id}`, { parent_ids: [three], parent_id: String(one) }, "Preview");
    expect(await read()).toEqual([three]);
    expect((await call("PUT", `/articles/${id}`, { parent_ids: [9] }, "Preview")).status).toBe(400);
    await call("PUT", `/articles/${id}`, { parent_ids: [] }, "Preview");
    expect(await read()).toEqual([]);
  });

  test("puts an article into a folder", async () => {
    const { call } = openCaller();
    const folder = Number((await call("POST", "/folders", { folder: { name: "F" } }, "Preview")).body.id);
    const sent = { title: "A", author_id: AUTHOR, folder_id: folder };
    const { body } = await call("POST", "/articles", sent, "Preview");
    expect(body).toMatchObject({ folder_id: folder });
    expect((await call("GET", `/articles/${body.id}`)).body).not.toHaveProperty("folder_id");
    const held = await call("GET", `/folders/${folder}`, undefined, "Preview");
    expect(held.body).toMatchObject({ id: folder, content_count: 1 });
    const put = (id: number | null): ReturnType<typeof call> =>
      call("PUT", `/articles/${body.id}`, { folder_id: id, author_id: AUTHOR }, "Preview");
    expect((await put(999)).status).toBe(400);
    expect((await put(null)).body).toMatchObject({ folder_id: null });
  });
});
