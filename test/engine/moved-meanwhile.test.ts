import { expect, it } from "vitest";
import { applied, article, folder, put, type Files } from "../plan/whole/story.ts";
import type { DirectWorld } from "./direct-world.ts";

const PAGE = article("Page", "Words.");
const FOLDERS: Files = { "g/index.md": folder("G"), "h/index.md": folder("H"), "i/index.md": folder("I") };

async function idsOf(world: DirectWorld, ...titles: readonly string[]): Promise<string[]> {
  const { collections } = await world.tables();
  return titles.map((title) => collections.find(({ locales }) => locales["en"]?.name === title)?.id ?? "none");
}

it.each([
  { name: "out of no collection", from: "page.md", to: ["I"] },
  { name: "into a second one", from: "g/page.md", to: ["G", "I"] },
  { name: "out of its collection", from: "g/page.md", to: ["I"] },
])("a page that a teammate moved $name since the plan is left there", async ({ from, to }) => {
  const world = await applied({ ...FOLDERS, [from]: PAGE });
  const page = (await world.tables()).articles[0];
  put(world, { ...FOLDERS, "h/page.md": PAGE });
  const planned = await world.plan();
  const parents = await idsOf(world, ...to);
  await world.edit({ action: "move", article: page?.id, to: parents });
  const { results } = await world.carryOut(planned);
  expect(results.map(({ outcome, message }) => [outcome, message])).toContainEqual([
    "conflict",
    "it was moved in Intercom since the plan was made",
  ]);
  expect((await world.tables()).articles[0]?.parentIds).toEqual(parents);
});
