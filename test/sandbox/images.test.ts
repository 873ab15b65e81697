import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { openCaller, PNG, readJson } from "./caller.ts";

const SENT = { title: "A", author_id: 502, body: '<p>a</p><img src="https://img.example.com/x/flow%20chart.png">' };

function sourcesOf(body: string): string[] {
  return [...body.matchAll(/<img src="([^"]+)"/g)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&"));
}

describe("images of a body", () => {
  test("come back as Intercom's copy, with their size and an address whose query changes on every read", async () => {
    const { call } = openCaller();
    const { body: created } = await call("POST", "/articles", SENT);
    expect(created.body).toContain('alt="" width="2" height="3"');
    const [first] = sourcesOf(created.body);
    const [second] = sourcesOf((await call("GET", `/articles/${created.id}`)).body.body);
    const [bare, query] = (first ?? "").split("?");
    expect(bare).toMatch(/^https:\/\/downloads\.intercomcdn\.com\/i\/o\/sandbox1\/\d+\/[\da-f]{24}\/flow_chart\.png$/);
    expect([...new URLSearchParams(query).keys()]).toEqual(["expires", "signature", "req"]);
    expect(second?.split("?")[0]).toBe(bare);
    expect(second).not.toBe(first);
  });

  test("are found again by their address, signed or bare", async () => {
    const { call } = openCaller();
    const { body: created } = await call("POST", "/articles", SENT);
    const [signed] = sourcesOf(created.body);
    const bare = signed?.split("?")[0] ?? "";
    for (const source of [signed, bare]) {
      const { status, body } = await call("PUT", `/articles/${created.id}`, { body: `<img src="${source ?? ""}">` });
      expect(status).toBe(200);
      expect(sourcesOf(body.body)[0]?.split("?")[0]).toBe(bare);
    }
  });

  test("are fetched once for each URL: changed bytes need a new name", async () => {
    const fetched: string[] = [];
    const { call } = openCaller({ fetchImage: (url) => Promise.resolve((fetched.push(url), PNG)) });
    const html = '<img src="https://img.example.com/a.png"><p>x <img src="https://img.example.com/a.png"></p>';
    const first = await call("POST", "/articles", { ...SENT, body: html });
    const second = await call("POST", "/articles", {
      ...SENT,
      body: `${html}<img src="https://img.example.com/b.png">`,
    });
    expect(fetched).toEqual(["https://img.example.com/a.png", "https://img.example.com/b.png"]);
    const paths = [first, second].map(({ body }) => sourcesOf(body.body).map((source) => source.split("?")[0]));
    expect(new Set(paths.flat()).size).toBe(2);
  });

  test("fail the whole write where one cannot be fetched or is no image", async () => {
    const notAnImage = new TextEncoder().encode("<html>Not found</html>");
    const { call } = openCaller({ fetchImage: (url) => Promise.resolve(url.endsWith("a.png") ? PNG : notAnImage) });
    const html = '<img src="https://img.example.com/a.png"><img src="https://img.example.com/page">';
    const { status, body } = await call("POST", "/articles", { ...SENT, body: html });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({ code: "unsupported_html", field: "body" });
    expect(body.errors[0]?.message).toMatch(/^Image not found at URL: https:\/\/img\.example\.com\/page/);
  });

  test("an image's address in the text of a body is text", async () => {
    const { call } = openCaller();
    const { body: created } = await call("POST", "/articles", SENT);
    const bare = sourcesOf(created.body)[0]?.split("?")[0] ?? "";
    const html = `<pre><code>&lt;img src="${bare}"&gt;</code></pre>`;
    const { body } = await call("PUT", `/articles/${created.id}`, { body: html });
    expect(body.body).toBe(`<pre><code>&lt;img src="${bare}"></code></pre>`);
  });

  test("are served with their bytes by their path, without a token", async () => {
    const { sandbox, call } = openCaller();
    const { body: created } = await call("POST", "/articles", SENT);
    const { pathname, search } = new URL(sourcesOf(created.body)[0] ?? "");
    const served = await sandbox.handle({ method: "GET", path: pathname + search, headers: {} });
    expect(served.headers["Content-Type"]).toBe("image/png");
    expect(Buffer.from(served.body)).toEqual(PNG);
  });

  test("are refused to who has no address that is signed and holds still", async () => {
    let now = Date.parse("2026-01-02T03:04:05Z");
    const { sandbox, call } = openCaller({ now: () => now });
    const { body: created } = await call("POST", "/articles", SENT);
    const { pathname, search } = new URL(sourcesOf(created.body)[0] ?? "");
    const status = async (path: string): Promise<number> =>
      (await sandbox.handle({ method: "GET", path, headers: {} })).status;
    expect(await status(pathname)).toBe(403);
    expect(await status(`${pathname}?expires=${String(now / 1000 + 60)}`)).toBe(403);
    expect(await status(`${pathname}x${search}`)).toBe(404);
    expect(await status(pathname + search)).toBe(200);
    now += 3 * 3600 * 1000;
    expect(await status(pathname + search)).toBe(403);
  });
});

describe("fetching over HTTP", () => {
  let server: http.Server;
  let origin = "";

  beforeEach(async () => {
    server = http.createServer((request, response) => {
      if (request.url === "/moved.png") response.writeHead(302, { Location: "/a.png" }).end();
      else if (request.url === "/a.png") response.end(PNG);
      else response.writeHead(404).end(PNG);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.close();
  });

  test.each([
    ["/a.png", 200],
    ["/moved.png", 200],
    ["/gone.png", 400],
  ])("%s gives %i", async (path, status) => {
    const body = JSON.stringify({ ...SENT, body: `<img src="${origin}${path}">` });
    const headers = { authorization: "Bearer t" };
    const answer = readJson(await createSandbox().handle({ method: "POST", path: "/articles", headers, body }));
    expect(answer.status).toBe(status);
  });

  test("a host that is not there is an image that is not there", async () => {
    server.close();
    server.closeAllConnections();
    const body = JSON.stringify({ ...SENT, body: `<img src="http://127.0.0.1:1/a.png">` });
    const headers = { authorization: "Bearer t" };
    const answer = readJson(await createSandbox().handle({ method: "POST", path: "/articles", headers, body }));
    expect(answer.body.errors[0]?.code).toBe("unsupported_html");
  });
});
