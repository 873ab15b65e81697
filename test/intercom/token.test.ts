import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { connectTo, serve, TOKEN, type Reply, type ScriptedServer } from "./scripted-server.ts";

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** All that a program could print of a value. */
function everythingOf(value: unknown): string {
  const deep = inspect(value, { depth: Infinity, showHidden: true, getters: true });
  const stack = value instanceof Error ? `${value.stack ?? ""} ${value.message} ${inspect(value.cause)}` : "";
  return `${deep} ${JSON.stringify(value, Object.getOwnPropertyNames(value ?? {}))} ${stack} ${String(value)}`;
}

const quoting = `Access token ${TOKEN} is not valid`;
const replies: Record<string, Reply> = {
  "a refusal that quotes the token": {
    status: 401,
    json: { type: "error.list", errors: [{ code: "unauthorized", message: quoting }], request_id: TOKEN },
  },
  "a refusal that spells the token with escapes": {
    status: 422,
    text: JSON.stringify({ errors: [{ code: "bad", message: quoting, field: TOKEN }] })
      .replaceAll("=", String.raw`\u003d`)
      .replaceAll("dG9", String.raw`\u0064G9`),
  },
  "a request id that is the token": { status: 422, json: {}, headers: { "x-request-id": TOKEN } },
  "a trouble with a request id that is the token": { status: 500, json: {}, headers: { "x-request-id": TOKEN } },
  "a page that quotes the token": { status: 500, text: `<title>${quoting}</title>` },
  "a redirect with the token in its address": {
    status: 302,
    text: quoting,
    headers: { location: `https://${TOKEN.replaceAll("=", "")}.example.com/?${TOKEN}` },
  },
  "a cut connection": "cut",
  "a connection cut in the middle": "cutInBody",
  "no answer in time": "hang",
  "an answer of another shape that quotes the token": { json: { id: { token: TOKEN }, title: TOKEN } },
};

test.each(Object.keys(replies))("the token is in nothing that can be printed after %s", async (name) => {
  const server = await serve(() => replies[name] ?? "cut");
  servers.push(server);
  const log: unknown[] = [];
  const intercom = connectTo(server, { timeout: 150, onRequest: (entry) => log.push(entry) });
  const write = { defaultLocale: "en", locales: { en: { title: "T" } } } as const;
  const results = [
    await intercom.read("article", "12").catch((error: unknown) => error),
    await intercom.list("collection").catch((error: unknown) => error),
    await intercom.readWorkspace().catch((error: unknown) => error),
    await intercom.create("article", write),
    await intercom.update("collection", "12", write).catch((error: unknown) => error),
  ];
  expect(server.seen.every(({ headers }) => headers.authorization === `Bearer ${TOKEN}`)).toBe(true);
  expect(results.slice(0, 3).every((result) => result instanceof Error)).toBe(true);
  for (const value of [...results, log, intercom]) {
    const printed = everythingOf(value);
    expect(printed).not.toContain(TOKEN);
    expect(printed).not.toContain(TOKEN.replaceAll("=", ""));
  }
  await intercom.close();
});

test("the token is in nothing that can be printed where nothing listens", async () => {
  const server = await serve(() => "cut");
  await server.close();
  const intercom = connectTo(server);
  const error: unknown = await intercom.readWorkspace().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(everythingOf(error)).not.toContain(TOKEN);
  await intercom.close();
});

test.each(["", " \n", `${TOKEN} ${TOKEN}`, `${TOKEN}\nX-Other: 1`, `${TOKEN}é`])(
  "a token that cannot be one is refused without being shown: %j",
  (token) => {
    let thrown: unknown;
    try {
      connectTo({ url: "http://127.0.0.1:9" }, { token });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ name: "Failure" });
    expect(everythingOf(thrown)).not.toContain(TOKEN);
  },
);
