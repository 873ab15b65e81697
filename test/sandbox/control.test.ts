import { describe, expect, test } from "vitest";
import { type Body, type Caller, openCaller } from "./caller.ts";

const ARTICLE = { title: "A", author_id: 502, body: "<p>a</p>", state: "published" };

async function control(
  caller: Caller,
  method: string,
  name: string,
  body?: unknown,
): Promise<{ status: number; json: Record<string, unknown> }> {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await caller.sandbox.handle({ method, path: `/__sandbox/${name}`, headers: {}, ...text });
  return { status: answer.status, json: JSON.parse(String(answer.body)) as Record<string, unknown> };
}

async function article(caller: Caller, more: object = {}): Promise<string> {
  return (await caller.call("POST", "/articles", { ...ARTICLE, ...more })).body.id;
}

async function read(caller: Caller, id: string): Promise<Body> {
  return (await caller.call("GET", `/articles/${id}`)).body;
}

test("requests: what came, how long it took, what hit it, and counts by route", async () => {
  let now = 1000;
  const caller = openCaller({ now: () => (now += 10), faults: ["GET /articles/{id}: 500 on call 2"] });
  await caller.call("GET", "/articles/1");
  await caller.call("GET", "/articles/22?x=1", undefined, "2.9");
  const { json } = await control(caller, "GET", "requests");
  const routes = { "GET /articles/{id}": { calls: 2, statuses: { 404: 1, 500: 1 }, faults: { 500: 1 } } };
  expect(json).toMatchObject({
    requests: [
      { method: "GET", path: "/articles/1", status: 404, version: "2.16", fault: null },
      { method: "GET", path: "/articles/22?x=1", status: 500, version: "2.9", fault: "500" },
    ],
    routes,
  });
  expect(caller.sandbox.requests[0]?.duration).toBeGreaterThan(0);
  expect(caller.sandbox.routes).toMatchObject(routes);
});

test("snapshot: all that is stored, without the bytes of images", async () => {
  const caller = openCaller({ workspaceId: "w1" });
  const id = await article(caller, { body: '<img src="https://img.example.com/a.png">' });
  const { json } = await control(caller, "GET", "snapshot");
  expect(json).toMatchObject({ workspace: { id: "w1" }, articles: [{ id }], images: [{ type: "image/png" }] });
  expect(json).not.toHaveProperty("blobs");
});

test("reset: an empty workspace with its settings, an empty log, other quirks and faults; ids go on", async () => {
  const caller = openCaller({ workspaceId: "w1", faults: ["GET /me: 500"] });
  const before = await article(caller, { body: '<img src="https://img.example.com/a.png">' });
  const done = await control(caller, "POST", "reset", {
    quirks: { pagesNext: "absent" },
    faults: ["GET /admins: 503"],
  });
  expect(done).toEqual({ status: 200, json: { done: true } });
  expect(caller.sandbox.requests).toEqual([]);
  expect((await caller.call("GET", "/articles")).body).toMatchObject({ total_count: 0, pages: null });
  expect((await caller.call("GET", "/me")).body.app.id_code).toBe("w1");
  expect((await caller.call("GET", "/admins")).status).toBe(503);
  const after = await article(caller, { body: '<img src="https://img.example.com/a.png">' });
  expect(Number(after)).toBeGreaterThan(Number(before));
});

test("quirks and faults can be changed while it runs; mistakes are told", async () => {
  const caller = openCaller();
  expect((await control(caller, "POST", "quirks", { quirks: { nestedLists: "reject400" } })).status).toBe(200);
  expect((await control(caller, "POST", "faults", { randomFaults: { seed: 1, rate: 1 } })).status).toBe(200);
  for (const [name, body, reason] of [
    ["quirks", { quirks: { nestedLists: 1 } }, /one of keep, reject400/],
    ["quirks", { quirks: [] }, /quirks is an object/],
    ["faults", { faults: "x" }, /list of texts/],
    ["faults", { randomFaults: {} }, /seed: 1/],
    ["nothing", {}, /There are: GET \/__sandbox\/requests/],
  ] as const) {
    const { status, json } = await control(caller, "POST", name, body);
    expect(status).toBe(name === "nothing" ? 404 : 400);
    expect(JSON.stringify(json)).toMatch(reason);
  }
});

describe("edit: as a teammate in Intercom", () => {
  test("changes a locale and keeps the author, whatever the API would do", async () => {
    const caller = openCaller();
    const id = await article(caller);
    const change = { action: "change", article: id, locale: "fr", title: "F", body: "<p>f</p>", state: "published" };
    expect((await control(caller, "POST", "edit", change)).status).toBe(200);
    await control(caller, "POST", "edit", { action: "change", article: id, title: "B", as: "502" });
    const after = await read(caller, id);
    expect(after).toMatchObject({ title: "B", author_id: 502, updated_by_id: 502 });
    expect(after.translated_content["fr"]).toMatchObject({ title: "F", state: "published", updated_by_id: 503 });
    expect(caller.sandbox.requests.filter(({ method }) => method === "PUT")).toEqual([]);
  });

  test("stages a draft and publishes it", async () => {
    const caller = openCaller();
    const id = await article(caller);
    await control(caller, "POST", "edit", { action: "draft", article: id, title: "Next" });
    expect(await read(caller, id)).toMatchObject({ title: "A", has_unpublished_changes: true });
    await control(caller, "POST", "edit", { action: "publishDraft", article: id });
    expect(await read(caller, id)).toMatchObject({ title: "Next", has_unpublished_changes: false });
  });

  test("moves articles, also into several collections, and collections; deletes both", async () => {
    const caller = openCaller();
    const make = async (): Promise<string> =>
      (await caller.call("POST", "/help_center/collections", { name: "C" })).body.id;
    const [one, two] = [await make(), await make()];
    const id = await article(caller);
    await control(caller, "POST", "edit", { action: "move", article: id, to: [one, two] });
    expect((await read(caller, id)).parent_ids).toEqual([Number(one), Number(two)]);
    await control(caller, "POST", "edit", { action: "move", collection: two, to: one });
    expect((await caller.call("GET", `/help_center/collections/${two}`)).body.parent_id).toBe(one);
    await control(caller, "POST", "edit", { action: "delete", article: id });
    await control(caller, "POST", "edit", { action: "delete", collection: two });
    expect((await caller.call("GET", "/articles")).body.total_count).toBe(0);
    expect((await caller.call("GET", "/help_center/collections")).body.total_count).toBe(1);
  });

  test.each([
    [{}, 400, /change, draft, publishDraft, move, delete/],
    [{ action: "constructor", article: "1" }, 400, /action is one of/],
    [{ action: "delete" }, 400, /article or collection/],
    [{ action: "delete", article: "1", as: "9" }, 400, /id of an admin/],
    [{ action: "delete", article: "1" }, 404, /./],
    [{ action: "move", article: "1", to: "2" }, 400, /list of ids/],
    [{ action: "move", article: "1", to: ["2"] }, 400, /no collection 2/],
    [{ action: "move", article: "1", to: [] }, 404, /./],
  ])("%j is refused", async (body, status, reason) => {
    const refused = await control(openCaller(), "POST", "edit", body);
    expect([refused.status, reason.test(JSON.stringify(refused.json))]).toEqual([status, true]);
  });
});
