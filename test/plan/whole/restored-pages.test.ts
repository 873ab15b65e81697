import { describe, expect, it } from "vitest";
import { restore } from "../../engine/direct-commands.ts";
import type { DirectWorld } from "../../engine/direct-world.ts";
import { applied, article, put, settled } from "./story.ts";

const KEY = "article:g/a";
const OTHER = { "g/b.md": article("B", "Other words.") };
const PAGE = { "g/a.md": article("A", "Words.") };
const FR = { "g/a.fr.md": article("Un", "Mots.") };

/** A page whose file went and came back, and which was restored between. */
async function restored(): Promise<DirectWorld> {
  const world = await applied({ ...OTHER, ...PAGE, ...FR });
  put(world, OTHER);
  await settled(world);
  await restore(world, KEY);
  put(world, { ...OTHER, ...PAGE, ...FR });
  expect(await settled(world)).toMatchObject({ lines: [], next: [], writes: [] });
  return world;
}

async function edit(world: DirectWorld, fields: Readonly<Record<string, string>>): Promise<void> {
  const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  await world.edit({ action: "change", article: data.find(({ title }) => title === "A")?.id, ...fields });
}

describe("a page that was restored and has its file again", () => {
  it("is unpublished when the file goes once more: nobody edited it", async () => {
    const world = await restored();
    put(world, OTHER);
    expect(await settled(world)).toMatchObject({ lines: [`unpublish ${KEY}`], next: [] });
  });

  it("loses a translation whose file goes", async () => {
    const world = await restored();
    put(world, { ...OTHER, ...PAGE });
    expect(await settled(world)).toMatchObject({ lines: [`update ${KEY}`], next: [] });
  });

  it.each([{ body: "<p>Theirs.</p>" }, { locale: "fr", state: "draft" }])("keeps an edit since: %o", async (fields) => {
    const world = await restored();
    await edit(world, fields);
    put(world, OTHER);
    expect((await settled(world)).lines).toEqual([`conflict ${KEY}`]);
  });

  it("stays a draft where a teammate made it one since", async () => {
    const world = await applied({ ...OTHER, ...PAGE });
    put(world, OTHER);
    await settled(world);
    await restore(world, KEY);
    await edit(world, { state: "draft" });
    put(world, { ...OTHER, ...PAGE });
    expect((await settled(world)).writes).toEqual([]);
  });
});

describe("a translation that came back with its restored page", () => {
  it("is what its file says, and becomes a draft when that goes again", async () => {
    const world = await applied({ ...OTHER, ...PAGE, ...FR });
    for (const files of [{}, PAGE]) {
      put(world, { ...OTHER, ...files });
      await settled(world);
    }
    await restore(world, KEY);
    put(world, { ...OTHER, ...PAGE, ...FR });
    expect(await settled(world)).toMatchObject({ lines: [], next: [] });
    put(world, { ...OTHER, ...PAGE });
    expect(await settled(world)).toMatchObject({ lines: [`update ${KEY}`], next: [] });
  });
});

describe("a page that was deleted and restored", () => {
  it("is deleted when its file comes and goes once more: nobody edited it", async () => {
    const page = { "g/a.md": article("A", "Words.", "on_removal: delete") };
    const world = await applied({ ...OTHER, ...page });
    put(world, OTHER);
    await settled(world);
    await restore(world, KEY);
    put(world, { ...OTHER, ...page });
    expect((await settled(world)).writes).toEqual([]);
    put(world, OTHER);
    expect(await settled(world)).toMatchObject({ lines: [`delete ${KEY}`], next: [] });
  });
});
