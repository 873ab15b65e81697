import { expect, test } from "vitest";
import { openCaller } from "../caller.ts";

const AUTHOR = 502;

test("versions are listed newest first, each with the one that it came from", async () => {
  let now = 1_700_000_000_000;
  const { call } = openCaller({ now: () => now });
  const sent = { title: "One", author_id: AUTHOR, state: "published", body: "<p>1</p>" };
  const { id } = (await call("POST", "/articles", sent)).body;
  const path = `/articles/${id}`;
  now += 60_000;
  await call("PUT", path, { title: "Two", author_id: AUTHOR });
  now += 60_000;
  await call("PUT", `${path}/draft`, { title: "Three" });
  const { body } = await call("GET", `${path}/versions`);
  expect(body.total_count).toBe(3);
  const [three, two, one] = body.data;
  expect(three).toMatchObject({ title: "Three", state: "draft", from_version_id: two?.id, created_at: 1_700_000_120 });
  expect(two).toMatchObject({ title: "Two", state: "published", from_version_id: one?.id, created_via: "api" });
  expect(one).toMatchObject({ title: "One", state: "draft", from_version_id: null, article_id: id });
  expect(one).not.toHaveProperty("body");
  const whole = await call("GET", `${path}/versions/${one?.id ?? ""}`);
  expect(whole.body).toMatchObject({ ...one, body: '<p class="no-margin">1</p>', body_markdown: "1\n" });
});

test("what changes no words makes no version", async () => {
  const { call } = openCaller();
  const { id } = (await call("POST", "/articles", { title: "One", author_id: AUTHOR })).body;
  await call("PUT", `/articles/${id}`, { state: "published", author_id: 503 });
  expect((await call("GET", `/articles/${id}/versions`)).body.total_count).toBe(1);
});

test("versions of one language are asked for by its name", async () => {
  const { call } = openCaller({ locales: ["fr"] });
  const french = { title: "Un", author_id: AUTHOR };
  const sent = { title: "One", author_id: AUTHOR, translated_content: { fr: french } };
  const { id } = (await call("POST", "/articles", sent)).body;
  const path = `/articles/${id}/versions`;
  const { body } = await call("GET", `${path}?locale=fr`);
  expect(body.data.map((version) => version.title)).toEqual(["Un"]);
  expect((await call("GET", `${path}?per_page=1`)).body).toMatchObject({ total_count: 2, pages: { total_pages: 2 } });
  const unknown = await call("GET", `${path}?locale=de`);
  expect(unknown).toMatchObject({ status: 400, body: { errors: [{ message: "Unknown locale" }] } });
  const version = body.data[0]?.id ?? "";
  expect((await call("GET", `${path}/${version}?locale=en`)).status).toBe(404);
  expect((await call("GET", `/articles/1/versions`)).status).toBe(404);
});

test("an article that is deleted takes its versions along; of many only the newest are kept", async () => {
  const { call } = openCaller();
  const { id } = (await call("POST", "/articles", { title: "0", author_id: AUTHOR })).body;
  for (let edit = 1; edit <= 30; edit += 1) {
    await call("PUT", `/articles/${id}`, { title: String(edit), author_id: AUTHOR });
  }
  const { body } = await call("GET", `/articles/${id}/versions?per_page=100`);
  expect(body.data.map((version) => version.title).slice(0, 2)).toEqual(["30", "29"]);
  expect(body.total_count).toBe(21);
  await call("DELETE", `/articles/${id}`);
  expect((await call("GET", `/articles/${id}/versions`)).status).toBe(404);
});
