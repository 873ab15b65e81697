import { expect } from "vitest";
import type { Stage } from "./stage.ts";
import { ARTICLES, isRemoved, linksOf } from "./tree.ts";

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly parent_ids?: readonly unknown[];
  readonly translated_content: Readonly<Record<string, { title: string; body: string; state: string } | null>>;
}

/** Runs the program to its end and holds what Intercom then has against what the content says. */
export async function expectSettled(stage: Stage, edition: "first" | "second", strangers: string): Promise<void> {
  const again = await stage.run("apply", "--yes");
  expect(again.code, again.output).toBe(0);
  const articles = await list<Listed>(stage, "articles");
  const collections = await list<{ name: string }>(stage, "help_center/collections");
  const ours = articles.filter(({ title }) => title.startsWith("Page "));
  expect(ours.map(({ title }) => title).sort()).toEqual(pageTitles());
  const orphans = articles.filter(({ title }) => !title.startsWith("Page ") && !title.startsWith("Not ours"));
  expect(orphans).toEqual([]);
  expect(collections.map(({ name }) => name).filter((name) => name.startsWith("Folder ")).length).toBe(6);
  expect(await strangersOf(stage)).toBe(strangers);
  const byTitle = new Map(ours.map((article) => [article.title, article]));
  for (let number = 0; number < ARTICLES; number += 1) {
    const article = byTitle.get(`Page ${String(number)} in English`);
    const isGone = edition === "second" && isRemoved(number);
    expect(article?.state).toBe(isGone ? "draft" : "published");
    if (isGone) continue;
    const ids = linksOf(number, edition).map((target) => byTitle.get(`Page ${String(target)} in English`)?.id ?? "?");
    for (const body of [article?.body, article?.translated_content["fr"]?.body]) {
      expect([...(body ?? "").matchAll(/\/articles\/(\d+)/gu)].map((match) => match[1])).toEqual(ids);
    }
  }
  const plan = await stage.run("plan");
  expect(plan.output).toMatch(/\nNo changes\.\n$/u);
}

function pageTitles(): string[] {
  return Array.from({ length: ARTICLES }, (_, number) => `Page ${String(number)} in English`).sort();
}

/** What somebody else made and no run may touch: a collection, and an article once helpsync has a memory of its own. */
export async function makeStrangers(stage: Stage, edition: "first" | "second"): Promise<string> {
  const collection = (await stage.call("POST", "/help_center/collections", { name: "Not ours" })) as { id: string };
  if (edition === "first") return strangersOf(stage);
  await stage.call("POST", "/articles", {
    ...{ title: "Not ours either", body: "<p>Words of a teammate.</p>", author_id: 1, state: "published" },
    parent_id: Number(collection.id),
  });
  return strangersOf(stage);
}

async function strangersOf(stage: Stage): Promise<string> {
  const all = [...(await list<Listed>(stage, "articles")), ...(await list<Listed>(stage, "help_center/collections"))];
  return JSON.stringify(all.filter((one) => JSON.stringify(one).includes("Not ours")));
}

async function list<Item>(stage: Stage, route: string): Promise<Item[]> {
  const answer = (await stage.call("GET", `/${route}?per_page=250`)) as { data: Item[] };
  return answer.data;
}
