import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const page = (title: string, words: string, more = ""): string => `---\ntitle: ${title}\n${more}---\n\n${words}\n`;

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

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly state: string;
  readonly body: string;
  readonly url: string | null;
}

async function listed(here: World, route = "/articles"): Promise<Listed[]> {
  return (await here.call("GET", route))["data"] as Listed[];
}

async function article(here: World, title: string): Promise<Listed> {
  const found = (await listed(here)).find((each) => each.title === title);
  if (found === undefined) throw new Error(`no article ${title}`);
  return found;
}

async function stateFile(here: World): Promise<string> {
  const folder = path.join(here.folder, ".helpsync", "state");
  const [workspace = ""] = (await readdir(folder)).filter((name) => !name.endsWith(".json"));
  const [file = ""] = (await readdir(path.join(folder, workspace))).filter((name) => name.endsWith(".json"));
  return path.join(folder, workspace, file);
}

interface Remembered {
  readonly resources: Record<string, { id: string; retired?: string }>;
  readonly snapshots: Record<string, { why: string; of: string; body?: string; withheld?: string[] }[]>;
}

async function remembered(here: World): Promise<Remembered> {
  return JSON.parse(await readFile(await stateFile(here), "utf8")) as Remembered;
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
    expect((await listed(here)).map(({ title }) => title).sort()).toEqual(["Theirs", "Three", "Two"]);
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
    expect((await listed(here, "/help_center/collections")).map(({ name }) => name)).toEqual(["other"]);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("stays with all above it while it holds a page of the teammates', and the plan says so beforehand", async () => {
    const files = { ...FILES, "content/guides/deep/four.md": page("Four", "The fourth words.") };
    const here = await applied({ files, config });
    const deep = (await listed(here, "/help_center/collections")).find(({ name }) => name === "deep");
    const theirs = { title: "Theirs", author_id: 503, parent_id: Number(deep?.id), parent_type: "collection" };
    await here.call("POST", "/articles", theirs);
    await here.remove("content/guides");
    const plan = await here.plan();
    const kept = plan.actions.filter(({ kind, verb }) => kind === "collection" && verb === "forget");
    expect(kept.map(({ reason }) => reason)).toEqual([
      'folder removed; it is not empty in Intercom: "deep", so it stays there',
      'folder removed; it is not empty in Intercom: "Theirs", so it stays there',
    ]);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect((await listed(here)).map(({ title }) => title).sort()).toEqual(["Theirs", "Three"]);
    expect((await listed(here, "/help_center/collections")).map(({ name }) => name).sort()).toEqual([
      "deep",
      "guides",
      "other",
    ]);
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
    expect((await listed(here)).map(({ title }) => title).sort()).toEqual(["One", "Three"]);
    expect((await here.run("apply", "--yes", "--overwrite-ui-edits")).code).toBe(0);
    expect((await listed(here, "/help_center/collections")).map(({ name }) => name)).toEqual(["other"]);
  });

  it("stays when a teammate puts a page into it after the plan", async () => {
    const here = await applied({ config });
    const guides = (await listed(here, "/help_center/collections")).find(({ name }) => name === "guides");
    const three = await article(here, "Three");
    await here.remove("content/guides");
    const handle = here.sandbox.sandbox.handle.bind(here.sandbox.sandbox);
    let deleted = 0;
    here.sandbox.sandbox.handle = async (request) => {
      const answer = await handle(request);
      if (request.method === "DELETE" && request.path.startsWith("/articles/") && (deleted += 1) === 2) {
        await here.call("PUT", `/articles/${three.id}`, { parent_id: guides?.id, parent_type: "collection" });
      }
      return answer;
    };
    const ran = await here.run("apply", "--yes");
    expect(ran.noted).toContain("it is not empty, so it stays in Intercom");
    expect((await listed(here, "/help_center/collections")).map(({ name }) => name).sort()).toEqual([
      "guides",
      "other",
    ]);
    expect((await article(here, "Three")).state).toBe("published");
  });

  it("is not deleted when it was renamed after the plan", async () => {
    const here = await applied({ config });
    const guides = (await listed(here, "/help_center/collections")).find(({ name }) => name === "guides");
    const route = `/help_center/collections/${guides?.id ?? ""}`;
    await here.remove("content/guides");
    const handle = here.sandbox.sandbox.handle.bind(here.sandbox.sandbox);
    let renamed = false;
    here.sandbox.sandbox.handle = async (request) => {
      if (!renamed && request.method === "GET" && request.path === route) {
        renamed = true;
        await here.call("PUT", route, { name: "Theirs" });
      }
      return handle(request);
    };
    expect((await here.run("apply", "--yes")).code).toBe(4);
    expect((await listed(here, "/help_center/collections")).map(({ name }) => name)).toContain("Theirs");
  });
});

