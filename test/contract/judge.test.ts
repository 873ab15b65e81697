import { describe, expect, test, vi } from "vitest";
import type * as Sandboxes from "../../src/sandbox/sandbox.ts";
import { describeCoverage } from "./coverage.ts";
import { HAS_DESCRIPTIONS } from "./descriptions.ts";
import { judgeAnswer, judgeRequest, type Exchange } from "./judge.ts";
import { watch, type Witness } from "./watch.ts";

const TAG = { type: "tag", id: "1", name: "T" };
const APPLIED = { ...TAG, applied_at: 1, applied_by: { type: "admin", id: "1", colour: "red" } };
const ERROR = { type: "error.list", errors: [{ code: "not_found" }] };

function exchange(more: Partial<Exchange>): Exchange {
  const base = { version: "2.16", method: "GET", path: "/tags/1", sent: undefined, status: 200, answered: TAG };
  return { ...base, ...more };
}

describe.skipIf(!HAS_DESCRIPTIONS)("the judge of answers", () => {
  test.each<[string, Partial<Exchange>]>([
    ["as described", {}],
    ["a refusal that is described", { status: 404, answered: ERROR }],
    ["a refusal that is not", { status: 429, answered: ERROR }],
    ["a refusal of a route that the version lacks", { version: "2.9", path: "/folders", status: 404, answered: ERROR }],
    ["a success without a body", { method: "DELETE", path: "/audiences/1", status: 204, answered: undefined }],
  ])("passes %s", (_name, more) => {
    expect(judgeAnswer(exchange(more))).toEqual([]);
  });

  test.each<[Partial<Exchange>, RegExp]>([
    [{ answered: { ...TAG, colour: "red" } }, /unevaluated properties colour/],
    [{ answered: { ...TAG, name: 1 } }, /\/name must be string/],
    [{ method: "POST", path: "/articles/1/tags", answered: APPLIED }, /\/applied_by .*colour/],
    [{ answered: undefined }, /./],
    [{ version: "2.9", path: "/folders" }, /no such operation/],
    [{ status: 418, answered: {} }, /required property 'errors'/],
    [{ status: 201 }, /no such status/],
    [{ method: "DELETE", path: "/audiences/1", status: 204, answered: {} }, /has no body here/],
    [{ path: "/me", answered: { type: "admin", app: { id_code: "w", region: 1 } } }, /\/app\/region must be string/],
  ])("%j: %s", (more, complaint) => {
    expect(judgeAnswer(exchange(more)).join("\n")).toMatch(complaint);
  });

  test("a path that is spelled out is not taken for one with an id", () => {
    const answered = { type: "list", total_count: 0, data: { articles: [], highlights: [] }, pages: null };
    expect(judgeAnswer(exchange({ path: "/articles/search?phrase=a", answered: TAG }))).not.toEqual([]);
    expect(judgeAnswer(exchange({ path: "/articles/search?phrase=a", answered })).join()).not.toMatch(/author_id/);
  });
});

describe.skipIf(!HAS_DESCRIPTIONS)("the judge of requests", () => {
  const post = { method: "POST", path: "/articles" };

  test("passes what is described, and what was refused", () => {
    expect(judgeRequest(exchange({ ...post, sent: { title: "A", author_id: 1 } }))).toEqual([]);
    expect(judgeRequest(exchange({ ...post, sent: { title: "A" }, status: 400 }))).toEqual([]);
  });

  test.each<[Partial<Exchange>, RegExp]>([
    [{ ...post, sent: { title: "A" } }, /required property 'author_id'/],
    [{ ...post, sent: { title: "A", author_id: 1, colour: "red" } }, /unevaluated properties colour/],
    [{ ...post, sent: undefined }, /required property/],
    [{ sent: {} }, /takes no body/],
    [{ path: "/help_center/sections", status: 404 }, /no such operation/],
  ])("%j: %s", (more, complaint) => {
    expect(judgeRequest(exchange(more)).join("\n")).toMatch(complaint);
  });
});

describe.skipIf(!HAS_DESCRIPTIONS)("watching", async () => {
  // One that no other judge watches.
  const { createSandbox } = await vi.importActual<typeof Sandboxes>("../../src/sandbox/sandbox.ts");

  test("what was answered with success counts as exercised; what a fault spoilt is no complaint", async () => {
    const witness: Witness = { complaints: new Set(), exercised: new Set() };
    const sandbox = watch(createSandbox({ faults: ["GET /admins: invalidJson"] }), witness);
    const headers = { authorization: "Bearer t", "intercom-version": "2.9" };
    for (const path of ["/me", "/admins", "/articles/1"]) await sandbox.handle({ method: "GET", path, headers });
    expect([...witness.exercised]).toEqual(["2.9 GET /me"]);
    expect([...witness.complaints]).toEqual([]);
  });

  test("a request of our client that no version has is a complaint", async () => {
    const witness: Witness = { complaints: new Set(), exercised: new Set() };
    const sandbox = watch(createSandbox(), witness);
    const headers = { authorization: "Bearer t", "intercom-version": "2.16" };
    const request = { method: "GET", path: "/help_center/sections", headers };
    await sandbox.handle(request);
    expect([...witness.complaints]).toEqual([]);
    await sandbox.handle({ ...request, headers: { ...headers, "user-agent": "helpsync" } });
    expect([...witness.complaints].join()).toMatch(/no such operation/);
  });

  test("coverage names what no test exercises, once for all versions", () => {
    const lines = describeCoverage(new Set(["2.16 GET /me"]));
    expect(lines[9]).toMatch(/^2\.16 +1 of 66$/);
    expect(lines).toContain("no test: GET /folders (Preview)");
    expect(lines.find((line) => line.startsWith("no test: GET /me "))).not.toContain("2.16");
  });
});
