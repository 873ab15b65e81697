import { describe, expect, test } from "vitest";
import { openCaller } from "../caller.ts";

const AUTHOR = 502;
const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const TOMORROW = "2026-01-02T00:00:00Z";
const SECONDS = Date.UTC(2026, 0, 2) / 1000;
const NEW = { title: "A", author_id: AUTHOR, body: "<p>a</p>" };

function open(): ReturnType<typeof openCaller> & { wait: (milliseconds: number) => void } {
  let now = START;
  const caller = openCaller({ now: () => now, locales: ["en", "fr"] });
  return {
    ...caller,
    wait: (milliseconds) => {
      now += milliseconds;
    },
  };
}

describe("a schedule", () => {
  test("publishes an article once the clock has passed, and not before", async () => {
    const { call, wait } = open();
    const sent = { ...NEW, state: "published", scheduled_publish_at: TOMORROW };
    const created = await call("POST", "/articles", sent);
    expect(created.body).toMatchObject({ state: "draft", scheduled_publish_at: SECONDS, scheduled_unpublish_at: null });
    wait(DAY - 1000);
    expect((await call("GET", `/articles/${created.body.id}`)).body.state).toBe("draft");
    wait(1000);
    const { body } = await call("GET", `/articles/${created.body.id}`);
    expect(body).toMatchObject({ state: "published", scheduled_publish_at: null, updated_at: SECONDS });
    expect(body.url).toContain(created.body.id);
  });

  test("stages the words of an article that is live", async () => {
    const { call, wait } = open();
    const { id } = (await call("POST", "/articles", { ...NEW, state: "published" })).body;
    const sent = { title: "B", author_id: AUTHOR, scheduled_publish_at: "2026-01-02T02:00:00+02:00" };
    const put = await call("PUT", `/articles/${id}`, sent);
    expect(put.body).toMatchObject({ title: "A", has_unpublished_changes: true, scheduled_publish_at: SECONDS });
    wait(DAY);
    const { body } = await call("GET", `/articles/${id}`);
    expect(body).toMatchObject({ title: "B", has_unpublished_changes: false, state: "published" });
  });

  test("takes an article off line in all its languages", async () => {
    const { call, wait } = open();
    const french = { title: "F", state: "published", author_id: AUTHOR };
    const sent = { ...NEW, state: "published", scheduled_unpublish_at: TOMORROW, translated_content: { fr: french } };
    const { body: created } = await call("POST", "/articles", sent);
    expect(created).toMatchObject({ state: "published", scheduled_unpublish_at: SECONDS });
    wait(DAY);
    const { body } = await call("GET", `/articles/${created.id}`);
    expect([body.state, body.translated_content["fr"]?.state]).toEqual(["draft", "draft"]);
  });

  test("is called off by null, by a publish at once, or by one of the other kind", async () => {
    const { call } = open();
    const { id } = (await call("POST", "/articles", { ...NEW, scheduled_publish_at: TOMORROW })).body;
    const put = (body: object): ReturnType<typeof call> =>
      call("PUT", `/articles/${id}`, { author_id: AUTHOR, ...body });
    expect((await put({ title: "B" })).body).toMatchObject({ scheduled_publish_at: SECONDS });
    expect((await put({ scheduled_unpublish_at: null })).body).toMatchObject({ scheduled_publish_at: SECONDS });
    expect((await put({ scheduled_publish_at: null })).body).toMatchObject({ scheduled_publish_at: null });
    await put({ scheduled_publish_at: TOMORROW });
    expect((await put({ state: "published" })).body).toMatchObject({ state: "published", scheduled_publish_at: null });
    await put({ scheduled_publish_at: TOMORROW });
    const other = await put({ scheduled_unpublish_at: TOMORROW });
    expect(other.body).toMatchObject({ scheduled_publish_at: null, scheduled_unpublish_at: SECONDS });
  });

  test.each([
    ["the present", { scheduled_publish_at: "2026-01-01T00:00:00Z" }],
    ["the past", { scheduled_publish_at: "2025-12-31T00:00:00Z" }],
    ["an empty text", { scheduled_publish_at: "" }],
    ["another format", { scheduled_publish_at: "tomorrow" }],
    ["seconds", { scheduled_publish_at: SECONDS }],
    ["a day that is none", { scheduled_publish_at: "2026-13-41T00:00:00Z" }],
    ["both at once", { scheduled_publish_at: TOMORROW, scheduled_unpublish_at: TOMORROW }],
    ["a publish of a draft that is to stay one", { scheduled_publish_at: TOMORROW, state: "draft" }],
    ["an unpublish of what is not published", { scheduled_unpublish_at: TOMORROW }],
  ])("is refused: %s", async (_name, sent) => {
    const { call } = open();
    const refused = await call("POST", "/articles", { ...NEW, ...sent });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ code: "parameter_invalid" }] } });
    expect((await call("GET", "/articles")).body.total_count).toBe(0);
  });

  test("is passed over before 2.16", async () => {
    const { call } = open();
    const { body } = await call("POST", "/articles", { ...NEW, state: "published" }, "2.15");
    expect(body).not.toHaveProperty("scheduled_publish_at");
    expect(body.state).toBe("published");
  });
});
