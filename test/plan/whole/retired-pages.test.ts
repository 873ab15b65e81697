import { describe, expect, it } from "vitest";
import type { DirectWorld } from "../../engine/direct-world.ts";
import { applied, article, put, settled, type Files } from "./story.ts";

const SOON = "Coming soon.";
const BETA = article("Beta", "Words of beta.");

/** What became of each article, by its id. */
async function articles(world: DirectWorld): Promise<string[]> {
  const { articles: stored } = await world.tables();
  return stored.map(({ id, locales }) => `${id}: ${locales["en"]?.title ?? ""}, ${locales["en"]?.state ?? ""}`);
}

/** A world in which the file was applied and then removed. */
async function removed(path: string, text: string, others: Files = { "h/b.md": BETA }): Promise<DirectWorld> {
  const world = await applied({ ...others, [path]: text });
  put(world, others);
  await settled(world);
  return world;
}

describe("a page whose file is gone is not taken for a new one of the same words", () => {
  it("where it was kept, whatever it is called", async () => {
    const world = await removed("g/printer.md", article("Printer", SOON, "on_removal: keep"));
    put(world, { "h/b.md": BETA, "h/printer.md": article("Printer", SOON) });
    expect((await settled(world)).lines).toEqual(["create article:h/printer"]);
  });

  it("where neither its name nor its title is the same", async () => {
    const world = await removed("g/printer.md", article("Printer", SOON));
    put(world, { "h/b.md": BETA, "h/scanner.md": article("Scanner", SOON) });
    expect((await settled(world)).lines).toEqual(["create article:h/scanner"]);
  });
});

describe("a page whose file is gone is taken back for the same words", () => {
  it.each([
    ["name", "h/printer.md", "Scanner"],
    ["title", "h/scanner.md", "Printer"],
  ])("and the same %s", async (_what, path, title) => {
    const world = await removed("g/printer.md", article("Printer", SOON));
    const before = await articles(world);
    put(world, { "h/b.md": BETA, [path]: article(title, SOON) });
    await settled(world);
    expect(await articles(world)).toHaveLength(before.length);
  });
});

describe("a file that moves to a name of which a page was retired", () => {
  const ALPHA = "Words of alpha.";

  it("keeps its page, and the retired one stays as it is", async () => {
    const world = await removed("g/b.md", BETA, { "g/a.md": article("Alpha", ALPHA) });
    const before = await articles(world);
    put(world, { "g/b.md": article("Alpha", ALPHA, "moved_from: article:g/a") });
    const { lines, writes, next } = await settled(world);
    expect(lines).toEqual(["unchanged article:g/b ← article:g/a"]);
    expect([writes, next]).toEqual([[], []]);
    expect(await articles(world)).toEqual(before);
  });

  it("is not followed where it is the retired page's file that is back", async () => {
    const world = await removed("g/b.md", BETA, { "g/a.md": article("Alpha", ALPHA) });
    put(world, { "g/b.md": article("Beta", "Words of beta.", "moved_from: article:g/a") });
    expect((await settled(world)).lines).toEqual(["unpublish article:g/a", "update article:g/b"]);
  });
});
