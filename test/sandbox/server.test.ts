import http from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
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
