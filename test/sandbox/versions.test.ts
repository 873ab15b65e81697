import { describe, expect, test } from "vitest";
import { API_VERSIONS, type ApiVersion, isAtLeast } from "../../src/sandbox/versions.ts";
import { openCaller } from "./caller.ts";

const ALL: ApiVersion = "2.7";

/** The operations beside articles and collections, and the first version that has them. Each is called in this order. */
const OPERATIONS: readonly (readonly [first: ApiVersion, operation: string, body?: object])[] = [
  [ALL, "GET /me"],
  [ALL, "GET /admins"],
  [ALL, "GET /admins/502"],
  [ALL, "GET /segments"],
  [ALL, "GET /segments/6762f25c1bb69f9f2193bc22"],
  [ALL, "GET /teams"],
  [ALL, "GET /teams/701"],
  ["2.16", "GET /teams/701/metrics"],
  ["Preview", "PUT /teams/701", { admin_ids: [502] }],
  [ALL, "GET /help_center/help_centers"],
  [ALL, "GET /help_center/help_centers/1"],
  ["2.16", "GET /help_center/help_centers/1/redirects"],
  [
    "2.16",
    "POST /help_center/help_centers/1/redirects",
    { from_url: "https://intercom.help/helpsync/old", locale: "en", target_type: "collection", target_id: "1001" },
  ],
  ["2.16", "GET /help_center/help_centers/1/redirects/1001"],
  ["2.16", "DELETE /help_center/help_centers/1/redirects/1001"],
  [ALL, "POST /tags", { name: "T" }],
  [ALL, "GET /tags"],
  [ALL, "GET /tags/1001"],
  ["2.13", "POST /internal_articles", { title: "I", author_id: 502, owner_id: 502 }],
  ["2.13", "GET /internal_articles"],
  ["2.13", "GET /internal_articles/search"],
  ["2.13", "GET /internal_articles/1001"],
  ["2.13", "PUT /internal_articles/1001", { title: "J" }],
  ["2.16", "POST /internal_articles/1001/tags", { id: "1001" }],
  ["2.16", "DELETE /internal_articles/1001/tags/1001"],
  ["2.13", "DELETE /internal_articles/1001"],
  ["2.16", "POST /content_snippets", { title: "S", body_markdown: "s" }],
  ["2.16", "GET /content_snippets"],
  ["2.16", "GET /content_snippets/1001"],
  ["2.16", "PUT /content_snippets/1001", { title: "S2" }],
  ["2.16", "POST /content_snippets/1001/tags", { id: "1001" }],
  ["2.16", "DELETE /content_snippets/1001/tags/1001"],
  ["2.16", "DELETE /content_snippets/1001"],
  [ALL, "DELETE /tags/1001"],
  [ALL, "POST /news/news_items", { title: "N", sender_id: 502, newsfeed_assignments: [{ newsfeed_id: 601 }] }],
  [ALL, "GET /news/news_items"],
  [ALL, "GET /news/news_items/1001"],
  [ALL, "PUT /news/news_items/1001", { title: "N2", sender_id: 502, state: "live" }],
  [ALL, "GET /news/newsfeeds"],
  [ALL, "GET /news/newsfeeds/601"],
  [ALL, "GET /news/newsfeeds/601/items"],
  [ALL, "DELETE /news/news_items/1001"],
];

describe.each(API_VERSIONS)("%s", (version) => {
  test("has what it describes, and nothing that came later", async () => {
    const { sandbox, call } = openCaller();
    await call("POST", "/help_center/collections", { name: "C" });
    const headers = { authorization: "Bearer t", "intercom-version": version };
    const statuses: [string, boolean][] = [];
    for (const [, operation, body] of OPERATIONS) {
      const [method = "", path = ""] = operation.split(" ");
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const { status } = await sandbox.handle({ method, path, headers, ...sent });
      statuses.push([operation, status < 300]);
    }
    expect(statuses).toEqual(OPERATIONS.map(([first, operation]) => [operation, isAtLeast(version, first)]));
  });
});
