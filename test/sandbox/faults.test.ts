import { describe, expect, test } from "vitest";
import { FaultChooser } from "../../src/sandbox/faults/chooser.ts";
import { describeFaults, FAULT_KINDS } from "../../src/sandbox/faults/kinds.ts";
import { rewriteMarkup } from "../../src/sandbox/faults/overnight.ts";
import { parseFault } from "../../src/sandbox/faults/rule.ts";
import { type Caller, openCaller } from "./caller.ts";

const ARTICLE = { title: "A", author_id: 502, body: "<p>one</p><p>two</p>" };

async function total({ call }: Caller): Promise<number> {
  return (await call("GET", "/articles")).body.total_count;
}

describe("the language of faults", () => {
  test.each([
    [
      "POST /articles: resetAfter on call 3",
      { method: "POST", path: "/articles", kind: "resetAfter", first: 3, last: 3 },
    ],
    ["write *: forbidden", { method: "WRITE", path: "*", kind: "forbidden", first: 1, last: Infinity }],
    [
      "* /articles/{id}: 500 from call 2",
      { method: "*", path: "/articles/{id}", kind: "500", first: 2, last: Infinity },
    ],
    ["GET /articles: slowBody 0.5 on calls 2-4", { kind: "slowBody", argument: 0.5, first: 2, last: 4 }],
    ["GET /articles: listingLacksItems", { kind: "listingLacksItems", argument: 1 }],
  ])("%s", (text, rule) => {
    expect(parseFault(text)).toMatchObject(rule);
  });

  test.each([
    ["resetAfter", /Write it as/],
    ["PATCH /articles: 500", /method is one of GET, POST/],
    ["GET /articles: 418", /fault is one of 429, 500/],
    ["GET /articles: 500 7", /500 takes no number/],
    ["GET /articles: 500 on call 0", /counted from 1/],
    ["GET /articles: 500 on calls 4-2", /counted from 1/],
    ["GET /articles: 500 on tuesday", /on call 3/],
  ])("%s is refused with what to write", (text, reason) => {
    expect(() => parseFault(text)).toThrow(reason);
    expect(() => openCaller({ faults: [text] })).toThrow(RangeError);
  });

  test("the list for people names every fault, and its examples can be read", () => {
    const list = describeFaults();
    for (const kind of FAULT_KINDS) expect(list).toContain(kind);
    for (const line of list.split("\n").slice(-4, -1)) expect(parseFault(line).kind).toBeDefined();
  });
});

describe("refusals: nothing is done", () => {
  test.each([
    ["429", 429, "rate_limit_exceeded"],
    ["500", 500, "server_error"],
    ["502", 502, "bad_gateway"],
    ["503", 503, "service_unavailable"],
    ["504", 504, "gateway_timeout"],
    ["unauthorized", 401, "unauthorized"],
    ["forbidden", 403, "forbidden"],
  ])("%s", async (kind, status, code) => {
    const caller = openCaller({ faults: [`POST /articles: ${kind} on call 2`] });
    expect((await caller.call("POST", "/articles", ARTICLE)).status).toBe(200);
    const refused = await caller.call("POST", "/articles", ARTICLE);
    expect(refused.status).toBe(status);
    expect(refused.body.errors[0]?.code).toBe(code);
    expect((await caller.call("POST", "/articles", ARTICLE)).status).toBe(200);
    expect(await total(caller)).toBe(2);
    expect(caller.sandbox.requests.map(({ fault }) => fault)).toEqual([null, kind, null, null]);
    expect(caller.sandbox.failures).toEqual([]);
  });

  test("retryAfterHeader says how long to wait until the next window", async () => {
    const faults = ["*  *: 429"];
    const options = { faults, now: () => 1_700_000_003_000 };
    expect((await openCaller(options).call("GET", "/me")).headers).not.toHaveProperty("Retry-After");
    const present = openCaller({ ...options, quirks: { retryAfterHeader: "present" } });
    expect((await present.call("GET", "/me")).headers["Retry-After"]).toBe("7");
  });

  test("every write is forbidden, and every look is allowed", async () => {
    const caller = openCaller({ faults: ["write *: forbidden"] });
    expect((await caller.call("POST", "/help_center/collections", { name: "C" })).status).toBe(403);
    expect((await caller.call("DELETE", "/articles/1")).status).toBe(403);
    expect((await caller.call("GET", "/me")).status).toBe(200);
  });
});

describe("what never arrives", () => {
  test.each([
    ["resetBefore", "reset", 0],
    ["timeoutBefore", "hang", 0],
    ["resetAfter", "reset", 1],
    ["timeoutAfter", "hang", 1],
    ["truncatedBody", "truncated", 1],
  ])("%s", async (kind, delivery, articles) => {
    const caller = openCaller({ faults: [`POST /articles: ${kind}`] });
    const request = { method: "POST", path: "/articles", headers: { authorization: "Bearer t" } };
    const answer = await caller.sandbox.handle({ ...request, body: JSON.stringify(ARTICLE) });
    expect(answer).toMatchObject({ delivery, fault: kind, status: articles === 0 ? 0 : 200 });
    expect(await total(caller)).toBe(articles);
  });

  test("what the sandbox refuses takes no effect, however its answer is lost", async () => {
    const caller = openCaller({ faults: ["POST /articles: resetAfter"] });
    const request = { method: "POST", path: "/articles", headers: { authorization: "Bearer t" }, body: "{}" };
    expect(await caller.sandbox.handle(request)).toMatchObject({ delivery: "reset", status: 400 });
    expect(caller.sandbox.requests[0]).toMatchObject({ status: 400, fault: "resetAfter" });
  });
});

