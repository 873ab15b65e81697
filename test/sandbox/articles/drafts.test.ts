import { describe, expect, test } from "vitest";
import type { SandboxOptions } from "../../../src/sandbox/options.ts";
import { type Caller, openCaller } from "../caller.ts";

const AUTHOR = 502;

async function open(options: SandboxOptions = {}): Promise<Caller & { id: string; path: string }> {
  const caller = openCaller({ locales: ["en", "fr"], ...options });
  const french = { title: "Bonjour", body: "<p>Salut</p>", state: "published", author_id: AUTHOR };
  const sent = { title: "Hello", body: "<p>Hi</p>", state: "published", author_id: AUTHOR };
  const { id } = (await caller.call("POST", "/articles", { ...sent, translated_content: { fr: french } })).body;
  return { ...caller, id, path: `/articles/${id}` };
}

describe("a draft beside a published article", () => {
  test("is staged, read, and leaves what is live alone", async () => {
    let now = 1_700_000_000_000;
    const { call, path } = await open({ now: () => now });
    expect((await call("GET", `${path}/draft`)).status).toBe(404);
    now += 60_000;
    const staged = await call("PUT", `${path}/draft`, {
      title: "Next",
      ai_chatbot_availability: false,
      state: "draft",
    });
    const told = { has_unpublished_changes: true, draft_updated_at: 1_700_000_060, state: "published" };
    expect(staged).toMatchObject({
      status: 200,
      body: { title: "Next", body: '<p class="no-margin">Hi</p>', ...told },
    });
    expect((await call("GET", `${path}/draft`)).body).toMatchObject({ title: "Next", ...told });
    const live = await call("GET", path);
    const untouched = { title: "Hello", updated_at: 1_700_000_000, ai_chatbot_availability: true };
    expect(live.body).toMatchObject({ ...untouched, ...told });
    expect(live.body.translated_content["en"]).toMatchObject(told);
    const none = { has_unpublished_changes: false, draft_updated_at: null };
    expect(live.body.translated_content["fr"]).toMatchObject(none);
  });

  test("goes live for the languages that are named", async () => {
    const { call, path } = await open();
    await call("PUT", `${path}/draft`, { title: "Next", translated_content: { fr: { title: "Suite" } } });
    const published = await call("POST", `${path}/draft/publish`, { locales: ["fr"] });
    expect(published).toMatchObject({ status: 200, body: { title: "Hello", has_unpublished_changes: true } });
    expect(published.body.translated_content["fr"]).toMatchObject({ title: "Suite", has_unpublished_changes: false });
    await call("POST", `${path}/draft/publish`, { locales: ["en"] });
    expect((await call("GET", path)).body).toMatchObject({ title: "Next", has_unpublished_changes: false });
  });

  test("of a workspace with one language goes live without naming it", async () => {
    const { call, path } = await open({ quirks: { languages: "single" } });
    await call("PUT", `${path}/draft`, { title: "Next" });
    expect((await call("POST", `${path}/draft/publish`)).body).toMatchObject({ title: "Next", draft_updated_at: null });
  });

  test.each([
    ["nothing is staged", false, { locales: ["en"] }, "parameter_invalid", "Article has no draft to publish"],
    [
      "no language is named",
      true,
      undefined,
      "parameter_not_found",
      "locales must be specified to publish a draft on a multilingual workspace",
    ],
    [
      "a language has nothing staged",
      true,
      { locales: ["en", "fr"] },
      "parameter_invalid",
      "Cannot publish a draft for locale(s) without pending changes: fr",
    ],
    ["languages are no list", true, { locales: "en" }, "parameter_invalid", "locales must be an array of strings"],
  ])("is not published where %s", async (_why, isStaged, body, code, message) => {
    const { call, path } = await open();
    if (isStaged) await call("PUT", `${path}/draft`, { title: "Next" });
    const refused = await call("POST", `${path}/draft/publish`, body);
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0]).toMatchObject({ code, message });
    expect((await call("GET", path)).body.title).toBe("Hello");
  });

  test("needs a published article", async () => {
    const { call } = openCaller();
    const { id } = (await call("POST", "/articles", { title: "A", author_id: AUTHOR })).body;
    expect((await call("PUT", `/articles/${id}/draft`, { title: "B" })).status).toBe(422);
    expect((await call("PUT", "/articles/1/draft", { title: "B" })).status).toBe(404);
  });

  test("of a language that is not live is that language itself", async () => {
    const { call, path } = await open();
    const staged = await call("PUT", `${path}/draft`, { translated_content: { de: { title: "Hallo" } } });
    expect(staged.body.translated_content["de"]).toMatchObject({
      title: "Hallo",
      state: "draft",
      has_unpublished_changes: false,
    });
  });

  test("is not there before 2.16", async () => {
    const { call, path } = await open();
    expect((await call("GET", `${path}/draft`, undefined, "2.15")).status).toBe(404);
    expect((await call("GET", path, undefined, "2.15")).body).not.toHaveProperty("has_unpublished_changes");
  });
});

describe("a plain update while a draft is staged", () => {
  test("putOverPendingDraft=editsDraft: goes into the draft", async () => {
    const { call, path } = await open();
    await call("PUT", `${path}/draft`, { title: "Next" });
    const put = await call("PUT", path, { body: "<p>New</p>", author_id: AUTHOR, ai_copilot_availability: false });
    const live = { title: "Hello", body: '<p class="no-margin">Hi</p>', has_unpublished_changes: true };
    expect(put.body).toMatchObject({ ...live, ai_copilot_availability: false });
    expect((await call("GET", `${path}/draft`)).body).toMatchObject({
      title: "Next",
      body: '<p class="no-margin">New</p>',
    });
  });

  test("putOverPendingDraft=goesLive: is live at once, and the draft is history", async () => {
    const { call, path } = await open({ quirks: { putOverPendingDraft: "goesLive" } });
    await call("PUT", `${path}/draft`, { title: "Next" });
    const put = await call("PUT", path, { body: "<p>New</p>", author_id: AUTHOR });
    expect(put.body).toMatchObject({ title: "Hello", body: '<p class="no-margin">New</p>' });
    expect(put.body).toMatchObject({ has_unpublished_changes: false });
    const titles = (await call("GET", `${path}/versions?locale=en`)).body.data.map((version) => version.title);
    expect(titles).toEqual(["Hello", "Next", "Hello"]);
  });

  test("settings alone leave the draft as it is, under both", async () => {
    const { call, path } = await open({ quirks: { putOverPendingDraft: "goesLive" } });
    await call("PUT", `${path}/draft`, { title: "Next" });
    await call("PUT", path, { author_id: AUTHOR, ai_copilot_availability: false });
    expect((await call("GET", `${path}/draft`)).body).toMatchObject({ title: "Next", ai_copilot_availability: false });
  });

  test("that takes the article off line keeps the newest words", async () => {
    const { call, path } = await open();
    await call("PUT", `${path}/draft`, { title: "Next" });
    const off = await call("PUT", path, { state: "draft", author_id: AUTHOR });
    expect(off.body).toMatchObject({ title: "Next", state: "draft", has_unpublished_changes: false });
  });
});
