import { describe, expect, it } from "vitest";
import type { DirectWorld } from "../../engine/direct-world.ts";
import type { Action } from "../../../src/model/plan.ts";
import { applied, article, folder, put, settled, type Files } from "./story.ts";

const KEPT = { "kept/other.md": article("Other", "Words that stay."), "kept/index.md": folder("Kept") };
const KEY = "article:g/a";

/** One article in a folder beside what stays, its file with these lines. */
async function withPage(...lines: readonly string[]): Promise<DirectWorld> {
  return applied({ ...KEPT, "g/a.md": article("A", "Words that may go.", ...lines), "g/b.md": article("B", "More.") });
}

const WITHOUT: Files = { ...KEPT, "g/b.md": article("B", "More.") };

async function idOf(world: DirectWorld, title: string): Promise<string> {
  const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  return data.find((each) => each.title === title)?.id ?? "";
}

async function collectionId(world: DirectWorld, title: string): Promise<string> {
  const { data } = (await world.call("GET", "/help_center/collections")) as { data: { id: string; name: string }[] };
  return data.find(({ name }) => name.toLowerCase() === title.toLowerCase())?.id ?? "";
}

async function actionOf(world: DirectWorld, overrides = {}): Promise<Action | undefined> {
  return (await world.plan(overrides)).plan.actions.find(({ key }) => key === KEY);
}

describe("what becomes of a page whose file is gone", () => {
  const rows = [
    { lines: [], verb: "unpublish", afterwards: "hidden", reason: "file removed" },
    { lines: ["on_removal: delete"], verb: "delete", reason: "file removed" },
    { lines: ["on_removal: keep"], verb: "forget", afterwards: "left", reason: "file removed; kept in Intercom" },
    { lines: ["state: draft"], verb: "forget", afterwards: "left", reason: "file removed; it is a draft already" },
  ];

  it.each(rows)("$lines: $verb ($reason)", async ({ lines, ...expected }) => {
    const world = await withPage(...lines);
    put(world, WITHOUT);
    expect(await actionOf(world)).toMatchObject(expected);
    expect((await settled(world)).next).toEqual([]);
  });

  it("is forgotten where the file is only ignored", async () => {
    const world = await withPage("on_removal: delete");
    put(world, WITHOUT);
    world.ignored.add("g/a.md");
    expect(await actionOf(world)).toMatchObject({ verb: "forget", afterwards: "forgotten" });
  });

  it("is forgotten where a teammate deleted it, too", async () => {
    const world = await withPage();
    await world.edit({ action: "delete", article: await idOf(world, "A") });
    put(world, WITHOUT);
    expect(await actionOf(world)).toMatchObject({ verb: "forget", reason: "file removed; gone in Intercom too" });
  });
});

describe("what stops a removal", () => {
  const edits = [
    ["a changed title", { action: "change", title: "Theirs" }, "edited in Intercom (en)"],
    ["a description where there was none", { action: "change", description: "Theirs" }, "edited in Intercom (en)"],
    ["a language of theirs", { action: "change", locale: "de", title: "Ihres", body: "<p>X</p>" }, "(de)"],
    ["a draft", { action: "draft", body: "<p>Soon.</p>" }, "a teammate has a draft pending (en)"],
  ] as const;

  it.each(edits)("%s", async (_, edit, reason) => {
    const world = await withPage();
    await world.edit({ ...edit, article: await idOf(world, "A") });
    put(world, WITHOUT);
    const action = await actionOf(world);
    expect(action).toMatchObject({ verb: "conflict", changes: [] });
    expect(action?.reason).toContain(reason);
  });

  it("another place", async () => {
    const world = await withPage();
    const to = [await collectionId(world, "Kept")];
    await world.edit({ action: "move", article: await idOf(world, "A"), to });
    put(world, WITHOUT);
    expect(await actionOf(world)).toMatchObject({ verb: "conflict", reason: "file removed, and moved in Intercom" });
  });

  it.each([
    ["on_removal: delete", { verb: "conflict", reason: "file removed, and it stands in several collections" }],
    ["on_removal: unpublish", { verb: "unpublish" }],
  ])("a second place, where it would go from both (%s)", async (line, expected) => {
    const world = await withPage(line);
    const to = [await collectionId(world, "g"), await collectionId(world, "Kept")];
    await world.edit({ action: "move", article: await idOf(world, "A"), to });
    put(world, WITHOUT);
    expect(await actionOf(world)).toMatchObject(expected);
  });

  it("but not other markup around the same words", async () => {
    const world = await withPage();
    await world.edit({ action: "change", article: await idOf(world, "A"), body: "<p>Words that <b>may</b> go.</p>" });
    put(world, WITHOUT);
    expect(await actionOf(world)).toMatchObject({ verb: "unpublish" });
  });

  it("nor an edit that is to be written over: then it is told as what it drops", async () => {
    const world = await withPage();
    await world.edit({ action: "change", article: await idOf(world, "A"), title: "Theirs" });
    put(world, WITHOUT);
    const action = await actionOf(world, { uiEdits: "overwrite" });
    expect(action).toMatchObject({ verb: "unpublish", changes: [{ field: "state", overwrites: "edit" }] });
  });
});

describe("a page that was deleted in Intercom while its file was gone", () => {
  it("is no news, and a conflict when the file comes back", async () => {
    const world = await withPage();
    put(world, WITHOUT);
    await settled(world);
    await world.edit({ action: "delete", article: await idOf(world, "A") });
    expect(await actionOf(world)).toBeUndefined();
    put(world, { ...WITHOUT, "g/a.md": article("A", "Words that may go.") });
    expect(await actionOf(world)).toMatchObject({ verb: "conflict" });
  });
});

describe("the snapshots of a page", () => {
  it("are the last twenty, the newest last, and no text is named twice", async () => {
    const world = await withPage();
    const id = await idOf(world, "A");
    for (let turn = 1; turn <= 22; turn += 1) {
      await world.edit({ action: "change", article: id, title: `Edit ${String(turn)}` });
      await settled(world, { uiEdits: "overwrite" });
    }
    const { snapshots } = JSON.parse(world.state ?? "{}") as { snapshots: Record<string, { body: string }[]> };
    const titles = (snapshots[KEY] ?? []).map(({ body }) => {
      const { locales } = JSON.parse(world.bodies.get(body) ?? "{}") as { locales: { en: { title: string } } };
      return locales.en.title;
    });
    expect(titles).toEqual(Array.from({ length: 20 }, (_, index) => `Edit ${String(index + 3)}`));
  });

  it("hold no signature of an image's address", async () => {
    const world = await withPage();
    const image = '<img src="https://downloads.intercomcdn.com/i/o/1/a.png?expires=1&amp;signature=secret&amp;req=2">';
    await world.edit({ action: "change", article: await idOf(world, "A"), body: `<p>Theirs</p>${image}` });
    await settled(world, { uiEdits: "overwrite" });
    const body = [...world.bodies.values()].find((text) => text.includes("Theirs"));
    expect(body).not.toContain("signature");
  });
});
