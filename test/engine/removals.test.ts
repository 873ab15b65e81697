import { afterEach, describe, expect, it } from "vitest";
import { article, collection, collections, meanwhile, page, remembered, titles } from "./pages.ts";
import { edit } from "./teammate.ts";
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

describe("a file that is gone", () => {
  it("hides its page, and takes it back under its address when it returns", async () => {
    const here = await applied();
    const before = await article(here, "One");
    await here.remove("content/guides/one.md");
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect(await article(here, "One")).toMatchObject({ id: before.id, state: "draft" });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    await here.write("content/guides/one.md", FILES["content/guides/one.md"]);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect(await article(here, "One")).toMatchObject({ id: before.id, state: "published", url: before.url });
    expect((await remembered(here)).resources["article:guides/one"]?.retired).toBeUndefined();
  });

  it("is the teammates' from then on: what they publish again stays, and is not hidden a second time", async () => {
    const here = await applied();
    const { id } = await article(here, "One");
    await here.remove("content/guides/one.md");
    await here.run("apply", "--yes");
    await here.call("PUT", `/articles/${id}`, { state: "published", body: "<p>Ours now.</p>" });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    await here.run("apply", "--yes");
    expect(await article(here, "One")).toMatchObject({ state: "published" });
  });

  it.each(["published", "draft"])(
    "comes back with no edit lost that was made while it was gone, the page being %s",
    async (state) => {
      const here = await applied();
      const { id } = await article(here, "One");
      await here.remove("content/guides/one.md");
      await here.run("apply", "--yes");
      await here.call("PUT", `/articles/${id}`, { state, body: "<p>Ours now.</p>" });
      await here.write("content/guides/one.md", page("One", "Quite other words."));
      expect((await here.run("apply", "--yes")).code).toBe(4);
      expect(await article(here, "One")).toMatchObject({ id, state });
      expect((await article(here, "One")).body).toContain("Ours now.");
      expect((await here.run("apply", "--yes", "--overwrite-ui-edits")).code).toBe(0);
      expect((await article(here, "One")).body).toContain("Quite other words.");
      expect(await article(here, "One")).toMatchObject({ id, state: "published" });
    },
  );

  it("under `keep` leaves the page as it is, and comes back as the same page although it was renamed there", async () => {
    const here = await applied({ config: { policies: { on_removal: "keep" } } });
    const { id } = await article(here, "One");
    await here.remove("content/guides/one.md");
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect(await article(here, "One")).toMatchObject({ id, state: "published" });
    await here.call("PUT", `/articles/${id}`, { title: "Theirs" });
    await here.write("content/guides/one.md", FILES["content/guides/one.md"]);
    await here.run("apply", "--yes");
    expect(await titles(here)).toEqual(["Theirs", "Three", "Two"]);
  });

  it("stops before a draft that a teammate has pending", async () => {
    const here = await applied();
    const { id } = await article(here, "One");
    await here.call("PUT", `/articles/${id}/draft`, { body: "<p>Soon.</p>" });
    await here.remove("content/guides/one.md");
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(4);
    expect(ran.printed).toContain("file removed, and a teammate has a draft pending (en)");
    expect(await article(here, "One")).toMatchObject({ state: "published" });
  });

  it("stops before a teammate's translation that the listing leaves out, once and for all", async () => {
    const here = await applied({ sandbox: { quirks: { listItems: "withoutTranslations" } } });
    const { id } = await article(here, "One");
    await edit(here, id, { locale: "de", title: "Eins", body: "<p>Maya.</p>" });
    await here.remove("content/guides/one.md");
    const planned = await here.run("plan");
    expect([planned.code, planned.printed]).toEqual([
      4,
      expect.stringContaining("file removed, and edited in Intercom (de)"),
    ]);
    expect((await here.run("apply", "--yes")).code).toBe(4);
    expect(await article(here, "One")).toMatchObject({ state: "published" });
  });

  it("leaves a language alone that the config lists no more", async () => {
    const files = { ...FILES, "content/guides/one.fr.md": page("Un", "Les premiers mots.") };
    const here = await applied({ files });
    const { id } = await article(here, "One");
    const config = await here.read("intercom.config.yaml");
    await here.write("intercom.config.yaml", config.replace("- fr\n", ""));
    await here.remove("content/guides/one.md");
    await here.remove("content/guides/one.fr.md");
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect(await here.call("GET", `/articles/${id}`)).toMatchObject({
      state: "draft",
      translated_content: { fr: { state: "published" } },
    });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });
});

