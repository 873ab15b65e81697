import { IntercomClient } from "intercom-client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSandbox, type OpenSandbox } from "../../src/sandbox/server.ts";
import { SCRIPT } from "./intercom-client-script.ts";

/** What the client can call of the help center and what belongs to it, from its own list of methods. */
const OPERATIONS = [
  ...["GET /me", "GET /admins", "GET /admins/{id}", "GET /teams", "GET /teams/{id}"],
  ...["GET /segments", "GET /segments/{id}"],
  ...["GET /help_center/help_centers", "GET /help_center/help_centers/{id}"],
  ...crud("/help_center/collections"),
  ...crud("/articles"),
  "GET /articles/search",
  ...crud("/internal_articles"),
  "GET /internal_articles/search",
  ...["GET /tags", "POST /tags", "GET /tags/{id}", "DELETE /tags/{id}"],
  ...crud("/news/news_items"),
  ...["GET /news/newsfeeds", "GET /news/newsfeeds/{id}", "GET /news/newsfeeds/{id}/items"],
];

function crud(path: string): string[] {
  return [`GET ${path}`, `POST ${path}`, ...["GET", "PUT", "DELETE"].map((method) => `${method} ${path}/{id}`)];
}

let opened: OpenSandbox;
let client: IntercomClient;

beforeEach(async () => {
  opened = await openSandbox();
  client = new IntercomClient({ token: opened.token, environment: opened.url, maxRetries: 0 });
});

afterEach(() => opened.close());

test("the official client, unchanged, calls everything that it knows of a help center, in at least 40 calls", async () => {
  for (const part of SCRIPT) await part(client);
  const { requests, failures } = opened.sandbox;
  expect(failures).toEqual([]);
  expect(requests.length).toBeGreaterThanOrEqual(40);
  const called = requests
    .filter(({ status }) => status === 200)
    .map(({ method, path }) => `${method} ${path.replace(/\?.*/, "").replace(/\/[\da-f]+(?=\/|$)/, "/{id}")}`);
  expect([...new Set(called)].sort()).toEqual([...OPERATIONS].sort());
});
