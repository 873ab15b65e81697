import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Caller, openCaller } from "./caller.ts";

let folder = "";
let data = "";

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-"));
  data = path.join(folder, "deep", "sandbox.jsonl");
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

async function create(caller: Caller, title: string): Promise<string> {
  const { status, body } = await caller.call("POST", "/articles", { title, author_id: 502 });
  expect(status).toBe(200);
  return body.id;
}

async function titles(caller: Caller): Promise<string[]> {
  return (await caller.call("GET", "/articles")).body.data.map((item) => item.title);
}

test("what was written is there again, ids go on, images are not fetched again", async () => {
  const first = openCaller({ data, workspaceId: "kept" });
  const parent = await first.call("POST", "/help_center/collections", { name: "C" });
  const html = '<img src="https://img.example.com/a.png">';
  const created = await first.call("POST", "/articles", {
    title: "A",
    author_id: 502,
    body: html,
    parent_id: parent.body.id,
    translated_content: { fr: { title: "F" } },
  });
  const deleted = await create(first, "gone");
  await first.call("DELETE", `/articles/${deleted}`);
  first.sandbox.close();

  const second = openCaller({ data, fetchImage: () => Promise.reject(new Error("fetched again")) });
  const { body } = await second.call("GET", `/articles/${created.body.id}`);
  expect(body.parent_ids).toEqual([Number(parent.body.id)]);
  expect(body.translated_content["fr"]?.title).toBe("F");
  expect(body.body.split("?")[0]).toBe(created.body.body.split("?")[0]);
  expect((await second.call("POST", "/articles", { title: "B", author_id: 502, body: html })).status).toBe(200);
  expect((await second.call("GET", "/me")).body.app.id_code).toBe("kept");
  expect(await create(second, "C")).not.toBe(deleted);
});

test("nothing is written before the first write", async () => {
  const caller = openCaller({ data });
  await caller.call("GET", "/articles");
  caller.sandbox.close();
  expect(fs.existsSync(path.dirname(data))).toBe(false);
});

test("an answered write is on the disk before the sandbox is closed", async () => {
  await create(openCaller({ data }), "A");
  expect(await titles(openCaller({ data }))).toEqual(["A"]);
});

test("a line that was torn by a crash counts as never written, and is cleared away", async () => {
  const before = openCaller({ data });
  await create(before, "A");
  before.sandbox.close();
  fs.appendFileSync(data, '{"put":{"articles":[{"id":"10');
  const after = openCaller({ data });
  expect(await titles(after)).toEqual(["A"]);
  await create(after, "B");
  after.sandbox.close();
  expect(await titles(openCaller({ data }))).toEqual(["B", "A"]);
});

test("a file of another kind is refused, by its name and line", () => {
  fs.mkdirSync(path.dirname(data));
  fs.writeFileSync(data, "hello\nworld\n");
  expect(() => openCaller({ data })).toThrow(/sandbox\.jsonl is not a data file of the sandbox: line 1/);
});

test("the file does not grow with every edit for ever", async () => {
  const { id, lines } = await (async () => {
    const caller = openCaller({ data });
    const article = await create(caller, "A");
    for (let edit = 0; edit < 150; edit += 1) {
      await caller.call("PUT", `/articles/${article}`, { title: `A${edit}`, author_id: 502 });
    }
    caller.sandbox.close();
    return { id: article, lines: fs.readFileSync(data, "utf8").split("\n").length };
  })();
  const again = openCaller({ data });
  await again.call("PUT", `/articles/${id}`, { title: "last", author_id: 502 });
  again.sandbox.close();
  expect(fs.readFileSync(data, "utf8").split("\n").length).toBeLessThan(lines / 5);
  expect(await titles(openCaller({ data }))).toEqual(["last"]);
});

test("two that write to one file: the second is refused, and loses nothing of the first's", async () => {
  const first = openCaller({ data });
  const second = openCaller({ data });
  await create(first, "A");
  const refused = await second.call("POST", "/articles", { title: "B", author_id: 502 });
  expect(refused.status).toBe(500);
  expect(refused.body.errors[0]?.message).toMatch(/another process/);
  expect(JSON.stringify(refused.body)).not.toContain(folder);
  await create(first, "C");
  expect(await titles(openCaller({ data }))).toEqual(["C", "A"]);
});

test("a data file that cannot be written is a 500 without its path, and the write has not happened", async () => {
  fs.writeFileSync(path.join(folder, "deep"), "a file where the folder should be");
  const caller = openCaller({ data: path.join(folder, "deep", "x", "sandbox.jsonl").replace("/deep/", "/other/") });
  fs.writeFileSync(path.join(folder, "other"), "in the way");
  const refused = await caller.call("POST", "/articles", { title: "A", author_id: 502 });
  expect(refused.status).toBe(500);
  expect(JSON.stringify(refused.body)).not.toContain(folder);
  expect(caller.sandbox.failures).toHaveLength(1);
  expect(await titles(caller)).toEqual([]);
});

test("settings that are given win over those that the file kept", async () => {
  const first = openCaller({ data, locales: ["fr"] });
  await create(first, "A");
  first.sandbox.close();
  const kept = await openCaller({ data }).call("GET", "/help_center/help_centers/1");
  expect(kept.body.locales).toEqual(["en", "fr"]);
  const given = await openCaller({ data, locales: ["de"] }).call("GET", "/help_center/help_centers/1");
  expect(given.body.locales).toEqual(["en", "de"]);
});
