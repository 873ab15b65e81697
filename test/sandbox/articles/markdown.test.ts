import { expect, test } from "vitest";
import { openCaller } from "../caller.ts";

const AUTHOR = 502;

test("body_markdown is written instead of body, and read beside it", async () => {
  const { call } = openCaller({ locales: ["fr"] });
  const french = { title: "F", author_id: AUTHOR, body_markdown: "- un\n" };
  const sent = {
    title: "A",
    author_id: AUTHOR,
    body_markdown: "Some **bold** words\n",
    translated_content: { fr: french },
  };
  const { body } = await call("POST", "/articles", sent);
  const main = { body: '<p class="no-margin">Some <b>bold</b> words</p>', body_markdown: "Some **bold** words\n" };
  expect(body).toMatchObject(main);
  expect(body.translated_content["en"]).toMatchObject(main);
  expect(body.translated_content["fr"]).toMatchObject({
    body: '<ul><li><p class="no-margin">un</p></li></ul>',
    body_markdown: "- un\n",
  });
  const older = await call("GET", `/articles/${body.id}`, undefined, "2.15");
  expect(older.body).not.toHaveProperty("body_markdown");
  expect((await call("GET", "/articles")).body.data[0]).not.toHaveProperty("body_markdown");
});

test("before 2.16 body_markdown is passed over", async () => {
  const { call } = openCaller();
  const { id } = (await call("POST", "/articles", { title: "A", author_id: AUTHOR, body: "<p>a</p>" })).body;
  const put = await call("PUT", `/articles/${id}`, { body_markdown: "b", author_id: AUTHOR }, "2.15");
  expect(put.body.body).toBe('<p class="no-margin">a</p>');
});

test("images of Markdown are fetched and signed as those of HTML", async () => {
  const { call } = openCaller();
  const sent = { title: "A", author_id: AUTHOR, body_markdown: "![a](https://img.example.com/a.png)" };
  const { body } = await call("POST", "/articles", sent);
  const address = /!\[a\]\((https:\/\/downloads\.intercomcdn\.com\/i\/o\/[^)]+)\)/.exec(
    (body as unknown as { body_markdown: string }).body_markdown,
  )?.[1];
  expect(address).toMatch(/\?expires=\d+&signature=[\da-f]+&req=/);
  expect(body.body).toContain(address?.replaceAll("&", "&amp;"));
  const lost = { ...sent, body_markdown: "![a](https://missing.example.com/a.png)" };
  expect((await call("POST", "/articles", lost)).body.errors[0]?.code).toBe("unsupported_html");
});
