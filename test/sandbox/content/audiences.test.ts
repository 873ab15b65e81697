import { expect, test } from "vitest";
import { openCaller } from "../caller.ts";

const RULE = { attribute: "company.name", type: "string", comparison: "contains", value: "Acme" };

test("an audience is made with 201, read, changed in part, listed, and deleted with 204", async () => {
  const { call, sandbox } = openCaller();
  const made = await call("POST", "/audiences", { name: "VIP", predicates: [RULE] });
  expect(made).toMatchObject({ status: 201, body: { type: "audience", name: "VIP", predicates: [RULE] } });
  const path = `/audiences/${made.body.id}`;
  expect((await call("GET", path)).body).toEqual(made.body);
  const changed = await call("PUT", path, { role_predicates: [RULE] });
  expect(changed.body).toMatchObject({ name: "VIP", predicates: [RULE], role_predicates: [RULE] });
  await call("POST", "/audiences", { name: "Others" });
  const listed = await call("GET", "/audiences?per_page=1&page=2");
  expect(listed.body).toMatchObject({ total_count: 2, page: 2, per_page: 1, total_pages: 2, data: [{ name: "Others" }] });
  const headers = { authorization: "Bearer token", "intercom-version": "2.16" };
  const deleted = await sandbox.handle({ method: "DELETE", path, headers });
  expect([deleted.status, deleted.body]).toEqual([204, ""]);
  expect((await call("GET", path)).status).toBe(404);
});

test.each([
  ["no name", {}, "Name is required"],
  ["a blank name", { name: " " }, "Name must not be blank"],
  ["conditions that are no list", { name: "A", predicates: "all" }, "predicates must be an array"],
  ["a condition that is none", { name: "A", predicates: [1] }, "predicates must be conditions on attributes"],
])("an audience with %s is refused", async (_name, sent, message) => {
  const { call } = openCaller();
  const refused = await call("POST", "/audiences", sent);
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: "validation_error", message }] } });
});

test("audiences are there from 2.16", async () => {
  expect((await openCaller().call("GET", "/audiences", undefined, "2.15")).status).toBe(404);
});