test("invalidJson and htmlError: answers that cannot be read", async () => {
  const caller = openCaller({ faults: ["GET /me: invalidJson", "GET /admins: htmlError"] });
  const headers = { authorization: "Bearer t" };
  const broken = await caller.sandbox.handle({ method: "GET", path: "/me", headers });
  expect(broken.status).toBe(200);
  expect(() => JSON.parse(String(broken.body)) as unknown).toThrow(SyntaxError);
  const page = await caller.sandbox.handle({ method: "GET", path: "/admins", headers });
  expect(page).toMatchObject({ status: 502, headers: { "Content-Type": "text/html" } });
});

describe("listings that mislead", () => {
  async function filled(...faults: string[]): Promise<Caller> {
    const caller = openCaller();
    for (let index = 0; index < 6; index += 1)
      await caller.call("POST", "/articles", { ...ARTICLE, title: `A${index}` });
    caller.sandbox.setFaults({ faults });
    return caller;
  }
  async function sweep({ call }: Caller): Promise<{ titles: string[]; totals: number[] }> {
    const pages = [1, 2, 3].map((page) => call("GET", `/articles?page=${page}&per_page=2`));
    const bodies = (await Promise.all(pages)).map(({ body }) => body);
    const titles = bodies.flatMap((body) => body.data.map((item) => item.title));
    return { titles, totals: bodies.map((body) => body.total_count) };
  }

  test("listingLacksItems: total_count counts what is not there", async () => {
    const { titles, totals } = await sweep(await filled("GET /articles: listingLacksItems 1 on call 2"));
    expect([titles.length, ...totals]).toEqual([5, 6, 6, 6]);
  });

  test("listingShifts: as many items as total_count says, one of them twice and one on no page", async () => {
    const { titles, totals } = await sweep(await filled("GET /articles: listingShifts on call 2"));
    expect(titles).toEqual(["A5", "A4", "A4", "A2", "A1", "A0"]);
    expect(totals).toEqual([6, 6, 6]);
  });

  test("the first page, and what is no listing, stay as they are", async () => {
    const caller = await filled("GET *: listingShifts");
    expect((await caller.call("GET", "/articles?page=1&per_page=2")).body.data).toHaveLength(2);
    expect((await caller.call("GET", "/me")).status).toBe(200);
  });
});

test("lateWrite takes effect only when its time has come, with that time", async () => {
  let now = 1_700_000_000_000;
  const caller = openCaller({ now: () => now, faults: ["POST /articles: lateWrite 3 on call 1"] });
  expect((await caller.call("POST", "/articles", ARTICLE)).status).toBe(504);
  now += 2999;
  expect(await total(caller)).toBe(0);
  now += 60_000;
  expect(await total(caller)).toBe(1);
  expect((await caller.call("GET", "/articles")).body.data[0]?.created_at).toBe(1_700_000_003);
});

test("rewriteOvernight changes all markup, no word and no time", async () => {
  let now = 1_700_000_000_000;
  const caller = openCaller({ now: () => (now += 5000), faults: ["GET /articles: rewriteOvernight on call 2"] });
  await caller.call("POST", "/articles", { ...ARTICLE, translated_content: { fr: { title: "F", body: "<p>un</p>" } } });
  const [before, after] = [await caller.call("GET", "/articles"), await caller.call("GET", "/articles")];
  expect(before.body.data[0]?.body).toBe('<p class="no-margin">one</p><p class="no-margin">two</p>');
  expect(after.body.data[0]).toMatchObject({
    body: '<p class="intercom-align-left">one</p>\n<p class="intercom-align-left">two</p>',
    updated_at: before.body.data[0]?.updated_at,
    translated_content: { fr: { body: '<p class="intercom-align-left">un</p>' } },
  });
  expect(rewriteMarkup(rewriteMarkup(before.body.data[0]?.body ?? ""))).toBe(before.body.data[0]?.body);
});

describe("random faults", () => {
  const requests = Array.from({ length: 400 }, (_, index) => ["GET", `/articles?page=${index}`] as const);
  const kinds = (seed: number, order = requests): Map<string, string | undefined> => {
    const chooser = new FaultChooser({ randomFaults: { seed, rate: 0.25 } });
    return new Map(order.map(([method, path]) => [path, chooser.choose(method, path)?.kind]));
  };

  test("the same seed hits the same requests, in whatever order they come; another seed others", () => {
    expect(kinds(1, requests.toReversed())).toEqual(new Map([...kinds(1)]));
    expect(kinds(2)).not.toEqual(kinds(1));
  });

  test("about the share that is asked for is hit, by many kinds, none of which ends a run for good", () => {
    const hits = [...kinds(7).values()].filter((kind) => kind !== undefined);
    expect(hits.length).toBeGreaterThan(60);
    expect(hits.length).toBeLessThan(140);
    expect(new Set(hits).size).toBeGreaterThan(9);
    expect(hits).not.toContain("forbidden");
    expect(hits).not.toContain("lateWrite");
  });

  test.each([-0.1, 1.1, Number.NaN])("a rate of %d is refused", (rate) => {
    expect(() => new FaultChooser({ randomFaults: { seed: 1, rate } })).toThrow(/from 0 to 1/);
  });
});
