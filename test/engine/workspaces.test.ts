import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { openSandbox } from "../../src/sandbox/server.ts";
import { openWorld, type World } from "./world.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function article(title: string, body = `Words of ${title}.`): string {
  return `---\ntitle: ${title}\n---\n\n${body}\n`;
}

const FILES = {
  "content/guides/install.md": article("Install", "Read [the notes](../internal/notes.md) and [more](more.md)."),
  "content/guides/more.md": article("More"),
  "content/internal/notes.md": article("Notes"),
};

async function write(world: World, workspaces: Record<string, object>, more: object = {}): Promise<void> {
  const config = {
    content: "content",
    locales: { default: "en", additional: ["fr"] },
    defaults: { author: "docs@example.com", state: "published" },
    ...more,
    workspaces: Object.fromEntries(
      Object.entries(workspaces).map(([name, workspace]) => [
        name,
        { token_env: "TEST_TOKEN", api_url: world.sandbox.url, ...workspace },
      ]),
    ),
  };
  await world.write("intercom.config.yaml", stringify(config));
}

/** One Intercom workspace with two help centers. */
async function twoHelpCenters(): Promise<World> {
  const helpCenters = ["one", "two"].map((identifier) => ({ identifier, displayName: identifier }));
  const world = await openWorld({ files: FILES, sandbox: { helpCenters } });
  closing.push(() => world.close());
  await write(world, { first: { help_center: "one" }, second: { help_center: "two" } });
  return world;
}

async function apply(world: World, name: string, code = 0): Promise<void> {
  const ran = await world.run("apply", "--yes", "--workspace", name);
  if (ran.code !== code) throw new Error(`${String(ran.code)}: ${ran.noted}${ran.printed}`);
}

async function count(world: World, route: string): Promise<unknown> {
  return (await world.call("GET", route))["total_count"];
}

async function stateOf({ folder }: World, workspace: string, helpCenter: string): Promise<string> {
  return readFile(path.join(folder, `.helpsync/state/${workspace}/${helpCenter}.json`), "utf8");
}

describe("two help centers of one workspace, from one content folder", () => {
  it("each get all, and each has a memory of its own", async () => {
    const world = await twoHelpCenters();
    await apply(world, "first");
    const before = await stateOf(world, "sandbox1", "1");
    const plan = await world.plan("--workspace", "second");
    expect(plan.helpCenter.identifier).toBe("two");
    expect(plan.summary).toMatchObject({ create: 5, unmanaged: 0, adopt: 0 });
    await apply(world, "second");

    expect(await count(world, "/articles")).toBe(6);
    expect(await stateOf(world, "sandbox1", "1")).toBe(before);
    for (const name of ["first", "second"]) {
      expect(await world.run("plan", "--workspace", name)).toMatchObject({ code: 0, lastLine: "No changes." });
    }
  });

  it("do not mention each other's articles, listed or not, and take none over", async () => {
    const world = await twoHelpCenters();
    await world.write("content/guides/alone.md", article("Alone"));
    await world.write("content/loose.md", "---\ntitle: Loose\nunlisted: true\n---\n\nWords.\n");
    await apply(world, "first");
    const { data } = (await world.call("GET", "/help_center/collections")) as { data: { id: string; name: string }[] };
    const guides = data.find(({ name }) => name === "guides")?.id;
    await world.call("POST", "/articles", {
      title: "A teammate's",
      author_id: 501,
      parent_id: guides,
      parent_type: "collection",
    });

    const plan = await world.plan("--workspace", "second");
    expect(plan.actions.filter(({ verb }) => verb === "unmanaged")).toEqual([]);
    expect(plan.summary).toMatchObject({ adopt: 0, blocked: 0, conflict: 0, create: 7 });
    expect((await world.plan("--workspace", "first")).actions.filter(({ verb }) => verb === "unmanaged")).toMatchObject(
      [{ title: "A teammate's" }],
    );
  });

  it("a removal in one is none in the other before its own apply", async () => {
    const world = await twoHelpCenters();
    await apply(world, "first");
    await apply(world, "second");
    await world.remove("content/guides/more.md");
    await world.write("content/guides/install.md", article("Install"));
    world.requests();
    await apply(world, "first");

    const ids = (state: string): string[] => [...state.matchAll(/"id":"(\d+)"/gu)].map(([, id]) => id ?? "");
    const others = ids(await stateOf(world, "sandbox1", "2"));
    const written = world.requests().filter((request) => !request.startsWith("GET "));
    expect(written).not.toEqual([]);
    expect(written.filter((request) => others.some((id) => request.endsWith(`/${id}`)))).toEqual([]);
    expect((await world.plan("--workspace", "second")).summary).toMatchObject({ unpublish: 1, update: 1 });
  });
});

