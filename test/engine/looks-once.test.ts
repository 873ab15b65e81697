import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { openWorld, type World } from "./world.ts";

const FILES = {
  "content/guides/install.md": "---\ntitle: Install\n---\n\nRead [use](use.md#words).\n",
  "content/guides/install.fr.md": "---\ntitle: Installer\n---\n\nLire.\n",
  "content/guides/use.md": "---\ntitle: Use\n---\n\n## Words\n\nWords.\n",
  "content/guides/ask.md": "---\ntitle: Ask\n---\n\nBody.\n",
};

let world: World;
afterEach(() => world.close());

const removed = (file: string): Promise<void> => rm(path.join(world.folder, file));

it.each<[string, () => Promise<void>, string[]]>([
  ["nothing has changed", () => Promise.resolve(), []],
  ["a text has changed", () => world.write("content/guides/ask.md", "---\ntitle: Ask\n---\n\nOther.\n"), []],
  ["a title has changed", () => world.write("content/guides/ask.md", "---\ntitle: Ask us\n---\n\nBody.\n"), []],
  [
    "a heading has another name",
    () => world.write("content/guides/use.md", "---\ntitle: Use\n---\n\n## Signs\n\nWords.\n"),
    [],
  ],
  [
    "a page becomes a draft",
    () => world.write("content/guides/ask.md", "---\ntitle: Ask\nstate: draft\n---\n\nBody.\n"),
    [],
  ],
  ["a file is gone", () => removed("content/guides/ask.md"), []],
  ["a translation is gone", () => removed("content/guides/install.fr.md"), []],
  ["all is to be rendered anew", () => Promise.resolve(), ["--rerender"]],
])("a plan lists Intercom once where %s", async (_, change, options) => {
  world = await openWorld({ files: FILES });
  expect((await world.run("apply", "--yes")).code).toBe(0);
  await change();
  const { noted } = await world.run("plan", "-v", ...options);
  expect(noted.match(/^GET \/articles\?page=1\b.*$/gmu)).toHaveLength(1);
});
