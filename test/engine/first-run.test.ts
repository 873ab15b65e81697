import { describe, expect, it } from "vitest";
import { applied, article, folder, put, type Files } from "../plan/whole/story.ts";
import { openDirectWorld, type DirectOptions, type DirectWorld } from "./direct-world.ts";

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

/** An article that a teammate makes, in the first collection that there is. */
async function madeThere(world: DirectWorld, values: Readonly<Record<string, unknown>>): Promise<string> {
  const { collections } = await world.tables();
  const place = { parent_id: Number(collections[0]?.id), parent_type: "collection" };
  const { id } = await world.call("POST", "/articles", { author_id: 503, state: "published", ...place, ...values });
  if (typeof id !== "string") throw new Error("The article was not made.");
  return id;
}

describe("a first run on a help center that holds articles", () => {
  it("stops before it takes over or creates", async () => {
    const { plan } = await (await forgotten()).plan();
    expect(plan.guards.map(({ code, override }) => [code, override])).toEqual([["first-run", "--first-run"]]);
    expect(plan.guards[0]?.message).toContain("take over 3 of them and create 0 more.");
  });

  it("counts articles among articles, and tells how many of them differ", async () => {
    const world = await forgotten();
    await madeThere(world, { title: "Another team's" });
    put(world, {
      ...FILES,
      "guides/update.md": article("Update", "Wait longer."),
      "h/new.md": article("New", "Words."),
    });
    expect((await world.plan()).plan.guards[0]?.message).toBe(
      "This help center holds 4 articles and helpsync has no memory of it. An apply would take over 3 of them (1 in conflict) and create 1 more. Look whether that is right: what it does not recognise gets a second copy.",
    );
  });

  it("does not stop for new folders where fewer articles are made than taken over", async () => {
    const world = await forgotten({ "g/a.md": article("A", "Words.") });
    put(world, { "g/a.md": article("A", "Words."), "h/i/j/b.md": article("B", "Words.") });
    expect((await world.plan(FIRST)).plan).toMatchObject({ guards: [], summary: { create: 4, adopt: 2 } });
  });

  it("stops where it would create more than it takes over, unless the number is said", async () => {
    const world = await forgotten({ "g/a.md": article("A", "Words.") });
    put(world, {
      "g/a.md": article("A", "Words."),
      "h/b.md": article("B", "Words."),
      "h/c.md": article("C", "Words."),
    });
    const codes = async (allowCreates?: number): Promise<unknown[]> => {
      const { plan } = await world.plan({ ...FIRST, ...(allowCreates === undefined ? {} : { allowCreates }) });
      return plan.guards.map(({ code, override }) => [code, override]);
    };
    expect(await codes()).toEqual([["creates", "--allow-creates 2"]]);
    expect(await codes(3)).toEqual([["creates", "--allow-creates 2"]]);
    expect(await codes(2)).toEqual([]);
  });

  it("is none where the help center is empty", async () => {
    const world = openDirectWorld();
    put(world, FILES);
    expect((await world.plan()).plan.guards).toEqual([]);
  });
});
