import { afterEach, describe, expect, test } from "vitest";
import { Failure } from "../../src/model/failure.ts";
import {
  articleJson,
  connectTo,
  serve,
  TOKEN,
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

/** A server that misbehaves for its first calls and then answers an article. */
function servingAfter(...troubles: Reply[]): Promise<ScriptedServer> {
  return serving((_, count) => troubles[count - 1] ?? { json: articleJson("12") });
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Failure);
  return error as Failure;
}

describe("every request", () => {
  test("carries token, version and type, below the path of the address", async () => {
    const server = await servingAfter();
    const intercom = connectTo({ url: `${server.url}/intercom/` }, { token: ` ${TOKEN}\n`, apiVersion: "2.9" });
    await intercom.read("article", "12");
    expect(server.seen[0]).toMatchObject({ method: "GET", path: "/intercom/articles/12" });
    expect(server.seen[0]?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      "intercom-version": "2.9",
      accept: "application/json",
    });
    await intercom.close();
  });

  test("is told to the log with what it took, its tries one by one", async () => {
    const server = await servingAfter({ status: 502, text: "" });
    const entries: unknown[] = [];
    const intercom = connectTo(server, { onRequest: (entry) => entries.push(entry) });
    await intercom.read("article", "a/b");
    expect(entries).toEqual([
      { method: "GET", path: "/articles/a%2Fb", status: 502, ms: 0 },
      { method: "GET", path: "/articles/a%2Fb", status: 200, ms: 0 },
    ]);
    await intercom.close();
  });
});

describe("a read is tried again", () => {
  const troubles: Record<string, Reply> = {
    "a server error": { status: 500, json: { type: "error.list", errors: [{ code: "server_error" }] } },
    "a bad gateway": { status: 502, text: "<html><title>Bad gateway</title></html>" },
    "a cut connection": "cut",
    "a connection cut in the middle": "cutInBody",
    "a request time-out": { status: 408, text: "" },
  };
  test.each(Object.keys(troubles))("after %s", async (name) => {
    const trouble = troubles[name] ?? "cut";
    const server = await servingAfter(trouble, trouble);
    const intercom = connectTo(server);
    expect((await intercom.read("article", "12"))?.id).toBe("12");
    expect(server.seen).toHaveLength(3);
    await intercom.close();
  });

  test("after no answer in time", async () => {
    const server = await servingAfter("hang");
    const intercom = connectTo(server, { timeout: 150 });
    expect((await intercom.read("article", "12"))?.id).toBe("12");
    await intercom.close();
  });

  test("with pauses that double, spread by chance", async () => {
    const server = await serving(() => "cut");
    for (const [chance, pauses] of [
      [0, [250, 500, 1000, 2000]],
      [1, [750, 1500, 3000, 6000]],
    ] as const) {
      const clock = new WaitingClock();
      const intercom = connectTo(server, { wait: clock.wait, now: clock.now, random: () => chance });
      await failureOf(intercom.read("article", "12"));
      expect(clock.waits).toEqual(pauses);
      await intercom.close();
    }
    expect(server.seen).toHaveLength(10);
  });

  test("no sooner than Retry-After asks", async () => {
    const server = await servingAfter({ status: 503, text: "", headers: { "retry-after": "20" } });
    const clock = new WaitingClock();
    const intercom = connectTo(server, { wait: clock.wait, now: clock.now });
    await intercom.read("article", "12");
    expect(clock.waits).toEqual([20_000]);
    await intercom.close();
  });
});

describe("a read that cannot succeed is a Failure with a next step", () => {
  test("the token is refused", async () => {
    const server = await serving(() => ({
      status: 401,
      json: {
        type: "error.list",
        request_id: "53079098-f753",
        errors: [{ code: "unauthorized", message: "Access Token Invalid" }],
      },
    }));
    const intercom = connectTo(server);
    const failure = await failureOf(intercom.readWorkspace());
    expect(failure.message).toBe(
      "Intercom did not answer GET /me (401 unauthorized: Access Token Invalid, request 53079098-f753).",
    );
    expect(failure.why).toContain("region");
    expect(failure.next).toContain("token");
    expect(server.seen).toHaveLength(1);
    await intercom.close();
  });

  test("a permission is missing", async () => {
    const server = await serving(() => ({
      status: 403,
      json: { type: "error.list", errors: [{ code: "forbidden" }] },
    }));
    const intercom = connectTo(server);
    const failure = await failureOf(intercom.list("article"));
    expect(failure.message).toContain("403 forbidden: no reason given");
    expect(failure.next).toContain("permission");
    await intercom.close();
  });

  test("a redirect is not followed, and the token goes nowhere", async () => {
    const other = await servingAfter();
    const server = await serving(() => ({ status: 302, text: "", headers: { location: `${other.url}/articles/12` } }));
    const intercom = connectTo(server);
    const failure = await failureOf(intercom.read("article", "12"));
    expect(failure.why).toContain(new URL(other.url).host);
    expect(other.seen).toHaveLength(0);
    await intercom.close();
  });

  test("nothing listens", async () => {
    const server = await servingAfter();
    await server.close();
    const intercom = connectTo(server);
    const failure = await failureOf(intercom.read("article", "12"));
    expect(failure.message).toContain("nothing answers at that address");
    expect(failure.next).toContain("region");
    await intercom.close();
  });

  test("the answer never ends", async () => {
    const server = await serving(() => "endless");
    const intercom = connectTo(server, { timeout: 15_000 });
    const failure = await failureOf(intercom.read("article", "12"));
    expect(failure.message).toContain("larger than any of Intercom's");
    expect(server.seen).toHaveLength(1);
    await intercom.close();
  });

  test.each([
    ["a page of HTML", { text: "<html></html>" }, "it is not JSON"],
    ["another shape", { json: articleJson("12", { title: 5 }) }, "title"],
    ["nothing", { text: "" }, "it is not JSON"],
  ])("the answer is %s", async (_, reply: Reply, detail) => {
    const server = await serving(() => reply);
    const intercom = connectTo(server);
    const failure = await failureOf(intercom.read("article", "12"));
    expect(failure.message).toContain(`answer to GET /articles/12 could not be understood: ${detail}`);
    await intercom.close();
  });

  test.each([
    ["not an address", "help me"],
    ["another scheme", "ftp://127.0.0.1"],
  ])("the address of the API is %s", (_, url) => {
    expect(() => connectTo({ url })).toThrow(Failure);
  });
});

describe("only a 404 of Intercom's means gone", () => {
  test("its error list is null", async () => {
    const server = await serving(() => ({
      status: 404,
      json: { type: "error.list", request_id: "r", errors: [{ code: "not_found", message: "Resource Not Found" }] },
    }));
    const intercom = connectTo(server);
    expect(await intercom.read("article", "12")).toBeNull();
    expect(await intercom.read("collection", "12")).toBeNull();
    await intercom.close();
  });

  test("a page of something in between is a Failure", async () => {
    const server = await serving(() => ({ status: 404, text: "<html><title>No such site</title></html>" }));
    const intercom = connectTo(server);
    const failure = await failureOf(intercom.read("article", "12"));
    expect(failure.message).toContain("404 http_404: No such site");
    await intercom.close();
  });

  test("a listing is never gone", async () => {
    const server = await serving(() => ({ status: 404, json: { type: "error.list", errors: [] } }));
    const intercom = connectTo(server);
    await failureOf(intercom.list("article"));
    await intercom.close();
  });
});
