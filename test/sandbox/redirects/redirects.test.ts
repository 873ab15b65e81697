import { describe, expect, test } from "vitest";
import type { SandboxOptions } from "../../../src/sandbox/options.ts";
import { type Caller, openCaller } from "../caller.ts";

const HELP_CENTERS: SandboxOptions = {
  locales: ["fr"],
  helpCenters: [
    { identifier: "docs", displayName: "Docs", customDomain: "help.example.com" },
    { identifier: "other", displayName: "Other", locales: ["de"] },
  ],
};
const REDIRECTS = "/help_center/help_centers/1/redirects";

interface Filled extends Caller {
  readonly article: string;
  readonly collection: string;
}

/** A collection and an article in help center 1; the article has no French. */
async function fill(): Promise<Filled> {
  const caller = openCaller(HELP_CENTERS);
  const collection = (await caller.call("POST", "/help_center/collections", { name: "C", help_center_id: 1 })).body.id;
  const sent = { title: "A", author_id: 502, parent_id: Number(collection) };
  return { ...caller, collection, article: (await caller.call("POST", "/articles", sent)).body.id };
}

test("a redirect is made, read, listed newest first, and deleted", async () => {
  const { call, article, collection } = await fill();
  const to = { locale: "en", target_type: "article", target_id: article };
  const from_url = "https://help.example.com/old-page";
  const { status, body } = await call("POST", REDIRECTS, { ...to, from_url });
  expect(status).toBe(200);
  expect(body).toMatchObject({ type: "help_center_redirect", from_url, help_center_id: "1", ...to });
  const second = await call("POST", REDIRECTS, {
    from_url: "http://intercom.help/docs/legacy",
    locale: "fr",
    target_type: "collection",
    target_id: collection,
  });
  expect(second.body).toMatchObject({ locale: "fr", target_type: "collection", target_id: collection });
  const listed = (await call("GET", REDIRECTS)).body;
  expect(listed).toMatchObject({ type: "list", total_count: 2, pages: { page: 1, per_page: 50, total_pages: 1 } });
  expect(listed.data.map(({ id }) => id)).toEqual([second.body.id, body.id]);
  expect((await call("GET", `${REDIRECTS}/${body.id}`)).body).toEqual(body);
  expect((await call("DELETE", `${REDIRECTS}/${body.id}`)).body).toEqual({
    id: body.id,
    object: "help_center_redirect",
    deleted: true,
  });
  const gone = await call("GET", `${REDIRECTS}/${body.id}`);
  expect([gone.status, gone.body.errors]).toEqual([404, [{ code: "not_found", message: "Resource not found" }]]);
});

test("the locale that comes back is one in which the article has content", async () => {
  const { call, article } = await fill();
  const sent = { from_url: "https://help.example.com/a", locale: "fr", target_type: "article", target_id: article };
  expect(await call("POST", REDIRECTS, sent)).toMatchObject({ status: 200, body: { locale: "en" } });
});

describe("refusals", () => {
  test.each([
    ["no from_url", { from_url: undefined }, 400, "parameter_not_found"],
    ["no locale", { locale: null }, 400, "parameter_not_found"],
    ["no target", { target_id: undefined }, 400, "parameter_not_found"],
    ["a target of another kind", { target_type: "news" }, 400, "parameter_invalid"],
    ["a relative URL", { from_url: "/old" }, 422, "data_invalid"],
    ["another host", { from_url: "https://example.com/old" }, 422, "data_invalid"],
    ["another help center's place", { from_url: "https://intercom.help/docs-two/old" }, 422, "data_invalid"],
    ["another scheme", { from_url: "ftp://help.example.com/old" }, 422, "data_invalid"],
    ["a locale that the help center lacks", { locale: "de" }, 422, "data_invalid"],
    ["an article that is not there", { target_id: "9" }, 422, "data_invalid"],
    ["a collection that is not there", { target_type: "collection", target_id: "9" }, 422, "data_invalid"],
  ])("%s", async (_name, change, status, code) => {
    const { call, article } = await fill();
    const sent = { from_url: "https://help.example.com/a", locale: "en", target_type: "article", target_id: article };
    const answer = await call("POST", REDIRECTS, { ...sent, ...change });
    expect([answer.status, answer.body.errors[0]?.code]).toEqual([status, code]);
    expect((await call("GET", REDIRECTS)).body.total_count).toBe(0);
  });

  test("a target in another help center", async () => {
    const { call, article, collection } = await fill();
    const sent = { from_url: "https://intercom.help/other/a", locale: "de" };
    const redirects = "/help_center/help_centers/2/redirects";
    for (const target of [
      { target_type: "article", target_id: article },
      { target_type: "collection", target_id: collection },
    ]) {
      expect((await call("POST", redirects, { ...sent, ...target })).status).toBe(422);
    }
  });

  test("a URL that is redirected already, however it is spelled", async () => {
    const { call, article } = await fill();
    const sent = { locale: "en", target_type: "article", target_id: article };
    await call("POST", REDIRECTS, { ...sent, from_url: "https://help.example.com/old" });
    for (const from_url of ["https://help.example.com/old", "http://HELP.example.com/old/"]) {
      const { status, body } = await call("POST", REDIRECTS, { ...sent, from_url });
      expect([status, body.errors[0]?.message]).toEqual([409, "A redirect with that URL already exists"]);
    }
    expect((await call("POST", REDIRECTS, { ...sent, from_url: "https://help.example.com/old2" })).status).toBe(200);
  });

  test("a help center that is not there, and a redirect of another one", async () => {
    const { call, article } = await fill();
    const sent = { from_url: "https://help.example.com/a", locale: "en", target_type: "article", target_id: article };
    const { id } = (await call("POST", REDIRECTS, sent)).body;
    expect((await call("GET", "/help_center/help_centers/9/redirects")).status).toBe(404);
    expect((await call("POST", "/help_center/help_centers/9/redirects", sent)).status).toBe(404);
    expect((await call("DELETE", `/help_center/help_centers/2/redirects/${id}`)).status).toBe(404);
    expect((await call("GET", `${REDIRECTS}/${id}`)).status).toBe(200);
  });

  test("there is no update, and before 2.16 nothing", async () => {
    const { call } = await fill();
    expect((await call("PUT", `${REDIRECTS}/1`, {})).status).toBe(404);
    expect((await call("GET", REDIRECTS, undefined, "2.15")).status).toBe(404);
    expect((await call("GET", REDIRECTS, undefined, "2.16")).status).toBe(200);
  });
});
