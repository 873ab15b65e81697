import { createHash } from "node:crypto";
import { rename } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { openWorld, type World } from "./world.ts";

const COMPILED = ".helpsync/cache/compiled.json";
const FINDINGS = ".helpsync/cache/findings.json";
const FILES = {
  "content/g/a.md": "---\ntitle: A\n---\n\nTo [b](b.md#gone).\n",
  "content/g/b.md": "# B\n\nWords.\n",
};

let world: World;
afterEach(() => world.close());

async function validated(): Promise<{ readonly code: number; readonly text: string }> {
  const { code, printed, noted } = await world.run("validate");
  return { code, text: printed + noted };
}

/** Makes of a cache what helpsync might have written otherwise. */
async function rewrite(cache: string, edit: (text: string) => string): Promise<void> {
  const [, text = ""] = (await world.read(cache)).split("\n");
  const other = edit(text);
  await world.write(cache, `${createHash("sha256").update(other).digest("hex")}\n${other}`);
}

const otherwise = (text: string): string => text.replace("has no heading", "once had no heading");

it("a second validate says the same from what the first one kept", async () => {
  world = await openWorld({ files: FILES });
  const first = await validated();
  expect(first.text).toContain("has no heading `#gone`");
  expect(await validated()).toEqual(first);
  // Of a content that is the same, nothing is found out again.
  await rewrite(FINDINGS, otherwise);
  expect((await validated()).text).toContain("once had no heading `#gone`");
  expect(await world.read(".helpsync/cache/.gitignore")).toBe("*\n");
});

it("what is found of a file that is the same is not found out again where another one has changed", async () => {
  world = await openWorld({ files: FILES });
  await validated();
  await rewrite(COMPILED, otherwise);
  await world.write("content/g/c.md", "# C\n\nWords.\n");
  expect((await validated()).text).toContain("once had no heading `#gone`");
});

it.each<[string, () => Promise<void>]>([
  ["a file's text", () => world.write("content/g/b.md", "# B\n\nOther words.\n")],
  ["a file that is new", () => world.write("content/g/c.md", "# C\n\nWords.\n")],
  ["a file's name", () => rename(path.join(world.folder, "content/g/b.md"), path.join(world.folder, "content/g/d.md"))],
  ["an image", () => world.write("content/g/p.png", "another image")],
  ["an image that is new", () => world.write("content/g/q.png", "an image")],
  [
    "the config",
    async () => world.write("intercom.config.yaml", `${await world.read("intercom.config.yaml")}\nignore: [x]\n`),
  ],
])("all is looked at again where what has changed is %s", async (_, change) => {
  world = await openWorld({ files: { ...FILES, "content/g/p.png": "an image" } });
  await validated();
  await rewrite(FINDINGS, otherwise);
  await change();
  expect((await validated()).text).not.toContain("once had no heading");
});

it("what has changed is found out anew, and so is what that changes for other files", async () => {
  world = await openWorld({ files: FILES });
  await validated();
  await world.write("content/g/b.md", "# B\n\n## Gone\n");
  expect((await validated()).text).not.toContain("has no heading");
  await world.write("content/g/b.md", "# B\n\nTo [nothing](nothing.md).\n");
  expect(await validated()).toMatchObject({ code: 3, text: expect.stringContaining("nothing.md") as string });
  expect(await validated()).toMatchObject({ code: 3, text: expect.stringContaining("nothing.md") as string });
});

it.each([
  ["cut off", (text: string) => text.slice(0, -20)],
  ["edited", (text: string) => text.replace('"asked":"', '"asked":null,"was":"').replace("#gone", "#come")],
  ["without its warnings", (text: string) => text.replace(/"problems":.*\]/u, '"problems":[]')],
  ["empty", () => ""],
  ["something else", () => "null"],
])("a cache that is %s counts for nothing", async (_, spoilt) => {
  world = await openWorld({ files: FILES });
  const first = await validated();
  for (const cache of [COMPILED, FINDINGS]) await world.write(cache, spoilt(await world.read(cache)));
  const text = await world.read(COMPILED);
  expect(await validated()).toEqual(first);
  expect(await world.read(COMPILED)).not.toBe(text);
});

it("nothing is missed where no cache can be written", async () => {
  world = await openWorld({ files: { ...FILES, ".helpsync/cache": "A file in its place.\n" } });
  const first = await validated();
  expect(first.text).toContain("has no heading `#gone`");
  expect(await validated()).toEqual(first);
});

it.each<[string, unknown]>([
  ["no JSON", "{"],
  ["nothing", ""],
  ["another value", "1"],
  ["an empty list", "[]"],
  ["entries of another kind", "[1]"],
  ["records of another kind", '[["article:g/a",{"en":1}]]'],
  ["findings of another kind", '{"of":"findings1:x","findings":{"problems":[{}]}}'],
])("a cache counts for nothing that somebody wrote, and that holds %s", async (_, held) => {
  world = await openWorld({ files: FILES });
  const first = await validated();
  for (const cache of [COMPILED, FINDINGS]) await rewrite(cache, () => String(held));
  expect(await validated()).toEqual(first);
});

it("in a pipeline no cache counts: it may have come with a pull request", async () => {
  const env: Record<string, string> = {};
  world = await openWorld({ files: { ...FILES, "content/g/c.md": "To [nothing](nothing.md).\n" }, env });
  expect((await validated()).code).toBe(3);
  const emptied = (text: string): string => text.replace(/"problems":\[.*\],"articles"/u, '"problems":[],"articles"');
  await rewrite(FINDINGS, emptied);
  expect((await validated()).code).toBe(0);
  env["CI"] = "true";
  expect((await validated()).code).toBe(3);
});
