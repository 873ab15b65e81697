import { describe, expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { openCaller, readJson } from "./caller.ts";

describe("what a workspace is", () => {
  test("the token's owner, with the workspace", async () => {
    const { body } = await openCaller({ workspaceId: "abc123" }).call("GET", "/me");
    expect(body).toMatchObject({ type: "admin", email: "sam@example.com", app: { id_code: "abc123" } });
  });

  test("admins, listed and one by one", async () => {
    const { call } = openCaller();
    const { body } = await call("GET", "/admins");
    expect(body.admins.map((admin) => admin.email)).toContain("docs@example.com");
    expect((await call("GET", "/admins/502")).body).toMatchObject({ id: "502", email: "docs@example.com" });
    const unknown = await call("GET", "/admins/9");
    expect(unknown.status).toBe(404);
    expect(unknown.body.errors[0]?.code).toBe("admin_not_found");
  });

  test("admins as the options say", async () => {
    const { call } = openCaller({ admins: [{ id: "7", name: "Ada", email: "ada@example.com" }] });
    expect((await call("GET", "/admins")).body.admins).toHaveLength(1);
    expect((await call("POST", "/articles", { title: "A", author_id: 7 })).status).toBe(200);
  });

  test("help centers; 2.16 says which is the default and its locales", async () => {
    const { call } = openCaller({ defaultLocale: "de", locales: ["en"] });
    const { body } = await call("GET", "/help_center/help_centers");
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({
      identifier: "helpsync",
      url: "https://intercom.help/helpsync",
      default: true,
      locales: ["de", "en"],
    });
    const older = await call("GET", "/help_center/help_centers/1", undefined, "2.15");
    expect(older.body).not.toHaveProperty("locales");
    expect((await call("GET", "/help_center/help_centers/2")).status).toBe(404);
  });

  test("options that make no sense are refused", () => {
    expect(() => createSandbox({ defaultLocale: "uk" })).toThrow(/no locale "uk"/);
    expect(() => createSandbox({ admins: [] })).toThrow(/at least one admin/);
    expect(() => createSandbox({ helpCenters: [] })).toThrow(/at least one help center/);
    expect(() => createSandbox({ quirks: JSON.parse('{ "listOrder": "byTitle" }') as object })).toThrow(/byTitle/);
    expect(() => createSandbox({ quirks: JSON.parse('{ "colour": "red" }') as object })).toThrow(/no quirk "colour"/);
  });
});

describe("errors and headers", () => {
  test.each([undefined, "", "Basic x", "Bearer ", "Bearer wrong"])("no way in with %j", async (authorization) => {
    const sandbox = createSandbox({ token: "right" });
    const answer = readJson(await sandbox.handle({ method: "GET", path: "/me", headers: { authorization } }));
    expect(answer.status).toBe(401);
    expect(answer.body.type).toBe("error.list");
    expect(answer.body.errors).toEqual([{ code: "unauthorized", message: "Access Token Invalid" }]);
    expect(answer.headers).not.toHaveProperty("X-RateLimit-Limit");
  });

  test("each answer has a request id of its own, in the error too", async () => {
    const { call } = openCaller();
    const first = await call("GET", "/nowhere");
    const second = await call("GET", "/nowhere");
    expect(first.status).toBe(404);
    expect(first.body.request_id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
    expect(first.headers["X-Request-Id"]).toBe(first.body.request_id);
    expect(second.body.request_id).not.toBe(first.body.request_id);
  });

  test("the clock that is given is the Date of answers and the time of records", async () => {
    const { call } = openCaller({ now: () => 1_700_000_000_999 });
    const { headers, body } = await call("POST", "/articles", { title: "A", author_id: 502 });
    expect(headers["Date"]).toBe("Tue, 14 Nov 2023 22:13:20 GMT");
    expect(body.created_at).toBe(1_700_000_000);
  });

  test.each(["2.6", "2.17", "3", "preview", ""])("version %j is not spoken", async (version) => {
    const { status, body } = await openCaller().call("GET", "/me", undefined, version);
    expect(status).toBe(400);
    expect(body.errors[0]?.code).toBe("intercom_version_invalid");
  });

  test("without a version the workspace's own counts, and the answer names it", async () => {
    const sandbox = createSandbox({ defaultVersion: "2.9" });
    const headers = { authorization: "Bearer t" };
    const answer = await sandbox.handle({ method: "GET", path: "/help_center/sections", headers });
    expect(answer.status).toBe(200);
    expect(answer.headers["Intercom-Version"]).toBe("2.9");
  });

  test.each(["{", "[]", '"x"', "null"])("a body that is no JSON object: %s", async (body) => {
    const headers = { authorization: "Bearer t" };
    const answer = readJson(await createSandbox().handle({ method: "POST", path: "/articles", headers, body }));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveLength(1);
  });

  test("the requests are kept for tests to count", async () => {
    const { sandbox, call } = openCaller({ now: () => 5000 });
    await call("GET", "/articles?page=2", undefined, "2.9");
    await call("GET", "/nowhere");
    expect(sandbox.requests).toEqual([
      { method: "GET", path: "/articles?page=2", status: 200, version: "2.9", at: 5000, duration: 0, fault: null },
      { method: "GET", path: "/nowhere", status: 404, version: "2.16", at: 5000, duration: 0, fault: null },
    ]);
    const served = await sandbox.handle({ method: "GET", path: "/__sandbox/requests", headers: {} });
    expect(JSON.parse(String(served.body))).toMatchObject({ requests: sandbox.requests });
  });
});

describe("the rate limit", () => {
  test("every answer says what is left, until the window's end", async () => {
    const { call } = openCaller({ now: () => 1_700_000_003_000 });
    const { headers } = await call("GET", "/nowhere");
    expect(headers).toMatchObject({
      "X-RateLimit-Limit": "1667",
      "X-RateLimit-Remaining": "1666",
      "X-RateLimit-Reset": "1700000010",
    });
  });

  test("a call too many is a 429 that does nothing; the next window lets in again", async () => {
    let now = 1_700_000_000_000;
    const { call } = openCaller({ now: () => now, rateLimit: { calls: 2, windowSeconds: 10 } });
    const create = (): ReturnType<typeof call> => call("POST", "/articles", { title: "A", author_id: 502 });
    await create();
    await create();
    const third = await create();
    expect(third.status).toBe(429);
    expect(third.headers["X-RateLimit-Remaining"]).toBe("0");
    expect(third.body.errors).toEqual([
      { code: "rate_limit_exceeded", message: "Exceeded rate limit of 2 in 10_seconds" },
    ]);
    now = 1000 * Number(third.headers["X-RateLimit-Reset"]);
    expect((await call("GET", "/articles")).body.total_count).toBe(2);
  });
});