describe("a folder that is gone, under `delete`", () => {
  const config = { policies: { on_removal: "delete" } };

  it("goes bottom up: articles, the folder in it, the folder", async () => {
    const files = { ...FILES, "content/guides/deep/four.md": page("Four", "The fourth words.") };
    const here = await applied({ files, config });
    await here.remove("content/guides");
    here.requests();
    expect((await here.run("apply", "--yes")).code).toBe(0);
    const deletes = here.requests().filter((request) => request.startsWith("DELETE"));
    expect(deletes.map((request) => request.replace(/\/\d+$/u, ""))).toEqual([
      ...Array.from({ length: 3 }, () => "DELETE /articles"),
      ...Array.from({ length: 2 }, () => "DELETE /help_center/collections"),
    ]);
    expect(await collections(here)).toEqual(["other"]);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("stays with all above it while it holds a page of the teammates', and the plan says so beforehand", async () => {
    const files = { ...FILES, "content/guides/deep/four.md": page("Four", "The fourth words.") };
    const here = await applied({ files, config });
    const deep = await collection(here, "deep");
    const theirs = { title: "Theirs", author_id: 503, parent_id: Number(deep.id), parent_type: "collection" };
    const { id } = await here.call("POST", "/articles", theirs);
    await here.remove("content/guides");
    const plan = await here.plan();
    const kept = plan.actions.filter(({ kind, verb }) => kind === "collection" && verb === "forget");
    expect(kept.map(({ reason }) => reason)).toEqual([
      'folder removed; it is not empty in Intercom: "deep", so it stays there',
      `folder removed; it is not empty in Intercom: draft ${String(id)}, so it stays there`,
    ]);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect(await titles(here)).toEqual(["Theirs", "Three"]);
    expect(await collections(here)).toEqual(["deep", "guides", "other"]);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("waits for a page in it that is in conflict, and goes with it later", async () => {
    const here = await applied({ config });
    const { id } = await article(here, "One");
    await here.call("PUT", `/articles/${id}`, { body: "<p>A teammate's words.</p>" });
    await here.remove("content/guides");
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(4);
    expect(ran.printed).toContain('folder removed, and "One" in it cannot go yet');
    expect(await titles(here)).toEqual(["One", "Three"]);
    expect((await here.run("apply", "--yes", "--overwrite-ui-edits")).code).toBe(0);
    expect(await collections(here)).toEqual(["other"]);
  });

  it("stays when a teammate puts a page into it after the plan", async () => {
    const here = await applied({ config });
    const guides = await collection(here, "guides");
    const three = await article(here, "Three");
    await here.remove("content/guides");
    const handle = here.sandbox.sandbox.handle.bind(here.sandbox.sandbox);
    let deleted = 0;
    here.sandbox.sandbox.handle = async (request) => {
      const answer = await handle(request);
      if (request.method === "DELETE" && request.path.startsWith("/articles/") && (deleted += 1) === 2) {
        await here.call("PUT", `/articles/${three.id}`, { parent_id: guides.id, parent_type: "collection" });
      }
      return answer;
    };
    const ran = await here.run("apply", "--yes");
    expect(ran.noted).toContain("it is not empty, so it stays in Intercom");
    expect(await collections(here)).toEqual(["guides", "other"]);
    expect((await article(here, "Three")).state).toBe("published");
  });

  it("is not deleted when it was renamed after the plan", async () => {
    const here = await applied({ config });
    const guides = await collection(here, "guides");
    const route = `/help_center/collections/${guides.id}`;
    await here.remove("content/guides");
    meanwhile(here, `GET ${route}`, 1, () => here.call("PUT", route, { name: "Theirs" }));
    expect((await here.run("apply", "--yes")).code).toBe(4);
    expect(await collections(here)).toContain("Theirs");
  });
});
