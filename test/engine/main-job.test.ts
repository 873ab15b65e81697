import { afterEach, describe, expect, it } from "vitest";
import { API_VERSIONS } from "../../src/model/api-version.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function open(options: WorldOptions): Promise<World> {
  world = await openWorld(options);
  return world;
}

const SMALL = {
  "content/guides/index.md": "---\ntitle: Guides\ndescription: All guides\n---\n",
  "content/guides/index.fr.md": "---\ntitle: Guides (fr)\n---\n",
  "content/guides/install.md":
    "---\ntitle: Install\ndescription: How to\n---\n\n## First\n\nRead [use](use.md#then) and wait.\n",
  "content/guides/install.fr.md": "---\ntitle: Installer\n---\n\nLire [l'usage](use.md) et attendre.\n",
  "content/guides/use.md": "---\ntitle: Use\n---\n\n## Then\n\nBack to [install](install.md).\n",
  "content/guides/deep/more.md": "---\ntitle: More\n---\n\nMore words.\n",
};

interface ArticleAnswer {
  id: string;
  title: string;
  body: string;
  state: string;
  url: string | null;
  translated_content?: Record<string, { title: string; body: string; state: string }>;
}

async function articles(of: World): Promise<ArticleAnswer[]> {
  return (await of.call("GET", "/articles?per_page=250"))["data"] as ArticleAnswer[];
}

async function article(of: World, title: string): Promise<ArticleAnswer> {
  const found = (await articles(of)).filter((one) => one.title === title);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${String(found.length)} articles "${title}"`);
  return found[0];
}

describe("the main job", () => {
  it.each(API_VERSIONS)("plans, applies, and finds nothing to do with API %s", async (apiVersion) => {
    const here = await open({ files: SMALL, apiVersion });
    const first = await here.run("plan");
    expect(first.code).toBe(0);
    expect(first.lastLine).toBe("Plan: 5 to create, 0 to update, 0 to move, 0 to unpublish, 0 to delete, 0 to adopt.");
    const applied = await here.run("apply", "--yes");
    expect(applied.noted).not.toContain("FAILED");
    expect(applied.code).toBe(0);
    here.requests();
    const second = await here.run("plan");
    expect(second.lastLine).toBe("No changes.");
    expect(second.code).toBe(0);
    const requests = here.requests();
    expect(requests.filter((request) => !/^GET \/(me|admins|help_center\/|articles\?)/u.test(request))).toEqual([]);
  });

  it("leads links to the right article in the right language", async () => {
    const here = await open({ files: SMALL, sandbox: { quirks: { headingIds: "keepIfShaped" } } });
    await here.run("apply", "--yes");
    const use = await article(here, "Use");
    const install = await article(here, "Install");
    expect(install.body).toContain(`/en/articles/${use.id}#h_`);
    expect(install.translated_content?.["fr"]?.body).toContain(`/en/articles/${use.id}"`);
    expect(use.body).toContain(`/en/articles/${install.id}"`);
  });

  it("leads links to headings to their article where the workspace gives headings its own ids", async () => {
    const here = await open({ files: SMALL });
    expect((await here.run("apply", "--yes")).printed).toContain("links to a heading lead to its article");
    expect(JSON.stringify(await articles(here))).not.toContain("#h_");
  });

  it("updates one word of one translation with one read and one write of that locale", async () => {
    const here = await open({ files: SMALL });
    await here.run("apply", "--yes");
    const before = await article(here, "Install");
    await here.write(
      "content/guides/install.fr.md",
      "---\ntitle: Installer\n---\n\nLire [l'usage](use.md) et patienter.\n",
    );
    const plan = await here.plan();
    expect(plan.actions.filter(({ verb }) => verb !== "unchanged")).toMatchObject([
      { verb: "update", key: "article:guides/install", changes: [{ locale: "fr", field: "body", verdict: "write" }] },
    ]);
    here.requests();
    expect((await here.run("apply", "--yes")).code).toBe(0);
    const written = here.requests().filter((request) => !/^GET \/(me|admins|help_center\/|articles\?)/u.test(request));
    expect(written).toEqual([`GET /articles/${before.id}`, `PUT /articles/${before.id}`]);
    const after = await article(here, "Install");
    expect(after.body).toBe(before.body);
    expect(after.translated_content?.["fr"]?.body).toContain("patienter");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("moves a file with moved_from instead of making a second copy", async () => {
    const here = await open({ files: SMALL });
    await here.run("apply", "--yes");
    const before = await article(here, "More");
    await here.remove("content/guides/deep/more.md");
    await here.write(
      "content/guides/more.md",
      "---\ntitle: More\nmoved_from: article:guides/deep/more\n---\n\nMore words.\n",
    );
    const plan = await here.plan();
    expect(plan.summary).toMatchObject({ create: 0, move: 1, unpublish: 0 });
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect((await article(here, "More")).id).toBe(before.id);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("unpublishes an article whose file is gone, and publishes it again with its file", async () => {
    const here = await open({ files: SMALL });
    await here.run("apply", "--yes");
    const before = await article(here, "More");
    const text = await here.read("content/guides/deep/more.md");
    await here.remove("content/guides/deep/more.md");
    expect((await here.plan()).summary.unpublish).toBe(1);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect(await article(here, "More")).toMatchObject({ id: before.id, state: "draft" });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    await here.write("content/guides/deep/more.md", text);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect(await article(here, "More")).toMatchObject({ id: before.id, state: "published" });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("makes a translation whose file is gone a draft, and only it", async () => {
    const here = await open({ files: SMALL });
    await here.run("apply", "--yes");
    const text = await here.read("content/guides/install.fr.md");
    await here.remove("content/guides/install.fr.md");
    expect((await here.run("apply", "--yes")).code).toBe(0);
    const hidden = await article(here, "Install");
    expect(hidden.state).toBe("published");
    expect(hidden.translated_content?.["fr"]?.state).toBe("draft");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    await here.write("content/guides/install.fr.md", text);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect((await article(here, "Install")).translated_content?.["fr"]?.state).toBe("published");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("remembers on_removal that an applied file gets later, though nothing is to be written", async () => {
    const here = await open({ files: SMALL });
    await here.run("apply", "--yes");
    await here.write("content/guides/deep/more.md", "---\ntitle: More\non_removal: keep\n---\n\nMore words.\n");
    await here.run("apply", "--yes");
    await here.remove("content/guides/deep/more.md");
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect(await article(here, "More")).toMatchObject({ state: "published" });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("deletes an article only where on_removal says delete", async () => {
    const here = await open({ files: SMALL, config: { policies: { on_removal: "delete" } } });
    await here.run("apply", "--yes");
    await here.remove("content/guides/deep");
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect((await articles(here)).map(({ title }) => title).sort()).toEqual(["Install", "Use"]);
    const collections = (await here.call("GET", "/help_center/collections"))["data"] as { name: string }[];
    expect(collections.map(({ name }) => name)).toEqual(["Guides"]);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });
});
