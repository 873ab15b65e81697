import { describe, expect, test } from "vitest";
import { openCaller } from "./caller.ts";

const AUTHOR = 502;
const HELLO = { title: "Hello", author_id: AUTHOR, body: "<p>Hi</p>" };

describe("creating", () => {
  test("answers 200 with a draft, whose URL is null", async () => {
    const { call } = openCaller();
    const { status, body } = await call("POST", "/articles", HELLO);
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: "article", title: "Hello", description: "", state: "draft", url: null });
    expect(body.author_id).toBe(AUTHOR);
    expect(body.id).toMatch(/^\d+$/);
  });

  test("a published article has its URL, from the help center, the locale, the id and the title", async () => {
    const { call } = openCaller({ defaultLocale: "fr" });
    const { body } = await call("POST", "/articles", { ...HELLO, title: "C'est  l’été !", state: "published" });
    expect(body.url).toBe(`https://intercom.help/helpsync/fr/articles/${body.id}-cest-l%C3%A9t%C3%A9`);
  });

  test.each([
    ["title", { author_id: AUTHOR }, "title must be in the main body or default locale translated_content object"],
    ["author_id", { title: "x" }, "author_id must be in the main body or default locale translated_content object"],
  ])("needs %s", async (field, sent, message) => {
    const { call } = openCaller();
    const { status, body } = await call("POST", "/articles", sent);
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ code: "parameter_not_found", message, field }]);
  });

  test("takes title and author from the default locale's translation", async () => {
    const { call } = openCaller();
    const { status, body } = await call("POST", "/articles", { translated_content: { en: HELLO } });
    expect(status).toBe(200);
    expect(body.title).toBe("Hello");
  });

  test.each([
    ["unknown author", { ...HELLO, author_id: 99 }, "author_id"],
    ["state of another name", { ...HELLO, state: "live" }, "state"],
    ["title that is no text", { ...HELLO, title: 5 }, "title"],
    ["unknown parent", { ...HELLO, parent_id: 77 }, "parent_id"],
    ["unknown locale", { ...HELLO, translated_content: { uk: { title: "x" } } }, "translated_content.uk"],
    ["locale spelled otherwise", { ...HELLO, translated_content: { "pt-br": {} } }, "translated_content.pt-br"],
    ["HTML and Markdown at once", { ...HELLO, body_markdown: "# x" }, "body_markdown"],
  ])("refuses: %s", async (_name, sent, field) => {
    const { call } = openCaller();
    const { status, body } = await call("POST", "/articles", sent);
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({ code: "parameter_invalid", field });
    expect((await call("GET", "/articles")).body.total_count).toBe(0);
  });

  test.each([
    ["an empty list", "<ul></ul>"],
    ["a picture in 50,000 divisions", `${"<div>".repeat(50_000)}<img src="https://x.example/a.png">`],
  ])("refuses HTML that Intercom cannot hold, and keeps nothing: %s", async (_name, html) => {
    const { call } = openCaller();
    const { status, body } = await call("POST", "/articles", { ...HELLO, body: html });
    expect(status).toBe(400);
    expect(body.errors[0]?.code).toBe("unsupported_html");
    expect((await call("GET", "/articles")).body.total_count).toBe(0);
  });

  test("shows the parent in parent_ids only when read again", async () => {
    const { call } = openCaller();
    const parent = await call("POST", "/help_center/collections", { name: "Start" });
    const created = await call("POST", "/articles", { ...HELLO, parent_id: Number(parent.body.id) });
    expect(created.body.parent_ids).toEqual([]);
    const read = await call("GET", `/articles/${created.body.id}`);
    expect(read.body.parent_ids).toEqual([Number(parent.body.id)]);
  });
});

