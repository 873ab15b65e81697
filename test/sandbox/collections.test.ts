import { describe, expect, test } from "vitest";
import { type Caller, openCaller } from "./caller.ts";

async function create(caller: Caller, name: string, parent?: string): Promise<string> {
  const { status, body } = await caller.call("POST", "/help_center/collections", { name, parent_id: parent });
  expect(status).toBe(200);
  return body.id;
}

describe("collections", () => {
  test("create, read, update, delete", async () => {
    const { call } = openCaller();
    const sent = { name: "Start", description: "D", translated_content: { fr: { name: "Début" } } };
    const { body: created } = await call("POST", "/help_center/collections", sent);
    expect(created).toMatchObject({ name: "Start", description: "D", parent_id: null, help_center_id: 1, order: 0 });
    expect(created.url).toBe(`https://intercom.help/helpsync/en/collections/${created.id}-start`);
    expect(created.translated_content["fr"]).toEqual({ type: "group_content", name: "Début", description: "" });
    const path = `/help_center/collections/${created.id}`;
    const { body: updated } = await call("PUT", path, { name: "Begin" });
    expect(updated).toMatchObject({ name: "Begin", description: "D" });
    expect(updated.translated_content["fr"]?.name).toBe("Début");
    expect((await call("DELETE", path)).body).toEqual({ id: created.id, object: "collection", deleted: true });
    expect((await call("GET", path)).status).toBe(404);
  });

  test("need a name", async () => {
    const { call } = openCaller();
    const { status, body } = await call("POST", "/help_center/collections", { description: "D" });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({ code: "parameter_not_found", message: "Name is a required parameter." });
  });

  test("nest three levels deep, and not four", async () => {
    const caller = openCaller();
    const first = await create(caller, "1");
    const second = await create(caller, "2", first);
    const third = await create(caller, "3", second);
    const { status, body } = await caller.call("POST", "/help_center/collections", { name: "4", parent_id: third });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({ code: "parameter_invalid", field: "parent_id" });
    const read = await caller.call("GET", `/help_center/collections/${third}`);
    expect(read.body).toMatchObject({ parent_id: second, help_center_id: null });
  });

  test("move, but not too deep with what they hold, and not into themselves", async () => {
    const caller = openCaller();
    const first = await create(caller, "1");
    const second = await create(caller, "2", first);
    const other = await create(caller, "other");
    await create(caller, "other's child", other);
    const put = (id: string, parent: string | null): ReturnType<Caller["call"]> =>
      caller.call("PUT", `/help_center/collections/${id}`, { parent_id: parent });
    expect((await put(other, second)).status).toBe(400);
    expect((await put(first, second)).status).toBe(400);
    expect((await put(first, first)).status).toBe(400);
    expect((await put(other, first)).body).toMatchObject({ parent_id: first, name: "other" });
    expect((await put(other, null)).body.parent_id).toBeNull();
  });

  test("go to the help center that is named", async () => {
    const helpCenters = ["one", "two"].map((identifier) => ({ identifier, displayName: identifier }));
    const { call } = openCaller({ helpCenters });
    const { body } = await call("POST", "/help_center/collections", { name: "Start", help_center_id: 2 });
    expect(body.help_center_id).toBe(2);
    expect(body.url).toMatch(/^https:\/\/intercom\.help\/two\//);
    const unknown = await call("POST", "/help_center/collections", { name: "Start", help_center_id: 3 });
    expect(unknown.status).toBe(400);
  });
});

describe("sections, up to 2.9", () => {
  test("are what 2.10 calls collections with a parent", async () => {
    const caller = openCaller();
    const parent = await create(caller, "Start");
    const sent = { name: "Advanced", parent_id: Number(parent) };
    const { body: section } = await caller.call("POST", "/help_center/sections", sent, "2.9");
    expect(section).toMatchObject({ type: "section", name: "Advanced", parent_id: Number(parent) });
    expect(section).not.toHaveProperty("description");
    const newer = await caller.call("GET", `/help_center/collections/${section.id}`, undefined, "2.10");
    expect(newer.body).toMatchObject({ name: "Advanced", parent_id: parent });
    expect((await caller.call("GET", "/help_center/collections", undefined, "2.9")).body.total_count).toBe(1);
    expect((await caller.call("GET", `/help_center/collections/${section.id}`, undefined, "2.9")).status).toBe(404);
    expect((await caller.call("GET", "/help_center/sections", undefined, "2.9")).body.data[0]?.id).toBe(section.id);
  });

  test("are updated, moved and deleted", async () => {
    const caller = openCaller();
    const from = await create(caller, "From");
    const to = await create(caller, "To");
    const created = await caller.call("POST", "/help_center/sections", { name: "S", parent_id: from }, "2.7");
    const path = `/help_center/sections/${created.body.id}`;
    const moved = await caller.call("PUT", path, { parent_id: Number(to) }, "2.7");
    expect(moved.body).toMatchObject({ name: "S", parent_id: Number(to) });
    expect((await caller.call("DELETE", path, undefined, "2.7")).body).toMatchObject({ object: "section" });
    expect((await caller.call("GET", path, undefined, "2.7")).status).toBe(404);
  });

  test("stand in a collection: one is required, and a section is none", async () => {
    const caller = openCaller();
    const parent = await create(caller, "Start");
    const post = (sent: object): ReturnType<Caller["call"]> =>
      caller.call("POST", "/help_center/sections", sent, "2.8");
    const section = await post({ name: "S", parent_id: parent });
    expect((await post({ name: "S" })).body.errors[0]?.code).toBe("parameter_not_found");
    expect((await post({ name: "S", parent_id: section.body.id })).status).toBe(400);
  });

  test("take articles with parent_type section", async () => {
    const caller = openCaller();
    const parent = await create(caller, "Start");
    const section = await caller.call("POST", "/help_center/sections", { name: "S", parent_id: parent }, "2.9");
    const sent = { title: "A", author_id: 502, parent_id: Number(section.body.id) };
    expect((await caller.call("POST", "/articles", { ...sent, parent_type: "collection" }, "2.9")).status).toBe(400);
    const created = await caller.call("POST", "/articles", { ...sent, parent_type: "section" }, "2.9");
    expect(created.body).toMatchObject({ parent_id: Number(section.body.id), parent_type: "section" });
    const newer = await caller.call("GET", `/articles/${created.body.id}`, undefined, "2.10");
    expect(newer.body.parent_type).toBe("collection");
  });

  test("are gone from 2.10 on", async () => {
    const { call } = openCaller();
    expect((await call("GET", "/help_center/sections", undefined, "2.9")).status).toBe(200);
    expect((await call("GET", "/help_center/sections", undefined, "2.10")).status).toBe(404);
  });
});