describe("what still links to what goes", () => {
  it("is named, whoever made it, unless this plan mends it", async () => {
    const here = await applied();
    const [one, two] = [await article(here, "One"), await article(here, "Two")];
    const url = one.url ?? "";
    await here.call("POST", "/articles", {
      ...{ title: "Theirs", author_id: 503, state: "published" },
      body: `<p>See <a href="${url}">the first</a>.</p>`,
    });
    await here.call("POST", "/articles", { title: "No link", author_id: 503, body: `<p>Number ${one.id}</p>` });
    const drift = `<p>A teammate adds <a href="${url.replace(/-[^/]*$/u, "")}#h_0123456789">a link</a>.</p>`;
    await here.call("PUT", `/articles/${two.id}`, { body: drift });
    await here.write("content/other/three.md", page("Three", `The third words, and [one](${url}).`));
    await here.run("apply", "--yes");
    await here.remove("content/guides/one.md");
    await here.write("content/other/three.md", page("Three", "The third words, without."));
    const { warnings } = await here.plan();
    const told = warnings.filter(({ code }) => code === "link-to-removed").map(({ message }) => message);
    expect(told.map((message) => message.replace(/article \d+/u, "article 0")).sort()).toEqual([
      '"Theirs" (article 0, not helpsync\'s) still links to "One", which will not be public any more.',
      '"Two" (article 0, guides/two) still links to "One", which will not be public any more.',
    ]);
  });

  it("says nothing where nothing goes, or where what links goes along", async () => {
    const files = { ...FILES, "content/guides/two.md": page("Two", "See [one](one.md).") };
    const here = await applied({ files });
    const codes = async (): Promise<string[]> => (await here.plan()).warnings.map(({ code }) => code);
    expect(await codes()).not.toContain("link-to-removed");
    await here.remove("content/guides");
    expect(await codes()).not.toContain("link-to-removed");
  });

  it("is named for a language alone where only that one goes", async () => {
    const files = { ...FILES, "content/guides/one.fr.md": page("Un", "Les premiers mots.") };
    const here = await applied({ files });
    const { url } = await article(here, "One");
    const link = (locale: string): string => `<p><a href="${(url ?? "").replace("/en/", `/${locale}/`)}">x</a></p>`;
    const made = { author_id: 503, state: "published" };
    await here.call("POST", "/articles", { ...made, title: "To the English", body: link("en") });
    await here.call("POST", "/articles", { ...made, title: "To the French", body: link("fr") });
    await here.remove("content/guides/one.fr.md");
    const { warnings } = await here.plan();
    const told = warnings.filter(({ code }) => code === "link-to-removed").map(({ message }) => message);
    expect(told).toEqual([expect.stringContaining('"To the French"')]);
  });
});

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
    const file = await stateFile(here);
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
    await writeFile(path.join(path.dirname(await stateFile(here)), "bodies"), "in the way");
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(6);
    expect(await article(here, "One")).toMatchObject({ state: "published" });
    expect((await remembered(here)).snapshots).toEqual({});
  });

  it("leaves no snapshot where nothing was dropped after all", async () => {
    const here = await applied();
    const { id } = await article(here, "One");
    await here.remove("content/guides/one.md");
    const handle = here.sandbox.sandbox.handle.bind(here.sandbox.sandbox);
    let reads = 0;
    here.sandbox.sandbox.handle = async (request) => {
      if (request.method === "GET" && request.path === `/articles/${id}` && (reads += 1) === 2) {
        await here.call("PUT", `/articles/${id}`, { body: "<p>Just now.</p>" });
      }
      return handle(request);
    };
    expect((await here.run("apply", "--yes")).code).toBe(4);
    expect(reads).toBe(2);
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