it("two workspaces get their own articles and have their own states", async () => {
  const world = await openWorld({ files: FILES });
  closing.push(() => world.close());
  const other = await openSandbox({ workspaceId: "staging9" });
  closing.push(() => other.close());
  await write(world, { production: {}, staging: { api_url: other.url } });
  await apply(world, "staging");
  expect(world.requests()).toEqual([]);
  await apply(world, "production");

  expect(await stateOf(world, "staging9", "1")).toContain('"article:guides/more"');
  const pages = other.sandbox.requests.filter(({ method }) => method === "POST").length;
  await world.write("content/guides/new.md", article("New"));
  await apply(world, "production");
  expect(other.sandbox.requests.filter(({ method }) => method === "POST")).toHaveLength(pages);
  expect((await world.plan("--workspace", "staging")).summary.create).toBe(1);
});

describe("what is not for a workspace", () => {
  async function opened(workspace: object): Promise<World> {
    const world = await openWorld({ files: FILES });
    closing.push(() => world.close());
    await write(world, { only: workspace });
    return world;
  }

  function keys(plan: Awaited<ReturnType<World["plan"]>>): unknown[] {
    return plan.actions.filter(({ verb }) => verb === "create").map(({ key }) => key);
  }

  it.each([
    ["exclude names a folder", { exclude: ["internal/**"] }],
    ["only names the other one", { only: ["guides/**"] }],
    ["exclude wins over only", { only: ["**"], exclude: ["internal/*"] }],
  ])("is not made, and links to it become plain text (%s)", async (_, workspace) => {
    const world = await opened(workspace);
    const plan = await world.plan();
    expect(keys(plan)).toEqual(["collection:guides", "article:guides/install", "article:guides/more"]);
    expect(plan.warnings.map(({ message }) => message)).toEqual([
      "content/guides/install.md links to article:internal/notes, which is not for this workspace: the link becomes plain text.",
    ]);
    await apply(world, "only");

    const { data } = (await world.call("GET", "/articles")) as { data: { title: string; body: string }[] };
    expect(data.find(({ title }) => title === "Install")?.body).toMatch(/Read the notes and <a [^>]*>more<\/a>/u);
    expect(await world.run("plan")).toMatchObject({ code: 0, lastLine: "No changes." });
  });

  it("is forgotten where it was made before, and stays in Intercom as it is", async () => {
    const world = await opened({});
    await apply(world, "only");
    await write(world, { only: { exclude: ["internal/**"] } });
    const plan = await world.plan();
    expect(plan.actions.filter(({ verb }) => verb === "forget")).toMatchObject([
      { key: "collection:internal" },
      { key: "article:internal/notes", reason: "its file is not for this workspace; it stays in Intercom as it is" },
    ]);
    world.requests();
    await apply(world, "only");

    const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string; state: string }[] };
    expect(data.find(({ title }) => title === "Notes")?.state).toBe("published");
    const install = data.find(({ title }) => title === "Install")?.id ?? "";
    expect(world.requests().filter((request) => !request.startsWith("GET "))).toEqual([`PUT /articles/${install}`]);
    expect(await world.run("plan")).toMatchObject({ code: 0, lastLine: "No changes." });

    await write(world, { only: {} });
    await apply(world, "only");
    expect(await count(world, "/articles")).toBe(3);
  });

  it("is not removed where its file moved there", async () => {
    const world = await opened({ exclude: ["internal/**"] });
    await apply(world, "only");
    await world.move("content/guides/more.md", "content/internal/more.md");
    await world.write("content/guides/install.md", article("Install"));

    const { actions } = await world.plan();
    expect(actions.filter(({ key }) => key?.endsWith("more"))).toMatchObject([{ verb: "forget" }]);
  });

  it("does not stop the plan unless nothing is left", async () => {
    const world = await opened({});
    await apply(world, "only");
    await write(world, { only: { only: ["guide/**"] } });

    expect((await world.plan()).guards).toEqual([
      {
        code: "empty-content",
        message: expect.stringContaining("No article of the content folder is for this workspace") as string,
      },
    ]);
  });

  it("is still checked by validate", async () => {
    const world = await opened({ exclude: ["internal/**"] });
    await world.write("content/internal/notes.md", "[x](nowhere.md)");

    expect(await world.run("validate")).toMatchObject({ code: 3 });
  });
});
