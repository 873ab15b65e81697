import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { article, collection, listed, page, stateFile, titles } from "./pages.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const FILES = {
  "content/guides/one.md": page("One", "The first words.", "description: In short\n"),
  "content/guides/one.fr.md": page("Un", "Les premiers mots."),
  "content/guides/two.md": page("Two", "The second words."),
};

async function applied(options: Partial<WorldOptions> = {}): Promise<World> {
  world = await openWorld({ files: FILES, ...options });
  const ran = await world.run("apply", "--yes");
  if (ran.code !== 0) throw new Error(ran.printed + ran.noted);
  return world;
}

async function deleted(options: Partial<WorldOptions> = {}): Promise<World> {
  const here = await applied({ config: { policies: { on_removal: "delete" } }, ...options });
  await here.remove("content/guides/one.md");
  await here.remove("content/guides/one.fr.md");
  expect((await here.run("apply", "--yes")).code).toBe(0);
  expect((await listed(here)).map(({ title }) => title)).toEqual(["Two"]);
  return here;
}

describe("restore of a page that is gone", () => {
  it("makes it anew in its collection, with all its languages, and leaves it alone from then on", async () => {
    const here = await deleted();
    const ran = await here.run("restore", "article:guides/one", "--yes");
    expect(ran.code).toBe(0);
    const one = await article(here, "One");
    const two = await article(here, "Two");
    expect(one).toMatchObject({ state: "published", parent_ids: two.parent_ids });
    expect(await here.call("GET", `/articles/${one.id}`)).toMatchObject({
      description: "In short",
      body: expect.stringContaining("The first words.") as string,
      translated_content: { fr: { title: "Un", state: "published" } },
    });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    await here.run("apply", "--yes");
    expect(await article(here, "One")).toMatchObject({ id: one.id, state: "published" });
  });

  it("is the same page when its file comes back: no second copy, no edit lost", async () => {
    const here = await deleted();
    await here.run("restore", "article:guides/one", "--yes");
    const { id } = await article(here, "One");
    await here.write("content/guides/one.md", page("One", "Quite other words.", "description: In short\n"));
    await here.write("content/guides/one.fr.md", FILES["content/guides/one.fr.md"]);
    expect((await here.run("apply", "--yes")).code).toBe(4);
    expect((await listed(here)).map((each) => each.id).sort()).toEqual([id, (await article(here, "Two")).id].sort());
    expect((await article(here, "One")).body).toContain("The first words.");
    await here.write("content/guides/one.md", FILES["content/guides/one.md"]);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    expect(await listed(here)).toHaveLength(2);
  });

  it("with its folder: the collection first, then what stood in it finds its way", async () => {
    const here = await applied({ config: { policies: { on_removal: "delete" } } });
    await here.write("content/other/three.md", page("Three", "Words."));
    await here.run("apply", "--yes");
    await here.remove("content/guides");
    expect((await here.run("apply", "--yes")).code).toBe(0);
    const early = await here.run("restore", "article:guides/one");
    expect(early.printed).toContain("The collection that it stood in is not there any more");
    expect((await here.run("restore", "collection:guides", "--yes")).code).toBe(0);
    expect((await here.run("restore", "article:guides/one", "--yes")).code).toBe(0);
    const guides = await collection(here, "guides");
    expect((await article(here, "One")).parent_ids).toEqual([Number(guides.id)]);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("is made once although the answer to its create is lost", async () => {
    const here = await deleted();
    const { sandbox } = here.sandbox;
    const handle = sandbox.handle.bind(sandbox);
    let isLost = false;
    sandbox.handle = async (request) => {
      const answer = await handle(request);
      if (isLost || request.method !== "POST") return answer;
      isLost = true;
      throw new Error("The connection ends here.");
    };
    expect((await here.run("restore", "article:guides/one", "--yes")).code).toBe(0);
    expect(await titles(here)).toEqual(["One", "Two"]);
    expect((await article(here, "One")).body).toContain("The first words.");
  });
});

describe("restore where there is nothing to bring back", () => {
  it("names what there is", async () => {
    const here = await deleted();
    for (const key of ["article:guides/two", "nonsense"]) {
      const ran = await here.run("restore", key);
      expect(ran.code).toBe(1);
      expect(ran.noted).toContain(`There is no snapshot of ${key}.`);
      expect(ran.noted).toContain("There are snapshots of article:guides/one.");
    }
    const far = await here.run("restore", "article:guides/one", "--at", "3");
    expect(far.noted).toContain("Pass --at 1; 1 is the newest");
  });

  it("says that the text was not kept where state.bodies is none", async () => {
    const here = await deleted({ config: { policies: { on_removal: "delete" }, state: { bodies: "none" } } });
    const ran = await here.run("restore", "article:guides/one", "--yes");
    expect(ran.code).toBe(1);
    expect(ran.noted).toContain("It was not kept: state.bodies");
    expect(await listed(here)).toHaveLength(1);
  });

  it("says so where the text is not beside the state any more", async () => {
    const here = await deleted();
    const bodies = path.join(here.folder, path.dirname(await stateFile(here)), "bodies");
    await rm(bodies, { recursive: true });
    const ran = await here.run("restore", "article:guides/one", "--yes");
    expect(ran.code).toBe(1);
    expect(ran.noted).toContain("it is not among the texts that are kept beside it");
  });

  it("does not write over what helpsync does not know as its own", async () => {
    const here = await applied();
    await here.remove("content/guides/two.md");
    await here.run("apply", "--yes");
    const place = await stateFile(here);
    const text = JSON.parse(await here.read(place)) as { resources: Record<string, unknown> };
    Reflect.deleteProperty(text.resources, "article:guides/two");
    await here.write(place, JSON.stringify(text));
    const ran = await here.run("restore", "article:guides/two", "--yes");
    expect(ran.code).toBe(4);
    expect(ran.printed).toContain("not helpsync's");
    expect(await article(here, "Two")).toMatchObject({ state: "draft" });
  });
});
