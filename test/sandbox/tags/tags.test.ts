import { expect, test } from "vitest";
import { type Caller, openCaller } from "../caller.ts";

async function idOf({ call }: Caller, path: string, body: object): Promise<string> {
  return (await call("POST", path, body)).body.id;
}

test("a tag is made once, whatever the case of its name", async () => {
  const { call } = openCaller();
  const made = await call("POST", "/tags", { name: "Release notes" });
  expect(made).toMatchObject({ status: 200, body: { type: "tag", name: "Release notes", users: [], companies: [] } });
  const again = await call("POST", "/tags", { name: "RELEASE NOTES" });
  expect(again.body).toMatchObject({ id: made.body.id, name: "Release notes" });
  expect((await call("GET", "/tags")).body).toEqual({
    type: "list",
    data: [{ type: "tag", id: made.body.id, name: "Release notes" }],
  });
  expect((await call("GET", `/tags/${made.body.id}`)).body).toEqual({
    type: "tag",
    id: made.body.id,
    name: "Release notes",
  });
});

test("before 2.16 the answer to a create does not say who was tagged", async () => {
  const { body } = await openCaller().call("POST", "/tags", { name: "T" }, "2.15");
  expect(body).not.toHaveProperty("users");
});

test("a tag is renamed by its id, but never to another's name", async () => {
  const caller = openCaller();
  const id = await idOf(caller, "/tags", { name: "Old" });
  await idOf(caller, "/tags", { name: "Taken" });
  expect((await caller.call("POST", "/tags", { id, name: "New" })).body).toMatchObject({ id, name: "New" });
  expect((await caller.call("POST", "/tags", { id, name: "taken" })).status).toBe(400);
  expect((await caller.call("GET", `/tags/${id}`)).body.name).toBe("New");
});

test.each([
  ["no name", { test: "invalid" }, 400, "parameter_invalid"],
  ["a company", { name: "T", companies: [{ company_id: "123" }] }, 404, "company_not_found"],
  ["a user", { name: "T", users: [{ id: "123" }] }, 404, "not_found"],
  ["an id of no tag", { name: "T", id: "9" }, 404, "not_found"],
])("a create is refused for %s; from 2.16 with 400 only, and no tag is made", async (_name, body, status, code) => {
  const { call } = openCaller();
  const older = await call("POST", "/tags", body, "2.15");
  expect([older.status, older.body.errors[0]?.code]).toEqual([status, code]);
  const newer = await call("POST", "/tags", body);
  expect(newer.body.errors).toEqual([{ code: "parameter_invalid", message: "invalid tag parameters" }]);
  expect((await call("GET", "/tags")).body.data).toEqual([]);
});

test("deleting a tag answers without a body and takes it off all content", async () => {
  const caller = openCaller();
  const { call } = caller;
  const id = await idOf(caller, "/tags", { name: "T" });
  const internal = await idOf(caller, "/internal_articles", { title: "I", author_id: 502, owner_id: 502 });
  const snippet = await idOf(caller, "/content_snippets", { title: "S", body_markdown: "s" });
  await call("POST", `/internal_articles/${internal}/tags`, { id });
  await call("POST", `/content_snippets/${snippet}/tags`, { id });
  const answer = await caller.sandbox.handle({
    method: "DELETE",
    path: `/tags/${id}`,
    headers: { authorization: "Bearer t" },
  });
  expect([answer.status, answer.body]).toEqual([200, ""]);
  expect((await call("DELETE", `/tags/${id}`)).status).toBe(404);
  const other = await idOf(caller, "/tags", { name: "T" });
  expect(other).not.toBe(id);
  const read = await call("GET", `/internal_articles/${internal}`, undefined, "Preview");
  expect(read.body).toMatchObject({ tags: { type: "tag.list", tags: [] } });
  expect((await call("DELETE", `/content_snippets/${snippet}/tags/${other}`)).status).toBe(404);
});

test("a tag that a segment's rules name cannot be deleted", async () => {
  const { call } = openCaller({
    segments: [{ id: "a1", name: "Seg 1", personType: "user", count: 1, tagId: "1001" }],
  });
  expect((await call("POST", "/tags", { name: "T" })).body.id).toBe("1001");
  const { status, body } = await call("DELETE", "/tags/1001");
  expect([status, body.errors]).toEqual([
    400,
    [
      {
        code: "tag_has_dependent_objects",
        message: "Unable to delete Tag with dependent objects. Segments: Seg 1.",
      },
    ],
  ]);
  expect((await call("GET", "/tags/1001")).status).toBe(200);
});
