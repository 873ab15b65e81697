import { describe, expect, it } from "vitest";
import { planText } from "../../src/report/plan-text.ts";
import { applied, article, put, settled, told } from "../plan/whole/story.ts";

const INSTALL = article("Install", "Unpack the box and press the green button.");
const UPDATE = article("Update", "Wait until the lamp turns blue.");
const RESET = article("Reset", "Hold the knob for ten seconds.");

describe("links to what moved", () => {
  const link = (target: string): string =>
    article("Links", `See [it](${target}) and [here](#links).\n\n![Flow](/flow.gif)\n\n## Links\n\nEnd.`);

  it("lead where they led: neither they nor what they stand in is written", async () => {
    const world = await applied({ "g/a.md": link("b.md"), "g/b.md": link("a.md"), "x.md": link("g/a.md") });
    put(world, { "h/a.md": link("b.md"), "h/b.md": link("a.md"), "x.md": link("h/a.md") });
    const { lines, next, writes } = await settled(world);
    expect(lines).toEqual([
      "move collection:h ← collection:g",
      "unchanged article:h/a ← article:g/a",
      "unchanged article:h/b ← article:g/b",
    ]);
    expect(writes.filter((request) => request.includes("articles"))).toEqual([]);
    expect(next).toEqual([]);
  });

  it("that lead elsewhere now are a change, also while their old target moves", async () => {
    const world = await applied({ "g/a.md": link("b.md"), "g/b.md": UPDATE, "g/c.md": RESET });
    put(world, { "h/a.md": link("c.md"), "h/b.md": UPDATE, "h/c.md": RESET });
    const { plan, next } = await settled(world);
    const action = plan.actions.find(({ key }) => key === "article:h/a");
    expect(action?.changes.map(({ field, verdict }) => `${field} ${verdict}`)).toEqual(["body write"]);
    expect(next).toEqual([]);
  });
});

describe("the text of a plan", () => {
  it("prints the lines that settle what is blocked, and counts what only gets a new key", async () => {
    const soon = (title: string): string => article(title, "Coming soon.");
    const world = await applied({ "g/a.md": soon("A"), "g/b.md": soon("B"), "h/c.md": INSTALL, "h/d.md": UPDATE });
    put(world, { "g/x.md": soon("X"), "g/y.md": soon("Y"), "i/c.md": INSTALL, "i/d.md": UPDATE });
    const text = planText((await world.plan()).plan, { color: "plain", detail: "changes" });
    expect(text).toContain(
      "    Write one of these lines into the frontmatter of content/g/x.md:\n      moved_from: article:g/a\n      moved_from: article:g/b\n",
    );
    expect(text).toContain("2 only get new keys, as their files moved: nothing changes in Intercom (-v lists them).");
    expect(text).not.toContain("article i/c");
  });
});

describe("a move of which Intercom shows nothing", () => {
  it("of a folder with a title of its own is no change; the state learns the new keys", async () => {
    const index = article("Guides", "");
    const world = await applied({ "g/index.md": index, "g/a.md": INSTALL, "h/c.md": RESET });
    put(world, { "guides/index.md": index, "guides/a.md": INSTALL, "h/c.md": RESET });
    const { lines, plan, next, writes } = await settled(world);
    expect(lines).toEqual(["unchanged article:guides/a ← article:g/a", "unchanged collection:guides ← collection:g"]);
    const text = planText(plan, { color: "plain", detail: "changes" });
    expect(text).toContain("2 only get new keys, as their files moved: nothing changes in Intercom (-v lists them).");
    expect(text.trimEnd().split("\n").at(-1)).toBe("No changes.");
    expect({ next, writes }).toEqual({ next: [], writes: [] });
    expect(Object.keys((JSON.parse(world.state ?? "{}") as { resources: object }).resources)).toContain(
      "article:guides/a",
    );
  });

  it("of an article to where a teammate moved it is no change", async () => {
    const world = await applied({ "g/a.md": INSTALL, "g/b.md": UPDATE, "h/c.md": RESET });
    const { articles, collections } = await world.tables();
    const moved = articles.find(({ locales }) => locales["en"]?.title === "Install");
    const to = collections.filter(({ locales }) => locales["en"]?.name === "h");
    await world.edit({ action: "move", article: moved?.id, to: to.map(({ id }) => id) });
    put(world, { "h/a.md": INSTALL, "g/b.md": UPDATE, "h/c.md": RESET });
    const { lines, next, writes } = await settled(world);
    expect(lines).toEqual(["unchanged article:h/a ← article:g/a"]);
    expect({ next, writes }).toEqual({ next: [], writes: [] });
  });
});

