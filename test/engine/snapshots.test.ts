import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { article, meanwhile, page, remembered, stateFile, type Remembered } from "./pages.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const FILES = {
  "content/guides/one.md": page("One", "The first words."),
  "content/guides/two.md": page("Two", "The second words."),
  "content/other/three.md": page("Three", "The third words."),
};

async function applied(options: Partial<WorldOptions> = {}): Promise<World> {
  world = await openWorld({ files: FILES, ...options });
  const ran = await world.run("apply", "--yes");
  if (ran.code !== 0) throw new Error(ran.printed + ran.noted);
  return world;
}

describe("what an apply drops", () => {
  it("is kept before the call, an edit, a page and the draft pending on it", async () => {
    const here = await applied({ config: { policies: { on_removal: "delete" } } });
    const [one, two] = [await article(here, "One"), await article(here, "Two")];
    await here.call("PUT", `/articles/${one.id}`, { body: "<p>A teammate's words.</p>" });
    await here.call("PUT", `/articles/${two.id}/draft`, { body: "<p>Soon.</p>" });
    await here.write("content/guides/one.md", page("One", "New words."));
    await here.remove("content/guides/two.md");
    expect((await here.run("apply", "--yes", "--overwrite-ui-edits", "--overwrite-drafts")).code).toBe(0);
    const { snapshots } = await remembered(here);
    const told = Object.entries(snapshots).map(([key, taken]) => [key, taken.map(({ why, of }) => `${why} ${of}`)]);
    expect(told).toEqual([
      ["article:guides/one", ["overwritten page"]],
      ["article:guides/two", ["deleted draft", "deleted page"]],
    ]);
    const list = await here.run("restore", "article:guides/two", "--list");
    expect(list.printed).toMatch(/ 1 {2}.* deleted .*"Two"[^]* 2 {2}.* a pending draft, deleted/u);
  });

  it("is in the store when the call is made, so that a run that dies right after loses nothing", async () => {
    const here = await applied({ config: { policies: { on_removal: "delete" } } });
    await here.remove("content/guides/one.md");
    const file = path.join(here.folder, await stateFile(here));
    let text = "";
    const handle = here.sandbox.sandbox.handle.bind(here.sandbox.sandbox);
    here.sandbox.sandbox.handle = async (request) => {
      if (request.method === "DELETE") text = await readFile(file, "utf8");
      return handle(request);
    };
    await here.run("apply", "--yes");
    const { snapshots } = JSON.parse(text) as Remembered;
    const body = snapshots["article:guides/one"]?.[0]?.body ?? "";
    const stored = path.join(path.dirname(file), "bodies", path.basename(file, ".json"), `${body}.gz`);
    expect((await readFile(stored)).length).toBeGreaterThan(0);
  });

  it("stays where its snapshot cannot be stored", async () => {
    const here = await applied({ config: { policies: { on_removal: "delete" } } });
    await here.remove("content/guides/one.md");
    const bodies = path.join(here.folder, path.dirname(await stateFile(here)), "bodies");
    await rm(bodies, { recursive: true });
    await writeFile(bodies, "in the way");
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(6);
    expect(await article(here, "One")).toMatchObject({ state: "published" });
    expect((await remembered(here)).snapshots).toEqual({});
  });

  it("leaves no snapshot where nothing was dropped after all", async () => {
    const here = await applied();
    const { id } = await article(here, "One");
    await here.remove("content/guides/one.md");
    const edit = { body: "<p>Just now.</p>" };
    meanwhile(here, `GET /articles/${id}`, 2, () => here.call("PUT", `/articles/${id}`, edit));
    expect((await here.run("apply", "--yes")).code).toBe(4);
    expect((await remembered(here)).snapshots).toEqual({});
    expect((await article(here, "One")).body).toContain("Just now.");
  });

  it.each([
    ["all", ["article:guides/draft: with text", "article:guides/one: with text", "article:guides/two: with text"]],
    [
      "published",
      ["article:guides/draft: en withheld", "article:guides/one: with text", "article:guides/two: en withheld"],
    ],
    [
      "none",
      ["article:guides/draft: en withheld", "article:guides/one: en withheld", "article:guides/two: en withheld"],
    ],
  ])("is kept as far as state.bodies: %s lets it", async (bodies, expected) => {
    const files = {
      ...FILES,
      "content/guides/two.md": page("Two", "The second words.", "on_removal: delete\n"),
      "content/guides/draft.md": page("Draft", "Not public.", "state: draft\non_removal: delete\n"),
    };
    const here = await applied({ files, config: { state: { bodies } } });
    for (const name of ["one", "two", "draft"]) await here.remove(`content/guides/${name}.md`);
    await here.run("apply", "--yes");
    const told = Object.entries((await remembered(here)).snapshots).map(([key, [snapshot]]) => {
      const withheld = snapshot?.withheld ?? [];
      return `${key}: ${withheld.length > 0 ? `${withheld.join()} withheld` : "with text"}`;
    });
    expect(told).toEqual(expected);
  });
});
