import { describe, expect, it } from "vitest";
import { applied, article, folder, put, settled, told, type Files } from "../plan/whole/story.ts";
import type { DirectOptions, DirectWorld } from "./direct-world.ts";

const FILES: Files = {
  "guides/index.md": folder("Guides"),
  "guides/install.md": article("Install", "Press the **red** button. See [this](update.md).\n\n- one\n- two"),
  "guides/install.fr.md": article("Installer", "Appuyez sur le bouton **rouge**."),
  "guides/update.md": article("Update", "Wait."),
  "guides/deep/reset.md": article("Reset", "Hold the knob."),
};
const FIRST = { firstRun: "allow" } as const;

/** A help center that holds all files, and no memory of it. */
async function forgotten(files: Files = FILES, options?: DirectOptions): Promise<DirectWorld> {
  const world = await applied(files, options);
  world.state = null;
  return world;
}

async function idOf(world: DirectWorld, title: string): Promise<string> {
  const { articles } = await world.tables();
  return articles.find(({ locales }) => locales["en"]?.title === title)?.id ?? "none";
}

/** An article that a teammate makes, in the first collection that there is. */
async function madeThere(world: DirectWorld, values: Readonly<Record<string, unknown>>): Promise<string> {
  const { collections } = await world.tables();
  const place = { parent_id: Number(collections[0]?.id), parent_type: "collection" };
  const { id } = await world.call("POST", "/articles", { author_id: 503, state: "published", ...place, ...values });
  if (typeof id !== "string") throw new Error("The article was not made.");
  return id;
}

describe("a lost memory", () => {
  it("leaves a description that is only in the file to people, in this run and in the next", async () => {
    const world = await forgotten();
    put(world, { ...FILES, "guides/update.md": "---\ntitle: Update\ndescription: How long to wait\n---\n\nWait." });
    const { lines, next, writes } = await settled(world, FIRST);
    expect(lines).toContain("conflict article:guides/update");
    expect([writes, next]).toEqual([[], ["conflict article:guides/update"]]);
  });

  it("is made anew without a single write, and then there is nothing to do", async () => {
    const world = await forgotten();
    const { lines, next, writes } = await settled(world, FIRST);
    expect(lines).toEqual([
      "adopt article:guides/deep/reset",
      "adopt article:guides/install",
      "adopt article:guides/update",
      "adopt collection:guides",
      "adopt collection:guides/deep",
    ]);
    expect(writes).toEqual([]);
    expect(next).toEqual([]);
  });

  it("is no edit: a file that goes takes its page from the public, unless somebody changed what no file says", async () => {
    const world = await forgotten();
    await settled(world, FIRST);
    await world.edit({ action: "change", article: await idOf(world, "Reset"), description: "Theirs" });
    put(world, {
      ...FILES,
      "guides/install.md": article("Install", "More."),
      "guides/install.fr.md": article("Installer", "Plus."),
    });
    world.files.delete("guides/update.md");
    world.files.delete("guides/deep/reset.md");
    const { lines } = await settled(world, { uiEdits: "policy" });
    expect(lines).toContain("unpublish article:guides/update");
    expect(lines).toContain("conflict article:guides/deep/reset");
  });

  it("leaves a state that only its file says to people, in this run and in the next", async () => {
    const world = await forgotten();
    put(world, { ...FILES, "guides/update.md": article("Update", "Wait.", "state: draft") });
    expect((await settled(world, FIRST)).next).toEqual(["conflict article:guides/update"]);
  });

  it.each(["withoutTranslations", "emptyBody"] as const)(
    "is made anew from what listings leave out, too (listItems=%s)",
    async (listItems) => {
      const world = await forgotten(FILES, { sandbox: { quirks: { listItems } } });
      const { lines, writes, next } = await settled(world, FIRST);
      expect(lines.filter((line) => !line.startsWith("adopt"))).toEqual([]);
      expect([writes, next]).toEqual([[], []]);
    },
  );

  it("is made anew of pages of one title, of which one alone has a translation that the listing leaves out", async () => {
    const files = {
      "g/a.md": article("Contact", "Write."),
      "g/a.fr.md": article("Contact", "Écrivez."),
      "h/b.md": article("Contact", "Call."),
    };
    const world = await forgotten(files, { sandbox: { quirks: { listItems: "withoutTranslations" } } });
    const { plan, writes } = await settled(world, FIRST);
    expect([plan.summary.adopt, writes]).toEqual([4, []]);
  });

  it("is a conflict exactly where words differ, until it is told to write over", async () => {
    const world = await forgotten();
    world.files.set("guides/install.md", article("Install", "Press the green button. See [this](update.md)."));
    const { lines, writes, next } = await settled(world, FIRST);
    expect(lines.filter((line) => !line.startsWith("adopt"))).toEqual(["conflict article:guides/install"]);
    expect(writes).toEqual([]);
    expect(next).toEqual(["conflict article:guides/install"]);
    const over = await settled(world, { uiEdits: "overwrite" });
    expect(over.lines).toEqual(["update article:guides/install"]);
    expect([over.writes.length, over.next]).toEqual([1, []]);
  });

  it("writes a translation that Intercom does not hold", async () => {
    const world = await forgotten();
    world.files.set("guides/update.fr.md", article("Mise à jour", "Attendez."));
    const { lines, next } = await settled(world, FIRST);
    expect(lines.filter((line) => !line.startsWith("adopt"))).toEqual(["update article:guides/update"]);
    expect(next).toEqual([]);
  });
});