describe("files that come back", () => {
  it("elsewhere, with the same words, take their page back", async () => {
    const world = await applied({ "g/a.md": INSTALL, "g/b.md": UPDATE });
    put(world, { "g/b.md": UPDATE });
    await settled(world);
    put(world, { "g/b.md": UPDATE, "g/again.md": INSTALL });
    const { lines, next } = await settled(world);
    expect(lines).toEqual(["move article:g/again ← article:g/a"]);
    expect(next).toEqual([]);
    const { articles } = await world.tables();
    expect(Object.values(articles)).toHaveLength(2);
  });

  it("with nothing but the name are new", async () => {
    const world = await applied({ "g/a.md": INSTALL, "h/b.md": UPDATE });
    put(world, { "h/b.md": UPDATE });
    await settled(world);
    put(world, { "h/b.md": UPDATE, "h/a.md": RESET });
    expect(told((await world.plan()).plan)).toEqual(["create article:h/a"]);
  });
});

describe("what is no removed file", () => {
  it("is one that is ignored: what looks like it is another", async () => {
    const world = await applied({ "g/a.md": INSTALL, "g/b.md": UPDATE });
    world.files.set("g/c.md", INSTALL);
    world.ignored.add("g/a.md");
    expect(told((await world.plan()).plan)).toEqual(["create article:g/c", "forget article:g/a"]);
  });

  it("is one that moved out of what is for this workspace: it is forgotten, and stays as it is", async () => {
    const config = "workspaces: { test: { token_env: TOKEN, exclude: [internal/**] } }";
    const world = await applied({ "g/a.md": INSTALL, "g/b.md": UPDATE }, { config });
    put(world, { "internal/a.md": INSTALL, "g/b.md": UPDATE });
    const { lines, next, writes } = await settled(world);
    expect(lines).toEqual(["forget article:internal/a ← article:g/a"]);
    expect(writes).toEqual([]);
    expect(next).toEqual([]);
  });
});

describe("sections, up to API 2.9", () => {
  const OLD = { apiVersion: "2.9" } as const;

  it("stay sections: a folder that comes to the top is a new collection", async () => {
    const world = await applied({ "g/deep/a.md": INSTALL, "g/b.md": UPDATE }, OLD);
    put(world, { "top/a.md": INSTALL, "g/b.md": UPDATE });
    const { lines, next } = await settled(world);
    expect(lines).toEqual([
      "create collection:top",
      "forget collection:g/deep",
      "move article:top/a ← article:g/deep/a",
    ]);
    expect(next).toEqual([]);
  });

  it("that are said to be a collection now are blocked, and nothing of them is sent", async () => {
    const world = await applied({ "g/deep/a.md": INSTALL, "g/b.md": UPDATE }, OLD);
    put(world, {
      "top/index.md": "---\ntitle: Top\nmoved_from: collection:g/deep\n---\n",
      "top/a.md": INSTALL,
      "g/b.md": UPDATE,
    });
    const { plan, writes, next } = await settled(world);
    expect(plan.actions.find(({ verb }) => verb === "blocked")?.reason).toBe(
      'with API 2.9 a section cannot leave its collection for the top; move it in Intercom, or set `api_version: "2.10"` or newer',
    );
    expect(writes).toEqual([]);
    expect(next).toEqual(["blocked collection:top"]);
  });
});
