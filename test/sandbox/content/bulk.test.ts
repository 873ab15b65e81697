import { beforeEach, describe, expect, test } from "vitest";
import { type Body, type Caller, openCaller } from "../caller.ts";

let caller: Caller;
let article: string;
let contents: Readonly<Record<string, string>>;

/** Runs an action on items given as `type id`. */
async function run(action: string, items: readonly string[], rest: object = {}): Promise<void> {
  const content_ids = items.map((item) => ({ type: item.split(" ")[0], id: item.split(" ")[1] }));
  const { status, body } = await caller.call("POST", "/content/bulk_actions", { action, content_ids, ...rest });
  expect([status, body]).toEqual([202, { type: "content_bulk_action", status: "queued" }]);
}

async function read(): Promise<Body> {
  return (await caller.call("GET", `/articles/${article}`)).body;
}

beforeEach(async () => {
  caller = openCaller({ locales: ["fr"] });
  const french = { title: "F", author_id: 502 };
  const sent = { title: "A", author_id: 502, translated_content: { fr: french } };
  article = (await caller.call("POST", "/articles", sent)).body.id;
  const found = (await caller.call("GET", "/content/search")).body.data[0] as unknown as {
    contents: { id: string; locale: string }[];
  };
  contents = Object.fromEntries(found.contents.map(({ id, locale }) => [locale, id]));
});

describe("a bulk action", () => {
  test("publishes languages, with what is staged, and takes them off line", async () => {
    await run("publish", [`article_content ${contents["fr"] ?? ""}`, "article_content 99900"]);
    expect((await read()).translated_content["fr"]).toMatchObject({ state: "published" });
    expect((await read()).state).toBe("draft");
    await caller.call("PUT", `/articles/${article}/draft`, { translated_content: { fr: { title: "G" } } });
    await run("publish", [`article_content ${contents["fr"] ?? ""}`]);
    expect((await read()).translated_content["fr"]).toMatchObject({ title: "G", has_unpublished_changes: false });
    await run("unpublish", [`article_content ${contents["fr"] ?? ""}`, `article ${article}`]);
    expect((await read()).translated_content["fr"]).toMatchObject({ title: "G", state: "draft" });
  });

  test("deletes a language, and the article with its default one", async () => {
    await run("delete", [`article_content ${contents["fr"] ?? ""}`]);
    expect((await read()).translated_content["fr"]).toMatchObject({ title: "" });
    await run("delete", [`article ${article}`]);
    expect((await read()).title).toBe("A");
    await run("delete", [`article_content ${contents["en"] ?? ""}`]);
    expect((await caller.call("GET", `/articles/${article}`)).status).toBe(404);
  });

  test("sets agents and audiences of a language", async () => {
    const audience = Number((await caller.call("POST", "/audiences", { name: "V" })).body.id);
    const french = [`article_content ${contents["fr"] ?? ""}`];
    await run("set_availability", french, { availability: { ai_agent: false } });
    await run("set_audience", french, { audience: { add_segment_ids: [audience] } });
    const shown = { ai_chatbot_availability: false, ai_copilot_availability: true, audience_ids: [audience] };
    expect((await read()).translated_content["fr"]).toMatchObject(shown);
    expect((await read()).translated_content["en"]).toMatchObject({ ai_chatbot_availability: true, audience_ids: [] });
    await run("set_audience", french, { audience: { remove_all: true } });
    expect((await read()).translated_content["fr"]).toMatchObject({ audience_ids: [] });
  });

  test("tags articles by their own id", async () => {
    const [one, two] = [
      Number((await caller.call("POST", "/tags", { name: "One" })).body.id),
      Number((await caller.call("POST", "/tags", { name: "Two" })).body.id),
    ];
    const items = [`article ${article}`, `article_content ${contents["en"] ?? ""}`];
    await run("update_tags", items, { tags: { add_tag_ids: [one, two] } });
    await run("update_tags", items, { tags: { remove_tag_ids: [one] } });
    expect(await read()).toMatchObject({ tags: { tags: [{ name: "Two" }] } });
  });

  test("concerns internal articles and snippets too", async () => {
    const internal = { title: "I", author_id: 502, owner_id: 502 };
    const { id } = (await caller.call("POST", "/internal_articles", internal)).body;
    const blocks = [{ type: "paragraph", text: "s" }];
    const snippet = (await caller.call("POST", "/content_snippets", { title: "S", json_blocks: blocks })).body.id;
    const tag = Number((await caller.call("POST", "/tags", { name: "T" })).body.id);
    const both = [`internal_article ${id}`, `content_snippet ${snippet}`];
    await run("set_availability", both, { availability: { copilot: true } });
    await run("update_tags", both, { tags: { add_tag_ids: [tag] } });
    await run("publish", both);
    const on = { ai_copilot_availability: true };
    expect((await caller.call("GET", `/internal_articles/${id}`)).body).toMatchObject(on);
    expect((await caller.call("GET", `/content_snippets/${snippet}`)).body).toMatchObject(on);
    expect((await caller.call("GET", `/content/search?tag_ids=${tag}`)).body.total_count).toBe(2);
    await run("delete", both);
    expect((await caller.call("GET", `/internal_articles/${id}`)).status).toBe(404);
    expect((await caller.call("GET", `/content_snippets/${snippet}`)).status).toBe(404);
  });
});

const ITEM = [{ type: "article", id: "1" }];

test.each([
  ["an action that there is not", { action: "move", content_ids: ITEM }],
  ["no items", { action: "publish" }],
  ["an item of another type", { action: "publish", content_ids: [{ type: "page", id: "1" }] }],
  ["more than 1,000 items", { action: "publish", content_ids: Array.from({ length: 1001 }, () => ITEM[0]) }],
  ["no availability", { action: "set_availability", content_ids: ITEM }],
  ["an availability that is none", { action: "set_availability", content_ids: ITEM, availability: { copilot: 1 } }],
  ["a segment that is not there", { action: "set_audience", content_ids: ITEM, audience: { add_segment_ids: [9] } }],
  ["no tags", { action: "update_tags", content_ids: ITEM, tags: {} }],
  ["a tag that is not there", { action: "update_tags", content_ids: ITEM, tags: { add_tag_ids: [9] } }],
])("a bulk action with %s is refused", async (_name, sent) => {
  expect((await caller.call("POST", "/content/bulk_actions", sent)).status).toBe(422);
});
