import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSandbox, type OpenSandbox } from "../../src/sandbox/server.ts";

let opened: OpenSandbox;

beforeEach(async () => {
  opened = await openSandbox({ token: "secret", quirks: { pagesNext: "urlString" } });
});

afterEach(() => opened.close());

function statusFor(host: string): Promise<number | undefined> {
  const headers = { host, authorization: "Bearer secret" };
  return new Promise((resolve, reject) => {
    http
      .get(`${opened.url}/me`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .on("error", reject);
  });
}

test("it listens on this machine only, under its own name", async () => {
  expect(opened.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await statusFor(new URL(opened.url).host)).toBe(200);
  expect(await statusFor("localhost:1234")).toBe(200);
  expect(await statusFor("evil.example.com")).toBe(403);
  expect(await statusFor("127.0.0.1.evil.example.com")).toBe(403);
});

test("its token lets in, and no other", async () => {
  expect(opened.token).toBe("secret");
  const ask = async (token: string): Promise<number> =>
    (await fetch(`${opened.url}/me`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect([await ask("secret"), await ask("other")]).toEqual([200, 401]);
});

test("the next page's URL leads to it", async () => {
  const headers = { authorization: "Bearer secret" };
  for (const name of ["A", "B"]) {
    const body = JSON.stringify({ name });
    await fetch(`${opened.url}/help_center/collections`, { method: "POST", headers, body });
  }
  interface List {
    readonly pages: { readonly next: string };
    readonly data: readonly { readonly name: string }[];
  }
  const first = (await (await fetch(`${opened.url}/help_center/collections?per_page=1`, { headers })).json()) as List;
  const second = (await (await fetch(first.pages.next, { headers })).json()) as List;
  expect(second.data.map((item) => item.name)).toEqual(["A"]);
});

test("each answer is as late as is said at its request, whatever else is on its way", async () => {
  let latency = 200;
  const far = await openSandbox({ token: "secret", latency: () => latency });
  const ask = async (): Promise<number> => {
    const start = performance.now();
    await (await fetch(`${far.url}/me`, { headers: { authorization: "Bearer secret" } })).text();
    return performance.now() - start;
  };
  try {
    const start = performance.now();
    const each = await Promise.all(Array.from({ length: 8 }, ask));
    expect(Math.min(...each)).toBeGreaterThanOrEqual(195);
    expect(performance.now() - start).toBeLessThan(8 * 200);
    latency = 0;
    expect(await ask()).toBeLessThan(150);
  } finally {
    await far.close();
  }
});

test("a body that is too large is refused", async () => {
  const headers = { authorization: "Bearer secret" };
  const body = "x".repeat(21 * 1024 * 1024);
  expect((await fetch(`${opened.url}/articles`, { method: "POST", headers, body })).status).toBe(413);
});

test("a port that is taken is an error", async () => {
  await expect(openSandbox({ port: Number(new URL(opened.url).port) })).rejects.toThrow(/EADDRINUSE/);
});

test("HTML nested without end is an answer, not the end of the server", async () => {
  const headers = { authorization: "Bearer secret" };
  const body = JSON.stringify({ title: "A", author_id: 502, body: "<div>".repeat(50_000) });
  const answer = await fetch(`${opened.url}/articles`, { method: "POST", headers, body });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect((await fetch(`${opened.url}/me`, { headers })).status).toBe(200);
});

describe("a page of another site", () => {
  test.each([
    ["https://evil.example.com", 403],
    ["null", 403],
    ["http://127.0.0.1.evil.example.com", 403],
    ["http://localhost:3000", 200],
    [undefined, 200],
  ])("with the origin %s: %d", async (origin, status) => {
    const headers: Record<string, string> = origin === undefined ? {} : { origin };
    expect((await fetch(`${opened.url}/__sandbox/reset`, { method: "POST", headers })).status).toBe(status);
  });
});

describe("faults of the network, as a client meets them", () => {
  const headers = { authorization: "Bearer secret" };
  const body = JSON.stringify({ title: "A", author_id: 502 });
  const create = (signal?: AbortSignal): Promise<string> =>
    fetch(`${opened.url}/articles`, {
      method: "POST",
      headers,
      body,
      ...(signal === undefined ? {} : { signal }),
    }).then((answer) => answer.text());
  const total = async (): Promise<number> =>
    ((await (await fetch(`${opened.url}/articles`, { headers })).json()) as { total_count: number }).total_count;

  test.each([
    ["resetBefore", 0],
    ["resetAfter", 1],
    ["truncatedBody", 1],
  ])("%s: no whole answer", async (kind, articles) => {
    opened.sandbox.setFaults({ faults: [`POST /articles: ${kind}`] });
    await expect(create()).rejects.toThrow(/fetch failed|terminated/);
    expect(await total()).toBe(articles);
  });

  test.each([
    ["timeoutBefore", 0],
    ["timeoutAfter", 1],
  ])("%s: no answer until the client gives up", async (kind, articles) => {
    opened.sandbox.setFaults({ faults: [`POST /articles: ${kind}`] });
    await expect(create(AbortSignal.timeout(150))).rejects.toThrow(/time/);
    expect(await total()).toBe(articles);
  });

  test("slowBody: whole in the end, and in drops until then", async () => {
    opened.sandbox.setFaults({ faults: ["GET /me: slowBody 0.3"] });
    const answer = await fetch(`${opened.url}/me`, { headers });
    let drops = 0;
    let text = "";
    for await (const drop of answer.body ?? []) {
      drops += 1;
      text += new TextDecoder().decode(drop as Uint8Array);
    }
    expect(drops).toBeGreaterThan(3);
    expect(JSON.parse(text)).toMatchObject({ type: "admin" });
  });

  test("htmlError and invalidJson", async () => {
    opened.sandbox.setFaults({ faults: ["GET /me: htmlError on call 1", "GET /me: invalidJson on call 2"] });
    const page = await fetch(`${opened.url}/me`, { headers });
    expect([page.status, page.headers.get("content-type")]).toEqual([502, "text/html"]);
    await expect((await fetch(`${opened.url}/me`, { headers })).json()).rejects.toThrow(SyntaxError);
  });
});

test("a second process on the same data file is refused its write, and told nothing of the disk", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "sandbox-"));
  const data = path.join(folder, "data.jsonl");
  const first = await openSandbox({ data });
  try {
    const headers = { authorization: "Bearer t" };
    const create = (): Promise<Response> =>
      fetch(`${first.url}/help_center/collections`, { method: "POST", headers, body: '{ "name": "C" }' });
    expect((await create()).status).toBe(200);
    const other = `require("node:fs").appendFileSync(process.argv[1], '{"lastIds":{}}\\n')`;
    await promisify(execFile)(process.execPath, ["-e", other, data]);
    const refused = await create();
    expect(refused.status).toBe(500);
    const text = await refused.text();
    expect(text).toContain("Only one at a time can write to it");
    expect(text).not.toContain(folder);
  } finally {
    await first.close();
    rmSync(folder, { recursive: true });
  }
});
