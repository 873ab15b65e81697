import { expect } from "vitest";
import { WRITES, type Overrides, type Plan } from "../../src/model/plan.ts";
import { openDirectWorld, type Applied, type DirectWorld } from "./direct-world.ts";
import type { StoredArticle } from "./tables.ts";
import type { Quirks } from "../../src/sandbox/quirks.ts";

const INSTALL = [
  "---\ntitle: Install\ndescription: How to\n---\n",
  "## First\n\nRead [use](use.md#then).\n",
  "> [!NOTE]\n> Mind the gap.\n",
  "<details><summary>More</summary>\n\nHidden words.\n\n</details>\n",
  "- one\n  - nested\n",
].join("\n");
const USE = "---\ntitle: Use\n---\n\n## Then\n\nBack to [install](install.md#first).\n\n![A picture](../flow.gif)\n";
const MORE = "---\ntitle: More\n---\n\nMore words.\n";

/** How many articles the scenarios make, and never one more. */
const ARTICLES = 4;

/**
 * What a team does with helpsync, one thing after the other, in a workspace that behaves as told: nothing may be lost,
 * made twice, or never come to rest.
 */
export async function acceptance(quirks: Partial<Quirks>): Promise<void> {
  const world = openDirectWorld({ sandbox: { quirks, locales: ["en", "fr", "de"] } });
  await firstApply(world);
  await editAndMove(world);
  if (quirks.languages !== "single") {
    await addTranslation(world);
    await removeTranslation(world);
  }
  await removePage(world);
  await keepDrift(world);
  await stopAtConflict(world);
  await adoptAfterLoss(world);
  await overwrite(world);
  expect((await world.tables()).articles).toHaveLength(ARTICLES);
}

async function firstApply(world: DirectWorld): Promise<void> {
  world.files.set("guides/index.md", "---\ntitle: Guides\ndescription: All guides\n---\n");
  world.files.set("guides/install.md", INSTALL);
  world.files.set("guides/use.md", USE);
  world.files.set("guides/deep/more.md", MORE);
  world.files.set("guides/drafted.md", "---\ntitle: Drafted\nstate: draft\n---\n\nNot yet.\n");
  await settle(world);
  expect(await bodyOf(world, "Install")).toContain("nested");
  world.requests();
  await settle(world);
  expect(world.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);
}

async function editAndMove(world: DirectWorld): Promise<void> {
  const { id } = await articleOf(world, "More");
  world.files.set("guides/install.md", INSTALL.replace("Mind the gap.", "Mind the step."));
  world.files.delete("guides/deep/more.md");
  world.files.set("guides/more.md", MORE.replace("title: More", "title: More\nmoved_from: article:guides/deep/more"));
  await settle(world);
  expect(await bodyOf(world, "Install")).toContain("Mind the step.");
  expect(await articleOf(world, "More")).toMatchObject({ id, parentIds: (await articleOf(world, "Use")).parentIds });
}

async function addTranslation(world: DirectWorld): Promise<void> {
  world.files.set("guides/use.fr.md", "---\ntitle: Usage\n---\n\nRetour à [l'installation](install.md).\n");
  await settle(world);
  const { locales } = await articleOf(world, "Use");
  expect(locales["fr"]).toMatchObject({ title: "Usage", state: "published" });
  expect(locales["en"]?.body).toContain("Back to");
}

async function removeTranslation(world: DirectWorld): Promise<void> {
  world.files.delete("guides/use.fr.md");
  await settle(world);
  const { locales } = await articleOf(world, "Use");
  expect(locales["fr"]?.state).not.toBe("published");
  expect(locales["en"]?.state).toBe("published");
}

async function removePage(world: DirectWorld): Promise<void> {
  world.files.delete("guides/more.md");
  await settle(world);
  expect((await articleOf(world, "More")).locales["en"]?.state).toBe("draft");
  world.files.set("guides/more.md", MORE);
  await settle(world);
  expect((await articleOf(world, "More")).locales["en"]).toMatchObject({ state: "published" });
}

async function keepDrift(world: DirectWorld): Promise<void> {
  await addWords(world, "More", "By a teammate.");
  const { planned } = await settle(world);
  expect(verbs(planned.plan, "drift")).toEqual(["article:guides/more"]);
  expect(await bodyOf(world, "More")).toContain("By a teammate.");
}

async function stopAtConflict(world: DirectWorld): Promise<void> {
  world.files.set("guides/more.md", world.files.get("guides/more.md")?.replace("More words.", "Other words.") ?? "");
  world.files.set("guides/install.md", INSTALL.replace("Mind the gap.", "Mind the door."));
  const { planned } = await settle(world);
  expect(verbs(planned.plan, "conflict")).toEqual(["article:guides/more"]);
  expect(await bodyOf(world, "More")).toContain("By a teammate.");
  expect(await bodyOf(world, "Install")).toContain("Mind the door.");
}

async function adoptAfterLoss(world: DirectWorld): Promise<void> {
  world.state = null;
  world.requests();
  const { planned } = await settle(world, { firstRun: "allow" });
  expect(world.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);
  expect(verbs(planned.plan, "conflict")).toEqual(["article:guides/more"]);
}

async function overwrite(world: DirectWorld): Promise<void> {
  const { planned } = await settle(world, { uiEdits: "overwrite" });
  expect(verbs(planned.plan, "update")).toEqual(["article:guides/more"]);
  expect(await bodyOf(world, "More")).toContain("Other words.");
  expect([...world.bodies.values()].join("\n")).toContain("By a teammate.");
}

/** Applies what is planned; after it no plan holds a write. */
async function settle(world: DirectWorld, overrides: Partial<Overrides> = {}): Promise<Applied> {
  const applied = await world.carryOut(await world.plan(overrides));
  expect(applied.planned.plan.guards).toEqual([]);
  expect(applied.results.filter(({ outcome }) => outcome !== "done" && outcome !== "incomplete")).toEqual([]);
  const { plan } = await world.plan();
  expect(plan.actions.filter(({ verb }) => (WRITES as readonly string[]).includes(verb))).toEqual([]);
  return applied;
}

function verbs({ actions }: Plan, verb: string): (string | undefined)[] {
  return actions.filter((action) => action.verb === verb).map(({ key }) => key);
}

async function articleOf(world: DirectWorld, title: string): Promise<StoredArticle> {
  const found = (await world.tables()).articles.filter(({ locales }) => locales["en"]?.title === title);
  expect(found).toHaveLength(1);
  return found[0] as StoredArticle;
}

async function bodyOf(world: DirectWorld, title: string): Promise<string> {
  return (await articleOf(world, title)).locales["en"]?.body ?? "";
}

async function addWords(world: DirectWorld, title: string, words: string): Promise<void> {
  const { id } = await articleOf(world, title);
  await world.edit({ action: "change", article: id, body: `${await bodyOf(world, title)}<p>${words}</p>` });
}