describe("what is taken over", () => {
  it("is known by its title in either normal form of Unicode, spaces around it left aside", async () => {
    const world = await applied({ "g/a.md": article("Café".normalize("NFD"), "Words.") });
    world.state = null;
    put(world, { "g/a.md": article("Café".normalize("NFC"), "Words.") });
    const { plan } = await world.plan(FIRST);
    expect(plan.actions.map(({ key, adopts }) => [key, adopts])).toEqual([
      ["collection:g", "place-and-title"],
      ["article:g/a", "place-and-title"],
    ]);
  });

  it("is not one of another title, of another place, or that a key has", async () => {
    const world = await applied({ "g/a.md": article("A", "Words."), "h/b.md": article("B", "Words.") });
    await world.call("POST", "/articles", { title: "C", author_id: 503, body: "<p>Words.</p>" });
    put(world, {
      "g/a.md": article("A", "Words."),
      "h/b.md": article("B", "Words."),
      "h/a.md": article("A", "Other."),
      "g/c.md": article("C", "Words."),
      "g/d.md": article("D", "Words."),
    });
    expect(told((await world.plan()).plan)).toEqual(["create article:g/c", "create article:g/d", "create article:h/a"]);
  });

  it("is one that a teammate made before its file: the three-way comparison goes on from there", async () => {
    const world = await applied({ "g/a.md": article("A", "Words.") });
    await madeThere(world, { title: "B", body: "<p>Same words.</p>" });
    world.files.set("g/b.md", article("B", "Same words."));
    const first = await settled(world);
    expect([first.lines, first.writes, first.next]).toEqual([["adopt article:g/b"], [], []]);
    world.files.set("g/b.md", article("B", "Other words."));
    expect((await settled(world)).lines).toEqual(["update article:g/b"]);
  });

  it("says so with its id", async () => {
    const world = await forgotten({ "g/a.md": article("A", "Words.") });
    const id = await idOf(world, "A");
    const { plan } = await world.plan(FIRST);
    const reason = plan.actions.find(({ kind }) => kind === "article")?.reason;
    expect(reason).toBe(`already in Intercom as article ${id} (same title, same place)`);
  });
});

