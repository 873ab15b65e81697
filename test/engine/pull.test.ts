import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { edit, openApplied } from "./teammate.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

type Fields = Readonly<Record<string, unknown>>;

/** A help center that people filled: what the program finds before the first pull. */
async function filled(options: Partial<WorldOptions> = {}): Promise<{ here: World; ids: Record<string, string> }> {
  const here = (world = await openWorld({ files: {}, ...options }));
  const admins = (await here.call("GET", "/admins"))["admins"] as { id: string }[];
  const author_id = Number(admins[0]?.id);
  const ids: Record<string, string> = {};
  const collection = async (name: string, fields: Fields = {}): Promise<void> => {
    ids[name] = String((await here.call("POST", "/help_center/collections", { name, ...fields }))["id"]);
  };
  const article = async (title: string, body: string, parent: string, fields: Fields = {}): Promise<void> => {
    const place = { parent_id: Number(ids[parent]), parent_type: "collection" };
    const made = await here.call("POST", "/articles", {
      title,
      body,
      author_id,
      state: "published",
      ...place,
      ...fields,
    });
    ids[title] = String(made["id"]);
  };
  await collection("Guides", { description: "How to" });
  await collection("Deep", { parent_id: Number(ids["Guides"]) });
  await article(
    "Install the app",
    "<h2>First steps</h2><p>Get it <b>now</b>.</p><ul><li>One</li><li>Two</li></ul>",
    "Guides",
  );
  const url = String((await here.call("GET", `/articles/${ids["Install the app"] ?? ""}`))["url"]);
  await article("Plans", `<p>See <a href="${url}">how to install</a>.</p>`, "Deep", {
    translated_content: {
      fr: { title: "Formules", body: "<p>Voir.</p>", author_id, state: "draft", type: "article_content" },
    },
  });
  await article("Later", "<p>Not yet.</p>", "Deep", { state: "draft" });
  return { here, ids };
}

/** What reached Intercom and was no reading. */
function writes(here: World): string[] {
  return here.requests().filter((request) => !request.startsWith("GET "));
}

