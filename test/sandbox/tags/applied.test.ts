import { describe, expect, test } from "vitest";
import { openCaller } from "../caller.ts";

const CONTENT = [
  ["internal_articles", { title: "I", author_id: 502, owner_id: 502 }, "internal_article_not_found"],
  ["content_snippets", { title: "S", body_markdown: "s" }, "content_snippet_not_found"],
] as const;

describe.each(CONTENT)("tags of %s", (resource, create, missing) => {
  test("are put on once, in the name of whom the request says, and taken off", async () => {
    let now = 1_700_000_000_000;
    const { call } = openCaller({ now: () => now });
    const { id } = (await call("POST", `/${resource}`, create)).body;
    const tag = (await call("POST", "/tags", { name: "T" })).body.id;
    const tags = `/${resource}/${id}/tags`;
    const applied = await call("POST", tags, { id: tag, admin_id: "503" });
    const expected = { type: "tag", id: tag, name: "T", applied_at: 1_700_000_000 };
    expect(applied.body).toEqual({ ...expected, applied_by: { type: "admin", id: "503" } });
    now += 60_000;
    expect((await call("POST", tags, { id: tag })).body).toEqual(applied.body);
    const removed = await call("DELETE", `${tags}/${tag}`);
    expect(removed.body).toEqual({ ...expected, applied_at: null, applied_by: null });
    expect((await call("POST", tags, { id: tag })).body).toMatchObject({
      applied_at: 1_700_000_060,
      applied_by: { type: "admin", id: "501" },
    });
  });

  test("need content, tag and admin to be there", async () => {
    const { call } = openCaller();
    const { id } = (await call("POST", `/${resource}`, create)).body;
    const tag = (await call("POST", "/tags", { name: "T" })).body.id;
    const codeOf = async (method: string, path: string, body?: object): Promise<unknown> => {
      const { status, body: answer } = await call(method, path, body);
      return [status, answer.errors[0]?.code];
    };
    expect(await codeOf("POST", `/${resource}/9/tags`, { id: tag })).toEqual([404, missing]);
    expect(await codeOf("DELETE", `/${resource}/9/tags/${tag}`)).toEqual([404, missing]);
    expect(await codeOf("POST", `/${resource}/${id}/tags`, { id: "9" })).toEqual([404, "tag_not_found"]);
    expect(await codeOf("POST", `/${resource}/${id}/tags`, {})).toEqual([404, "tag_not_found"]);
    expect(await codeOf("DELETE", `/${resource}/${id}/tags/${tag}`)).toEqual([404, "tag_not_found"]);
    expect(await codeOf("POST", `/${resource}/${id}/tags`, { id: tag, admin_id: "9" })).toEqual([
      404,
      "admin_not_found",
    ]);
  });

  test("cannot be written before 2.16", async () => {
    const { call } = openCaller();
    const { id } = (await call("POST", `/${resource}`, create)).body;
    const tag = (await call("POST", "/tags", { name: "T" })).body.id;
    expect((await call("POST", `/${resource}/${id}/tags`, { id: tag }, "2.15")).status).toBe(404);
    expect((await call("POST", `/${resource}/${id}/tags`, { id: tag }, "2.16")).status).toBe(200);
  });
});
