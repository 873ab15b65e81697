import { afterEach, expect, it } from "vitest";
import { edit, openApplied, page, PAGES } from "./teammate.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
afterEach(async () => {
  await world.close();
});

it.each(["full", "emptyBody", "withoutTranslations"] as const)(
  "a translation that teammates wrote is known by its text, whatever a listing leaves out (listItems=%s)",
  async (listItems) => {
    const opened = await openApplied({ sandbox: { quirks: { listItems } } });
    world = opened.world;
    await edit(world, opened.id("Two"), { locale: "fr", title: "Deux", body: "<p>Les mots.</p>", state: "published" });
    await world.write("content/guides/two.fr.md", page("Deux", "Les mots."));
    expect((await world.plan()).summary).toMatchObject({ conflict: 0, update: 0, unchanged: 5 });
    await world.write("content/guides/two.fr.md", page("Deux", "D'autres mots."));
    expect((await world.plan()).summary).toMatchObject({ conflict: 1, update: 0 });
  },
);

it("a draft in a language that a listing leaves out stops the apply that meets it, and then the plan", async () => {
  const opened = await openApplied({ sandbox: { quirks: { listItems: "withoutTranslations" } } });
  world = opened.world;
  const two = opened.id("Two");
  await edit(world, two, { locale: "fr", title: "Deux", body: "<p>Les mots.</p>", state: "published" });
  await world.call("POST", "/__sandbox/edit", { action: "draft", article: two, locale: "fr", body: "<p>Soon.</p>" });
  await world.write("content/guides/two.md", page("Two", "Other words."));
  expect((await world.plan()).summary).toMatchObject({ conflict: 0, update: 1 });
  expect((await world.run("apply", "--yes")).code).toBe(4);
  expect((await world.plan()).summary).toMatchObject({ conflict: 1, update: 0 });
  expect((await world.run("apply", "--yes", "--overwrite-drafts")).code).toBe(0);
  expect((await world.run("plan")).lastLine).toBe("No changes.");
});

it("a text that nobody has decided on yet is read where a listing leaves it empty, in a workspace of one language, too", async () => {
  world = await openWorld({ files: PAGES, sandbox: { quirks: { listItems: "emptyBody", languages: "single" } } });
  await world.run("apply", "--yes");
  await world.remove(".helpsync");
  await world.write("content/guides/two.md", page("Two", "Other words."));
  expect((await world.run("apply", "--yes", "--first-run")).code).toBe(6);
  const ran = await world.run("apply", "--yes", "--overwrite-ui-edits");
  expect([ran.code, ran.printed]).toEqual([0, expect.stringContaining("Applied: 1 done.")]);
  expect((await world.run("plan")).lastLine).toBe("No changes.");
});
