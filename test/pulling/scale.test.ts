import { appendFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import type { ArticleRecord } from "../../src/sandbox/records.ts";
import { openWorld, type World } from "../engine/world.ts";
import { runs } from "../runs.ts";

const LOCALES = ["en", "fr", "de"];
/** More than fit on one page of a listing. */
const ARTICLES = runs(1) === 1 ? 251 : 1000;
const PER_PAGE = 250;
const AT = 1_700_000_000;

let folder: string;
let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
  await rm(folder, { recursive: true });
});

async function opened(listItems: "full" | "withoutTranslations"): Promise<World> {
  folder = await mkdtemp(path.join(tmpdir(), "helpsync-scale-"));
  const data = path.join(folder, "intercom.jsonl");
  const articles = Array.from({ length: ARTICLES }, (_, index): ArticleRecord => {
    const contents = LOCALES.map((locale) => {
      const words = { title: `Page ${String(index)} ${locale}`, description: "", body: `<p>In ${locale}.</p>` };
      const by = { authorId: "501", createdAt: AT, createdBy: "501", updatedAt: AT, updatedBy: "501" };
      return [locale, { ...words, ...by, state: "published" }] as const;
    });
    return { id: String(2000 + index), parentIds: [], createdAt: AT, locales: Object.fromEntries(contents) };
  });
  appendFileSync(data, `${JSON.stringify({ put: { articles } })}\n`);
  return (world = await openWorld({ files: {}, sandbox: { data, locales: LOCALES, quirks: { listItems } } }));
}

function countsOf(requests: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const request of requests) {
    const [, kind = "other"] = /^GET \/articles(\?|\/)/u.exec(request) ?? [];
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return { pages: counts["?"] ?? 0, single: counts["/"] ?? 0 };
}

it(
  `${String(ARTICLES)} articles in three locales come home in one sweep of the listing`,
  async () => {
    const here = await opened("full");
    expect((await here.run("pull")).lastLine).toBe(`Pulled: ${String(LOCALES.length * ARTICLES)} new files.`);
    expect(countsOf(here.requests())).toEqual({ pages: Math.ceil(ARTICLES / PER_PAGE), single: 0 });
    expect((await here.run("pull")).lastLine).toBe("Nothing to pull.");
    expect(countsOf(here.requests())).toEqual({ pages: Math.ceil(ARTICLES / PER_PAGE), single: 0 });
  },
  10 * 60_000,
);

it(
  "where the listing leaves out translations, each article is read once more, and no more than once",
  async () => {
    const here = await opened("withoutTranslations");
    expect((await here.run("pull")).lastLine).toBe(`Pulled: ${String(LOCALES.length * ARTICLES)} new files.`);
    expect(countsOf(here.requests())).toEqual({ pages: Math.ceil(ARTICLES / PER_PAGE), single: ARTICLES });
  },
  10 * 60_000,
);
