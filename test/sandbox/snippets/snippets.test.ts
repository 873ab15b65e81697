import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownBlocks, snippetMarkdown } from "../../../src/sandbox/snippets/markdown.ts";
import { openCaller } from "../caller.ts";

const NOW = 1_700_000_000;
const open = (): ReturnType<typeof openCaller> => openCaller({ now: () => NOW * 1000 });
const BLOCKS = [{ type: "paragraph", text: "Navigate to Settings > Security > Reset password." }];
const SENT = { title: "How to reset your password", json_blocks: BLOCKS };

test("a snippet is made with 201, read, changed in part, and deleted with 204 and no body", async () => {
  const { call, sandbox } = open();
  const { status, body } = await call("POST", "/content_snippets", { ...SENT, ai_chatbot_availability: true });
  expect(status).toBe(201);
  expect(body).toEqual({
    type: "content_snippet",
    id: body.id,
    title: SENT.title,
    locale: "en",
    json_blocks: BLOCKS,
    body_markdown: `# ${SENT.title}\n\nNavigate to Settings > Security > Reset password.\n`,
    chatbot_availability: 1,
    copilot_availability: 0,
    ai_chatbot_availability: true,
    ai_copilot_availability: false,
    ai_sales_agent_availability: false,
    created_at: NOW,
    updated_at: NOW,
    audience_ids: [],
  });
  const one = `/content_snippets/${body.id}`;
  const renamed = (await call("PUT", one, { title: "Passwords", locale: "fr" })).body;
  expect(renamed).toMatchObject({
    title: "Passwords",
    locale: "fr",
    json_blocks: BLOCKS,
    ai_chatbot_availability: true,
  });
  expect((await call("GET", one)).body).toEqual(renamed);
  const headers = { authorization: "Bearer t" };
  const deleted = await sandbox.handle({ method: "DELETE", path: one, headers });
  expect([deleted.status, deleted.body]).toEqual([204, ""]);
  const gone = await call("GET", one);
  expect([gone.status, gone.body.errors]).toEqual([404, [{ code: "not_found", message: "Content snippet not found" }]]);
});

test("are listed 50 a page at most, in an envelope of their own", async () => {
  const { call } = open();
  for (const title of ["A", "B", "C"]) await call("POST", "/content_snippets", { ...SENT, title });
  const all = (await call("GET", "/content_snippets?per_page=100")).body;
  expect(all).toMatchObject({ type: "list", total_count: 3, page: 1, per_page: 50, total_pages: 1 });
  expect(all).not.toHaveProperty("pages");
  const second = (await call("GET", "/content_snippets?per_page=2&page=2")).body;
  expect(second).toMatchObject({ data: [{ title: "A" }], page: 2, per_page: 2, total_pages: 2 });
  expect((await call("GET", "/content_snippets", undefined, "2.15")).status).toBe(404);
});

describe("refusals", () => {
  test.each([
    ["no title", { title: "" }, "Title can't be blank"],
    ["a title that is too long", { title: "x".repeat(256) }, "Title is too long (maximum is 255 characters)"],
    ["no content", { json_blocks: undefined }, "Either json_blocks or body_markdown must be provided"],
    ["content twice", { body_markdown: "a" }, "json_blocks and body_markdown are mutually exclusive"],
    ["blocks that are none", { json_blocks: ["a"] }, "json_blocks must be an array of objects"],
    ["a language that Fin lacks", { locale: "uk" }, "The language is not currently supported for Fin"],
  ])("%s", async (_name, change, message) => {
    const { call } = open();
    const { status, body } = await call("POST", "/content_snippets", { ...SENT, ...change });
    expect([status, body.errors]).toEqual([422, [{ code: "validation_error", message }]]);
    expect((await call("GET", "/content_snippets")).body.total_count).toBe(0);
  });

  test("an audience that is not there", async () => {
    const { status, body } = await open().call("POST", "/content_snippets", { ...SENT, audience_ids: [998, 999] });
    expect([status, body.errors]).toEqual([
      404,
      [{ code: "parameter_invalid", message: "audience_ids contains unknown audience IDs: 998, 999" }],
    ]);
  });
});

describe("Markdown", () => {
  test("becomes blocks", async () => {
    const body_markdown = "## First\n\nSome *text*.\n\n1. one\n2. two\n\n- a\n- b\n\n```\ncode\n```\n";
    const { body } = await open().call("POST", "/content_snippets", { title: "T", body_markdown });
    expect(body).toMatchObject({
      json_blocks: [
        { type: "subheading", text: "First" },
        { type: "paragraph", text: "Some *text*." },
        { type: "orderedList", items: ["one", "two"] },
        { type: "unorderedList", items: ["a", "b"] },
        { type: "code", text: "code" },
      ],
      body_markdown: `# T\n\n${body_markdown}`,
    });
  });

  test("a heading inside that is the title stays; only the one at the start is the title itself", () => {
    expect(markdownBlocks("# T\n\n# T\n", "T")).toEqual([{ type: "heading", text: "T" }]);
  });

  test("what is read can be sent back unchanged", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const words = fc.array(word, { minLength: 1, maxLength: 4 });
    const block = fc.oneof(
      words.map((each) => ({ type: "paragraph", text: each.join(" ") })),
      words.map((each) => ({ type: "heading", text: each.join(" ") })),
      words.map((each) => ({ type: "subheading", text: each.join(" ") })),
      words.map((each) => ({ type: "code", text: each.join("\n") })),
    );
    fc.assert(
      fc.property(word, fc.array(block, { minLength: 1 }), (title, blocks) => {
        expect(markdownBlocks(snippetMarkdown(title, blocks), title)).toEqual(blocks);
      }),
    );
  });
});