describe("the first pull of a help center", () => {
  it("makes files that a writer would have written", async () => {
    const { here } = await filled();
    expect((await here.run("pull")).lastLine).toBe("Pulled: 6 new files.");
    expect(await here.read("content/guides/index.md")).toMatch(
      /^---\ntitle: Guides\ndescription: How to\nuid: guides-[0-9a-f]{6}\n---\n$/u,
    );
    expect((await here.read("content/guides/install-the-app.md")).replace(/-[0-9a-f]{6}$/mu, "")).toBe(
      "---\ntitle: Install the app\nauthor: Sam Okafor\nuid: install-the-app\n---\n\n## First steps\n\nGet it **now**.\n\n- One\n- Two\n",
    );
    expect(await here.read("content/guides/deep/plans.md")).toContain("See [how to install](../install-the-app.md).");
    expect(await here.read("content/guides/deep/plans.fr.md")).toBe(
      "---\ntitle: Formules\nstate: draft\n---\n\nVoir.\n",
    );
    expect(await here.read("content/guides/deep/later.md")).toContain("state: draft\n");
  });

  it("leaves nothing to plan, nothing to pull and nothing to write", async () => {
    const { here } = await filled();
    await here.run("pull");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    expect((await here.run("pull")).lastLine).toBe("Nothing to pull.");
    expect((await here.run("validate")).code).toBe(0);
    here.requests();
    expect((await here.run("apply", "--yes")).lastLine).toBe("No changes.");
    expect(writes(here)).toEqual([]);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("asks for nothing twice: a listing of collections, one of articles", async () => {
    const { here } = await filled();
    here.requests();
    await here.run("pull");
    const reads = here.requests().filter((request) => /^GET \/(?:articles|help_center\/collections)/u.test(request));
    expect(reads.filter((request) => request.startsWith("GET /articles/"))).toEqual([]);
    expect(reads.filter((request) => request.startsWith("GET /articles"))).toHaveLength(1);
  });

  it("only says what it would do where it is asked to", async () => {
    const { here } = await filled();
    await here.write("content/.keep", "");
    const ran = await here.run("pull", "--check");
    expect([ran.code, ran.lastLine]).toEqual([0, "Would pull: 6 new files."]);
    await expect(here.read("content/guides/index.md")).rejects.toThrow("ENOENT");
    expect((await here.run("state", "list")).printed).not.toContain("article:");
  });

  it("takes what is named, with the folders that it stands in", async () => {
    const { here } = await filled();
    expect((await here.run("pull", "guides/deep/plans")).printed).toContain("+ guides/deep/plans.md");
    await expect(here.read("content/guides/install-the-app.md")).rejects.toThrow("ENOENT");
    expect(await here.read("content/guides/deep/index.md")).toContain("title: Deep");
    // A link out of what was taken stays an address.
    expect(await here.read("content/guides/deep/plans.md")).toContain("(https://intercom.help/");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    expect((await here.run("pull", "no/such/page")).code).toBe(1);
  });

  it("stops where the help center has another default language than the content", async () => {
    const { here } = await filled({ config: { locales: { default: "de", additional: ["en"] } } });
    const ran = await here.run("pull");
    expect(ran.code).toBe(1);
    expect(ran.noted).toContain("default locale");
  });

  it("writes over no file that is there, and leads out of no folder", async () => {
    const { here } = await filled();
    await here.write("content/guides/index.md", "---\ntitle: Guides\n---\n");
    await here.write("content/guides/install-the-app.md", "---\ntitle: Mine\nuid: mine\n---\n\nMy own.\n");
    await here.run("pull", "--new");
    expect(await here.read("content/guides/install-the-app.md")).toContain("My own.");
    expect(await here.read("content/guides/install-the-app-2.md")).toContain("Get it **now**.");
  });
});

describe("files of a pull that others do not have yet", () => {
  it("change nothing for them: no page goes since its file is not there", async () => {
    const { here } = await filled();
    await here.run("pull");
    await rm(path.join(here.folder, "content/guides"), { recursive: true });
    await here.write("content/own/page.md", "---\ntitle: Own\n---\n\nWords.\n");
    const plan = await here.plan();
    expect(plan.summary).toMatchObject({ unpublish: 0, delete: 0, forget: 0, conflict: 0, unmanaged: 5 });
    // What the first apply of such a help center is held to still holds.
    expect(plan.guards.map(({ code }) => code)).toContain("first-run");
  });

  it("are known wherever their content is, whatever else it says by then", async () => {
    const { here, ids } = await filled();
    await here.run("pull");
    const file = "content/guides/install-the-app.md";
    await here.write(file, (await here.read(file)).replace("now", "today"));
    const plan = await here.plan();
    expect(plan.summary).toMatchObject({ create: 0, update: 1, adopt: 0, conflict: 0 });
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect((await here.call("GET", `/articles/${ids["Install the app"] ?? ""}`))["body"]).toContain("today");
  });

  it("stand in the state's list as what waits for them, and can be forgotten", async () => {
    const { here } = await filled();
    await here.run("pull", "guides/install-the-app");
    expect((await here.run("state", "list")).lastLine).toBe("1 collection, 1 article.");
    await rm(path.join(here.folder, "content/guides"), { recursive: true });
    const waiting = "was pulled, and waits for content that has what the pull brought.";
    const { printed } = await here.run("state", "list");
    expect(printed).toContain(waiting);
    const keys = printed.match(/(?:article|collection):[a-z-]+[0-9a-f]{6}(?= \()/gu) ?? [];
    expect(keys).toHaveLength(2);
    await here.run("pull", "guides/install-the-app");
    expect((await here.run("state", "remove", ...keys, "--yes")).code).toBe(0);
    expect((await here.run("state", "list")).printed).toContain("The state is empty");
  });

  it("get the names again that they had, where somebody threw them away", async () => {
    const { here } = await filled();
    await here.run("pull");
    const before = await here.read("content/guides/deep/plans.md");
    await rm(path.join(here.folder, "content/guides"), { recursive: true });
    expect((await here.run("pull")).lastLine).toBe("Pulled: 6 new files.");
    expect(await here.read("content/guides/deep/plans.md")).toBe(before);
  });
});

describe("what is new in Intercom", () => {
  async function withNews(): Promise<World> {
    const { world: here, id } = await openApplied();
    world = here;
    await edit(here, id("Two"), { locale: "de", title: "Zwei", body: "<p>Worte.</p>" });
    const { parent_ids } = await here.call("GET", `/articles/${id("One")}`);
    const admins = (await here.call("GET", "/admins"))["admins"] as { id: string }[];
    const place = { parent_id: (parent_ids as number[])[0], parent_type: "collection" };
    await here.call("POST", "/articles", {
      title: "News",
      body: "<p>New.</p>",
      author_id: Number(admins[0]?.id),
      ...place,
    });
    return here;
  }

  it("is left there, and told, where nobody asks for it", async () => {
    const here = await withNews();
    const ran = await here.run("pull");
    expect(ran.lastLine).toBe("Nothing to pull.");
    expect(ran.printed).toContain(
      "2 more pages and translations are in Intercom without a file: `helpsync pull --new` brings what is new.",
    );
  });

  it("comes with --new: pages, and languages of pages that have files", async () => {
    const here = await withNews();
    expect((await here.run("pull", "--new")).lastLine).toBe("Pulled: 2 new files.");
    expect(await here.read("content/guides/news.md")).toContain("state: draft");
    expect(await here.read("content/guides/two.de.md")).toContain("title: Zwei");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    expect((await here.run("pull", "--new")).lastLine).toBe("Nothing to pull.");
  });
});
