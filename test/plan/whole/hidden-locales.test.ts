import { describe, expect, it } from "vitest";
import { accept } from "../../engine/direct-commands.ts";
import type { DirectWorld } from "../../engine/direct-world.ts";
import { applied, article, put, settled, type Files } from "./story.ts";

const KEY = "article:g/a";
const OTHER = { "g/b.md": article("B", "Other words.") };
const EN = { "g/a.md": article("A", "Words.") };
const FR = { "g/a.fr.md": article("Un", "Mots.") };
const FR_DRAFT = { "g/a.fr.md": article("Un", "Mots.", "state: draft") };

async function stateOf(world: DirectWorld, locale: string): Promise<string | undefined> {
  const { articles } = await world.tables();
  return articles.find(({ locales }) => locales["en"]?.title === "A")?.locales[locale]?.state;
}

async function edit(world: DirectWorld, fields: Readonly<Record<string, string>>): Promise<void> {
  const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  const id = data.find(({ title }) => title === "A")?.id;
  await world.edit({ action: "change", article: id, ...fields });
}

async function then(world: DirectWorld, files: Files): Promise<void> {
  put(world, { ...OTHER, ...files });
  const { next } = await settled(world);
  expect(next).toEqual([]);
}

/** An apply of each of these, one after the other; then the French file says nothing of its state. */
async function afterwards(...steps: readonly Files[]): Promise<string | undefined> {
  const [first = {}, ...rest] = steps;
  const world = await applied({ ...OTHER, ...first });
  for (const files of rest) await then(world, files);
  return stateOf(world, "fr");
}

describe("a draft translation of a teammate's", () => {
  it.each<[string, Files]>([
    ["with the page", {}],
    ["after it", EN],
  ])("that was accepted is not published by a file that says nothing of it and comes %s", async (_when, before) => {
    const world = await applied({ ...OTHER, ...EN });
    await edit(world, { locale: "fr", title: "Un", body: "<p>x</p>" });
    put(world, OTHER);
    await accept(world, KEY);
    await then(world, {});
    await then(world, before);
    expect(world.state).not.toContain("retiredLocales");
    put(world, { ...OTHER, ...EN, ...FR });
    await settled(world, { uiEdits: "overwrite" });
    expect(await stateOf(world, "fr")).toBe("draft");
  });

  it("is not theirs to take away for a workspace that can", async () => {
    const world = await applied({ ...OTHER, ...EN, ...FR }, { sandbox: { quirks: { removeLocale: "nullRemoves" } } });
    const fact = { value: "removed", seenAt: "2026-01-01T00:00:00.000Z", by: "PUT /articles/1" };
    world.state = (world.state ?? "").replace('"facts": {', `"facts": {"removeLocale": ${JSON.stringify(fact)},`);
    await then(world, EN);
    await edit(world, { locale: "de", title: "Ein", body: "<p>x</p>" });
    put(world, OTHER);
    await accept(world, KEY);
    await then(world, {});
    await then(world, EN);
    expect(await stateOf(world, "de")).toBe("draft");
  });
});

describe("a translation whose file comes back without a state", () => {
  it("is public again where helpsync hid it", async () => {
    expect(await afterwards({ ...EN, ...FR }, EN, { ...EN, ...FR })).toBe("published");
    expect(await afterwards({ ...EN, ...FR }, {}, { ...EN, ...FR })).toBe("published");
    expect(await afterwards({ ...EN, ...FR }, {}, EN, { ...EN, ...FR })).toBe("published");
    expect(await afterwards({ ...EN, ...FR }, EN, {}, EN, { ...EN, ...FR })).toBe("published");
  });

  it("stays a draft where its file said that it is one", async () => {
    expect(await afterwards({ ...EN, ...FR_DRAFT }, EN, { ...EN, ...FR })).toBe("draft");
    expect(await afterwards({ ...EN, ...FR_DRAFT }, {}, { ...EN, ...FR })).toBe("draft");
    expect(await afterwards({ ...EN, ...FR_DRAFT }, {}, EN, { ...EN, ...FR })).toBe("draft");
  });

  it.each(["keep", "unpublish"])("stays a draft where a teammate made it one (%s)", async (removal) => {
    const en = { "g/a.md": article("A", "Words.", `on_removal: ${removal}`) };
    const world = await applied({ ...OTHER, ...en, ...FR });
    await edit(world, { locale: "fr", state: "draft" });
    await then(world, en).catch(() => undefined);
    await accept(world, KEY);
    await then(world, en);
    await then(world, { ...en, ...FR });
    expect(await stateOf(world, "fr")).toBe("draft");
  });
});