describe("what cannot be told", () => {
  it("is one of several live articles: blocked, with each and the line that settles it", async () => {
    const world = await forgotten({ "g/a.md": article("A", "Words."), "g/b.md": article("B", "Words.") });
    const own = await idOf(world, "A");
    const id = await madeThere(world, { title: "A", body: "<p>Twin.</p>" });
    const { lines, plan, next, writes } = await settled(world, FIRST);
    expect(lines).toEqual(["adopt article:g/b", "adopt collection:g", "blocked article:g/a"]);
    const action = plan.actions.find(({ key }) => key === "article:g/a");
    expect(action?.remedies?.toSorted()).toEqual([own, id].map((one) => `intercom_id: { test: "${one}" }`).sort());
    expect(action?.reason).toContain(`${id} "A" (http`);
    expect([writes, next]).toEqual([[], ["blocked article:g/a"]]);
    world.files.set("g/a.md", article("A", "Words.", `intercom_id: { test: "${own}" }`));
    const after = await settled(world);
    expect([after.lines, after.next]).toEqual([["adopt article:g/a"], []]);
  });

  it("is one live article that several files describe", async () => {
    const world = await forgotten({ "g/a.md": article("A", "Words.") });
    put(world, { "g/one.md": article("A", "Words."), "g/two.md": article("A", "Words.") });
    const { lines, plan } = await settled(world, FIRST);
    expect(lines).toEqual(["adopt collection:g", "blocked article:g/one", "blocked article:g/two"]);
    expect(plan.actions.find(({ key }) => key === "article:g/one")?.reason).toContain("could be g/two, too");
  });

  it("is one of two collections of one title: what stands in it waits", async () => {
    const world = await forgotten({ "g/a.md": article("A", "Words."), "h/b.md": article("B", "Words.") });
    await world.call("POST", "/help_center/collections", { name: "g" });
    const { lines, writes } = await settled(world, FIRST);
    expect(lines).toEqual(["adopt article:h/b", "adopt collection:h", "blocked article:g/a", "blocked collection:g"]);
    expect(writes).toEqual([]);
  });
});

describe("intercom_id", () => {
  const named = (id: string): string => article("A", "Words.", `intercom_id: { test: "${id}" }`);

  it("takes over an article wherever it stands; where that is elsewhere, nobody said yet which place is right", async () => {
    const world = await applied({ "g/b.md": article("B", "Words.") });
    const one = { title: "Another title", author_id: 503, state: "published", body: "<p>Words.</p>" };
    const { id } = await world.call("POST", "/articles", one);
    world.files.set("g/a.md", named(String(id)));
    const first = await settled(world);
    expect([first.lines, first.writes, first.next]).toEqual([["conflict article:g/a"], [], ["conflict article:g/a"]]);
    const over = await settled(world, { uiEdits: "overwrite" });
    expect([over.writes.length, over.next]).toEqual([1, []]);
    const after = await world.call("GET", `/articles/${String(id)}`);
    expect([after["title"], (after["parent_ids"] as unknown[]).length]).toEqual(["A", 1]);
  });

  it("of an article that stands in its place is taken over as it is", async () => {
    const world = await forgotten({ "g/a.md": article("A", "Words.") });
    const id = await idOf(world, "A");
    put(world, { "g/other.md": named(id) });
    const { lines, writes, next } = await settled(world, FIRST);
    expect([lines, writes, next]).toEqual([["adopt article:g/other", "adopt collection:g"], [], []]);
  });

  it("that Intercom does not hold is blocked", async () => {
    const world = await applied({ "g/b.md": article("B", "Words.") });
    world.files.set("g/a.md", named("987654"));
    const { plan } = await world.plan();
    const action = plan.actions.find(({ key }) => key === "article:g/a");
    expect(action).toMatchObject({
      verb: "blocked",
      reason: "its intercom_id says that it is article 987654, which Intercom does not hold",
    });
    expect(plan.guards).toEqual([]);
  });

  it("that another file has stops the apply as a whole", async () => {
    const world = await applied({ "g/b.md": article("B", "Words.") });
    world.files.set("g/a.md", named(await idOf(world, "B")));
    world.files.set("g/c.md", article("C", "Words."));
    const { plan } = await world.plan();
    expect(plan.guards.map(({ code, override }) => [code, override])).toEqual([["id-owned", undefined]]);
    expect(plan.guards[0]?.message).toContain("which helpsync knows as g/b");
  });

  it("of a file that is gone: it moved", async () => {
    const world = await applied({ "g/b.md": article("B", "Words."), "g/c.md": article("C", "More.") });
    const id = await idOf(world, "B");
    put(world, { "g/a.md": article("A", "Other.", `intercom_id: { test: "${id}" }`), "g/c.md": article("C", "More.") });
    expect(told((await world.plan()).plan)).toEqual(["move article:g/a ← article:g/b"]);
  });
});
