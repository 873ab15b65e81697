import { expect, test } from "vitest";
import { type Caller, openCaller } from "../caller.ts";

function preview({ call }: Caller): (method: string, path: string, body?: unknown) => ReturnType<Caller["call"]> {
  return (method, path, body) => call(method, path, body, "Preview");
}

test("a folder is made, changed in part, listed by its parent, and deleted once it is empty", async () => {
  const caller = openCaller();
  const call = preview(caller);
  const made = await call("POST", "/folders", { folder: { name: "Docs", emoji: "📚" } });
  const fields = { name: "Docs", emoji: "📚", description: null, parent_folder_id: null, content_count: 0 };
  expect(made).toMatchObject({ status: 200, body: fields });
  const id = made.body.id as unknown as number;
  const child = await call("POST", "/folders", { folder: { name: "In", parent_folder_id: id } });
  const inner = child.body.id as unknown as number;
  expect((await call("GET", "/folders")).body.total_count).toBe(2);
  expect((await call("GET", `/folders?parent_folder_id=${id}`)).body).toMatchObject({ data: [{ id: inner }] });
  const changed = await call("PUT", `/folders/${inner}`, { folder: { description: "D" } });
  expect(changed.body).toMatchObject({ name: "In", description: "D", parent_folder_id: id });
  expect((await call("DELETE", `/folders/${id}`)).status).toBe(422);
  await call("PUT", `/folders/${inner}`, { folder: { parent_folder_id: null } });
  expect((await call("DELETE", `/folders/${id}`)).body).toEqual({ id, object: "folder", deleted: true });
  await caller.call("POST", "/articles", { title: "A", author_id: 502, folder_id: inner }, "Preview");
  expect((await call("DELETE", `/folders/${inner}`)).status).toBe(422);
  expect((await call("GET", `/folders/${id}`)).status).toBe(404);
});

test("a folder needs a name, and a parent that is there and not itself", async () => {
  const call = preview(openCaller());
  expect((await call("POST", "/folders", { folder: {} })).status).toBe(400);
  expect((await call("POST", "/folders", { folder: { name: "A", parent_folder_id: 9 } })).status).toBe(400);
  const id = (await call("POST", "/folders", { folder: { name: "A" } })).body.id as unknown as number;
  const inner = (await call("POST", "/folders", { folder: { name: "B", parent_folder_id: id } })).body.id;
  expect((await call("PUT", `/folders/${id}`, { folder: { parent_folder_id: inner } })).status).toBe(400);
});

test("only Preview has folders", async () => {
  expect((await openCaller().call("GET", "/folders")).status).toBe(404);
});
