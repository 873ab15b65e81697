import { describe, expect, it } from "vitest";
import { accept } from "../../engine/direct-commands.ts";
import type { DirectWorld } from "../../engine/direct-world.ts";
import { applied, article, put, settled, told } from "./story.ts";

const KEY = "article:g/a";
const OTHER = { "g/b.md": article("B", "Other words."), "h/c.md": article("C", "More words.") };
const EN = { "g/a.md": article("A", "Words.") };
const FR = { "g/a.fr.md": article("Un", "Mots.") };

async function idOf(world: DirectWorld, title: string): Promise<string> {
  const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  return data.find((one) => one.title === title)?.id ?? "";
}

async function collectionsNamed(world: DirectWorld, ...names: string[]): Promise<string[]> {
  const { collections } = await world.tables();
  return names.flatMap((name) => collections.find(({ locales }) => locales["en"]?.name === name)?.id ?? []);
}

type Edit = (world: DirectWorld, id: string) => Promise<void>;
const change =
  (fields: Readonly<Record<string, string>>): Edit =>
  (world, id) =>
    world.edit({ action: "change", article: id, ...fields });
const move =
  (...names: string[]): Edit =>
  async (world, id) =>
    world.edit({ action: "move", article: id, to: await collectionsNamed(world, ...names) });

/** Of what no file says, nothing is an edit until the file goes. */
const UNSAID: [string, readonly Edit[]][] = [
  ["its state in one language", [change({ locale: "fr", state: "draft" })]],
  ["a field that no file said", [change({ description: "Theirs" })]],
  ["a language of theirs", [change({ locale: "de", title: "Ein", body: "<p>x</p>" })]],
];
const SAID: [string, readonly Edit[]][] = [
  ["its words", [change({ body: "<p>Theirs.</p>" })]],
  ["a translation of it", [change({ locale: "fr", title: "Leur titre" })]],
  ["its place", [move("h")]],
  ["its place, which is none now", [move()]],
  ["its place, and its words", [move("h"), change({ body: "<p>Theirs.</p>" })]],
];

describe.each(["unpublish", "delete"])("what teammates changed of a page whose file goes (%s)", (removal) => {
  const page = { "g/a.md": article("A", "Words.", `on_removal: ${removal}`), ...FR };

  it.each([...SAID, ...UNSAID])("%s can be accepted, and then it goes", async (_what, edits) => {
    const world = await applied({ ...OTHER, ...page });
    for (const edit of edits) await edit(world, await idOf(world, "A"));
    put(world, OTHER);
    expect(told((await world.plan()).plan)).toEqual([`conflict ${KEY}`]);
    expect(await accept(world, KEY)).not.toEqual([]);
    expect(await settled(world)).toMatchObject({ lines: [`${removal} ${KEY}`], next: [] });
  });

  it.each(SAID)("%s, accepted before the file goes, is no conflict", async (_what, edits) => {
    const world = await applied({ ...OTHER, ...page });
    for (const edit of edits) await edit(world, await idOf(world, "A"));
    await accept(world, KEY);
    put(world, OTHER);
    const { lines, next } = await settled(world);
    expect({ lines, next }).toEqual({ lines: [`${removal} ${KEY}`], next: [] });
  });

  it("a second move, after one that was accepted", async () => {
    const world = await applied({ ...OTHER, ...page });
    await move("h")(world, await idOf(world, "A"));
    await accept(world, KEY);
    await move()(world, await idOf(world, "A"));
    put(world, OTHER);
    expect(told((await world.plan()).plan)).toEqual([`conflict ${KEY}`]);
    expect(await accept(world, KEY)).toEqual(["place"]);
    expect((await settled(world)).lines).toEqual([`${removal} ${KEY}`]);
  });
});

it("of a translation whose file goes, what was changed can be accepted", async () => {
  const world = await applied({ ...OTHER, ...EN, ...FR });
  await change({ locale: "fr", title: "Leur titre" })(world, await idOf(world, "A"));
  put(world, { ...OTHER, ...EN });
  expect(await accept(world, KEY)).toEqual(["fr title"]);
  expect(await settled(world)).toMatchObject({ lines: [`update ${KEY}`], next: [] });
});
