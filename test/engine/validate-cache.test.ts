import { createHash } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { openWorld, type World } from "./world.ts";

const CACHE = ".helpsync/cache/compiled.json";
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

it("a second validate says the same from what the first one kept", async () => {
  world = await openWorld({ files: FILES });
  const first = await validated();
  expect(first.text).toContain("has no heading `#gone`");
  expect(await validated()).toEqual(first);
  // What it tells of a file that is the same, it did not find out again.
  const [, records = ""] = (await world.read(CACHE)).split("\n");
  const other = records.replace("has no heading", "once had no heading");
  await world.write(CACHE, `${createHash("sha256").update(other).digest("hex")}\n${other}`);
  expect((await validated()).text).toContain("once had no heading `#gone`");
  expect(await world.read(".helpsync/cache/.gitignore")).toBe("*\n");
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
  ["edited", (text: string) => text.replace('"asked":"', '"asked":null,"was":"')],
  ["without its warnings", (text: string) => text.replace(/"problems":.*\]/u, '"problems":[]')],
  ["empty", () => ""],
  ["something else", () => "null"],
])("a cache that is %s counts for nothing", async (_, spoilt) => {
  world = await openWorld({ files: FILES });
  const first = await validated();
  const text = spoilt(await world.read(CACHE));
  await world.write(CACHE, text);
  expect(await validated()).toEqual(first);
  expect(await world.read(CACHE)).not.toBe(text);
});

it("nothing is missed where no cache can be written", async () => {
  world = await openWorld({ files: { ...FILES, ".helpsync/cache": "A file in its place.\n" } });
  const first = await validated();
  expect(first.text).toContain("has no heading `#gone`");
  expect(await validated()).toEqual(first);
});