describe("updating", () => {
  test("leaves what is not sent: fields, state, other locales", async () => {
    const { call } = openCaller();
    const french = { title: "Bonjour", body: "<p>Salut</p>", state: "published", author_id: 503 };
    const created = await call("POST", "/articles", {
      ...HELLO,
      description: "D",
      state: "published",
      translated_content: { fr: french },
    });
    const { body } = await call("PUT", `/articles/${created.body.id}`, { title: "Hello again", author_id: AUTHOR });
    expect(body).toMatchObject({ title: "Hello again", description: "D", state: "published" });
    expect(body.body).toBe(created.body.body);
    expect(body.translated_content["fr"]).toMatchObject({ title: "Bonjour", state: "published", author_id: 503 });
    expect(body.translated_content["fr"]?.body).toBe('<p class="no-margin">Salut</p>');
  });

  test("writes one locale without touching the article's time", async () => {
    let now = 1_700_000_000_000;
    const { call } = openCaller({ now: () => now });
    const created = await call("POST", "/articles", HELLO);
    now += 60_000;
    const french = { title: "Bonjour", author_id: AUTHOR, state: "published" };
    const { body } = await call("PUT", `/articles/${created.body.id}`, {
      author_id: AUTHOR,
      translated_content: { fr: french },
    });
    expect(body.translated_content["fr"]).toMatchObject({ state: "published", updated_at: 1_700_000_060 });
    expect(body.translated_content["fr"]?.url).toMatch(/\/fr\/articles\/\d+-bonjour$/);
    expect(body.state).toBe("draft");
  });

  test("the title changes the URL's slug, and the id stays", async () => {
    const { call } = openCaller();
    const { body: created } = await call("POST", "/articles", { ...HELLO, state: "published" });
    const { body } = await call("PUT", `/articles/${created.id}`, { title: "Goodbye", author_id: AUTHOR });
    expect(created.url).toMatch(/\d-hello$/);
    expect(body.url).toMatch(/\d-goodbye$/);
    expect(body.id).toBe(created.id);
  });

  test("takes a parent's id as digits too, and moves", async () => {
    const { call } = openCaller();
    const from = await call("POST", "/help_center/collections", { name: "From" });
    const to = await call("POST", "/help_center/collections", { name: "To" });
    const created = await call("POST", "/articles", { ...HELLO, parent_id: Number(from.body.id) });
    const { body } = await call("PUT", `/articles/${created.body.id}`, { parent_id: to.body.id, author_id: AUTHOR });
    expect(body.parent_ids).toEqual([Number(to.body.id)]);
  });

  test("ids of collections and of articles are of different kinds, though their numbers meet", async () => {
    const { call } = openCaller();
    const collection = await call("POST", "/help_center/collections", { name: "Start" });
    const article = await call("POST", "/articles", HELLO);
    expect(article.body.id).toBe(collection.body.id);
    await call("DELETE", `/articles/${article.body.id}`);
    expect((await call("GET", `/help_center/collections/${collection.body.id}`)).status).toBe(200);
  });
});

describe("deleting", () => {
  test("answers what was deleted; then it is gone, and its id is not given again", async () => {
    const { call } = openCaller();
    const { body: created } = await call("POST", "/articles", HELLO);
    const { status, body } = await call("DELETE", `/articles/${created.id}`);
    expect(status).toBe(200);
    expect(body).toEqual({ id: created.id, object: "article", deleted: true });
    for (const method of ["GET", "PUT", "DELETE"]) {
      const gone = await call(method, `/articles/${created.id}`, method === "PUT" ? HELLO : undefined);
      expect(gone.status).toBe(404);
      expect(gone.body.errors).toEqual([{ code: "not_found", message: "Resource Not Found" }]);
    }
    expect((await call("POST", "/articles", HELLO)).body.id).not.toBe(created.id);
  });
});

describe("languages", () => {
  test("the top level is the default locale's content", async () => {
    const { call } = openCaller({ defaultLocale: "de", locales: ["en"] });
    const { body } = await call("POST", "/articles", { ...HELLO, translated_content: { en: { title: "English" } } });
    expect(body.default_locale).toBe("de");
    expect(body.translated_content["de"]).toMatchObject({ title: "Hello", body: body.body });
    expect(body.translated_content["en"]?.title).toBe("English");
  });

  test("a locale that is switched on and has no content is an empty shell", async () => {
    const { call } = openCaller({ locales: ["fr"] });
    const { body } = await call("POST", "/articles", { ...HELLO, state: "published" });
    expect(body.translated_content["fr"]).toMatchObject({ title: "", body: "", state: "draft" });
    expect(Object.keys(body.translated_content)).toEqual(["type", "en", "fr"]);
  });

  test("the key `type` among the locales is none", async () => {
    const { call } = openCaller();
    const sent = { ...HELLO, translated_content: { type: "article_translated_content", fr: { title: "F" } } };
    const { status, body } = await call("POST", "/articles", sent);
    expect(status).toBe(200);
    expect(body.translated_content["fr"]?.title).toBe("F");
  });
});
