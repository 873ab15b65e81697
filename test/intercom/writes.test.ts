import { afterEach, describe, expect, test } from "vitest";
import type { ResourceWrite } from "../../src/model/intercom.ts";
import {
  articleJson,
  connectTo,
  serve,
  WaitingClock,
  type Reply,
  type ScriptedServer,
  type Seen,
} from "./scripted-server.ts";

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serving(reply: (seen: Seen, count: number) => Reply): Promise<ScriptedServer> {
  const server = await serve(reply);
  servers.push(server);
  return server;
}

const write: ResourceWrite = { defaultLocale: "en", locales: { en: { title: "Title", author: "7" } } };

describe("a write whose outcome nobody knows is sent once and said to be unknown", () => {
  const replies: Record<string, Reply> = {
    "no answer in time": "hang",
    "a cut connection": "cut",
    "a connection cut in the middle of the answer": "cutInBody",
    "a server error": { status: 500, json: { type: "error.list", errors: [{ code: "server_error" }] } },
    "a gateway's time-out": { status: 504, text: "<html>" },
    "a request time-out": { status: 408, text: "" },
    "an answer that is no article": { json: { type: "article" } },
    "an answer that is not JSON": { text: "OK" },
  };
  test.each(Object.keys(replies))("%s", async (name) => {
    const server = await serving(() => replies[name] ?? "cut");
    const intercom = connectTo(server, { timeout: 200 });
    expect((await intercom.create("article", write)).outcome).toBe("unknown");
    expect((await intercom.update("article", "12", write)).outcome).toBe("unknown");
    expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST /articles", "PUT /articles/12"]);
    await intercom.close();
  });

  test("it says which call and why", async () => {
    const server = await serving(() => ({
      status: 503,
      json: { type: "error.list", request_id: "r-1", errors: [{ code: "unavailable", message: "Try later" }] },
    }));
    const intercom = connectTo(server);
    expect(await intercom.remove("article", "12")).toEqual({
      outcome: "unknown",
      message: "DELETE /articles/12: 503 unavailable: Try later, request r-1",
    });
    await intercom.close();
  });
});

test("a write that never found a connection was refused, and is not in doubt", async () => {
  const server = await serving(() => "cut");
  await server.close();
  const intercom = connectTo(server);
  expect(await intercom.create("article", write)).toMatchObject({ outcome: "refused", status: 0, code: "unreachable" });
  await intercom.close();
});

describe("a refusal is read in every shape", () => {
  const headers = { "x-request-id": "from-header" };
  const shapes: [string, Reply, { code: string; message: string; requestId: string | null }][] = [
    [
      "an error list",
      {
        status: 400,
        json: {
          type: "error.list",
          request_id: "0e7b80e1",
          errors: [
            { code: "parameter_not_found", message: "author_id must be in the main body", field: "author_id" },
            { code: "parameter_invalid", message: null },
            { code: "parameter_invalid", message: "Title is too long" },
          ],
        },
      },
      {
        code: "parameter_not_found",
        message: "author_id must be in the main body — author_id; Title is too long",
        requestId: "0e7b80e1",
      },
    ],
    [
      "an error list of nothing",
      { status: 422, json: { type: "error.list", request_id: null, errors: [] }, headers },
      { code: "http_422", message: "no reason given", requestId: "from-header" },
    ],
    [
      "errors of another shape",
      { status: 400, json: { type: "error.list", errors: ["bad"] } },
      { code: "http_400", message: "no reason given", requestId: null },
    ],
    [
      "a message and a status",
      { status: 404, json: { status: 404, message: "Not here" } },
      { code: "http_404", message: "Not here", requestId: null },
    ],
    [
      "a page",
      { status: 403, text: "<html><head><title>Access denied</title></head><body>…</body></html>", headers },
      { code: "http_403", message: "Access denied", requestId: "from-header" },
    ],
    [
      "plain words",
      { status: 400, text: "Bad\n  <b>request</b>" },
      { code: "http_400", message: "Bad request", requestId: null },
    ],
    ["nothing", { status: 400, text: "" }, { code: "http_400", message: "no reason given", requestId: null }],
    ["a list", { status: 400, json: [1] }, { code: "http_400", message: "[1]", requestId: null }],
    [
      "a redirect",
      { status: 307, text: "", headers: { location: "https://elsewhere.example.com/" } },
      { code: "http_307", message: "no reason given", requestId: null },
    ],
  ];
  test.each(shapes)("%s", async (_, reply, expected) => {
    const server = await serving(() => reply);
    const intercom = connectTo(server);
    const status = typeof reply === "object" ? reply.status : 0;
    expect(await intercom.update("article", "12", write)).toEqual({ outcome: "refused", status, ...expected });
    expect(server.seen).toHaveLength(1);
    await intercom.close();
  });
});

describe("a 429 did not take effect, so the write is made again when the server says", () => {
  const limited = (headers: Record<string, string>): Reply => ({
    status: 429,
    json: {
      type: "error.list",
      errors: [{ code: "rate_limit_exceeded", message: "Exceeded rate limit of 167 in 10_seconds" }],
    },
    headers,
  });

  async function waitedAfter(headers: (now: number) => Record<string, string>): Promise<number> {
    const clock = new WaitingClock();
    const server = await serving((_, count) =>
      count === 1 ? limited(headers(clock.now())) : { json: articleJson("12") },
    );
    const intercom = connectTo(server, { wait: clock.wait, now: clock.now });
    expect(await intercom.create("article", write)).toMatchObject({ outcome: "answered", value: { id: "12" } });
    expect(server.seen).toHaveLength(2);
    expect(server.seen[1]?.body).toEqual(server.seen[0]?.body);
    await intercom.close();
    return clock.waited;
  }

  test("after the seconds of Retry-After", async () => {
    expect(await waitedAfter(() => ({ "retry-after": "7" }))).toBe(7000);
  });

  test("after the date of Retry-After", async () => {
    expect(await waitedAfter((now) => ({ "retry-after": new Date(now + 9000).toUTCString() }))).toBe(9000);
  });

  test("at the end of the window, by the server's clock", async () => {
    const server = Date.UTC(2030, 4, 5, 6, 7, 8);
    const waited = await waitedAfter(() => ({
      date: new Date(server).toUTCString(),
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(server / 1000 + 6),
    }));
    expect(waited).toBe(6000);
  });

  test("after a whole window where it says nothing", async () => {
    expect(await waitedAfter(() => ({}))).toBe(10_000);
  });

  test("and given up as a refusal after many tries", async () => {
    const server = await serving(() => limited({ "retry-after": "1" }));
    const clock = new WaitingClock();
    const intercom = connectTo(server, { wait: clock.wait, now: clock.now });
    expect(await intercom.create("article", write)).toMatchObject({
      outcome: "refused",
      status: 429,
      code: "rate_limit_exceeded",
      message: "Exceeded rate limit of 167 in 10_seconds",
    });
    expect(server.seen).toHaveLength(11);
    expect(clock.waited).toBe(10_000);
    await intercom.close();
  });
});
