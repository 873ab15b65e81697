import { describe, expect, it } from "vitest";
import type { DirectWorld } from "../../engine/direct-world.ts";
import { applied, article, put, settled, type Files } from "./story.ts";

const PUBLIC = article("Install", "Unpack.", "state: published");
const FRENCH = article("Installer", "Déballez.");

/** A page with the file given, which teammates took offline since. */
async function takenOffline(files: Files): Promise<DirectWorld> {
  const world = await applied(files);
  await world.edit({ action: "change", article: await idOf(world), state: "draft" });
  return world;
}

async function idOf(world: DirectWorld): Promise<string> {
  const { articles } = await world.tables();
  return articles[0]?.id ?? "";
}

async function states(world: DirectWorld): Promise<Readonly<Record<string, unknown>>> {
  const { articles } = await world.tables();
  return Object.fromEntries(Object.entries(articles[0]?.locales ?? {}).map(([locale, { state }]) => [locale, state]));
}

describe("a translation whose file says no state", () => {
  it("is a draft where teammates took its original offline, although the original's file says published", async () => {
    const world = await takenOffline({ "a.md": PUBLIC });
    put(world, { "a.md": PUBLIC, "a.fr.md": FRENCH });
    const { next } = await settled(world);
    expect(await states(world)).toEqual({ en: "draft", fr: "draft" });
    expect(next).toEqual(["drift article:a"]);
  });

  it("is public where the same plan makes its original public", async () => {
    const world = await applied({ "a.md": article("Install", "Unpack.", "state: draft") });
    put(world, { "a.md": PUBLIC, "a.fr.md": FRENCH });
    await settled(world);
    expect(await states(world)).toEqual({ en: "published", fr: "published" });
  });

  it("stays a draft where its file comes back and its original is offline", async () => {
    const world = await applied({ "a.md": PUBLIC, "a.fr.md": FRENCH });
    put(world, { "a.md": PUBLIC });
    await settled(world);
    await world.edit({ action: "change", article: await idOf(world), state: "draft" });
    put(world, { "a.md": PUBLIC, "a.fr.md": FRENCH });
    await settled(world);
    expect(await states(world)).toEqual({ en: "draft", fr: "draft" });
  });

  it("comes back public with its original", async () => {
    const world = await applied({ "a.md": PUBLIC, "a.fr.md": FRENCH, "b.md": article("Update", "Wait.") });
    put(world, { "b.md": article("Update", "Wait.") });
    await settled(world);
    put(world, { "a.md": PUBLIC, "a.fr.md": FRENCH, "b.md": article("Update", "Wait.") });
    await settled(world);
    expect(await states(world)).toEqual({ en: "published", fr: "published" });
  });
});
