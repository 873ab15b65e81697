import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import type { ArticleContent, ArticleRecord } from "../../src/sandbox/records.ts";
import { openCorpusWorld, storeArticles, type CorpusWorld } from "./corpus-world.ts";
import { naming, readCorpus, twinsOf, type Corpus } from "./corpus.ts";
import { otherFormatting } from "./other-formatting.ts";
import { otherWords } from "./other-words.ts";
import { oneOf, seeded } from "./seeded.ts";

const corpora = path.resolve(import.meta.dirname, "../../../shared/corpora");
const names = (await readdir(import.meta.dirname))
  .filter((name) => name.endsWith(".config.yaml"))
  .map((name) => name.replace(".config.yaml", ""));

const SEED = 4;
/** How many of the articles a teammate changed the words of. */
const CHANGED = 0.12;

/** What a plan holds beside what it takes over and what it leaves as it is. */
function others({ actions }: Plan): string[] {
  return actions
    .filter(({ verb }) => verb !== "adopt" && verb !== "unchanged")
    .map(({ verb, key, id }) => `${verb} ${key ?? id ?? ""}`)
    .sort();
}

/** Plans and carries out what no guard stops; then plans again. */
async function settle(
  world: CorpusWorld,
  uiEdits: "policy" | "overwrite" = "policy",
): Promise<{
  readonly plan: Plan;
  readonly told: {
    readonly adopted: number;
    readonly lines: string[];
    readonly writes: string[];
    readonly next: string[];
  };
}> {
  const planned = await world.plan({ uiEdits });
  expect(planned.plan.guards).toEqual([]);
  const { results } = await world.carryOut(planned);
  expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  const writes = world.writes();
  const { plan } = await world.plan();
  const lines = others(planned.plan);
  return { plan: planned.plan, told: { adopted: planned.plan.summary.adopt, lines, writes, next: others(plan) } };
}

describe.skipIf(!existsSync(corpora)).each(names)("corpus %s", (name) => {
  let corpus: Corpus;
  /** The same, with an `intercom_id` where titles do not tell files apart. */
  let named: Corpus;
  let folder: string;
  let applied: string;
  let articles: readonly ArticleRecord[];
  let resources: number;
  let started: number;

  beforeAll(async () => {
    started = Date.now();
    folder = await mkdtemp(path.join(tmpdir(), "helpsync-corpus-"));
    applied = path.join(folder, "applied.jsonl");
    corpus = await readCorpus(name);
    resources = corpus.loaded.desired.resources.length;
    const world = openCorpusWorld(corpus, applied);
    const { results } = await world.carryOut(await world.plan());
    expect(results.filter(({ outcome }) => outcome !== "done")).toEqual([]);
    articles = await world.articles();
    named = naming(corpus, twinsOf(corpus), world.ids());
    world.close();
  }, 300_000);

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  /** Intercom as the apply left it, but for bodies; nothing remembers it. */
  async function forgotten(
    to: string,
    rewrite?: (body: string, article: string, locale: string) => string,
  ): Promise<CorpusWorld> {
    const data = path.join(folder, to);
    await copyFile(applied, data);
    if (rewrite !== undefined) {
      const rewritten = articles.map((article) => ({
        ...article,
        locales: Object.fromEntries(
          Object.entries(article.locales).map(([locale, content]): [string, ArticleContent] => {
            return [locale, { ...content, body: rewrite(content.body, article.id, locale) }];
          }),
        ),
      }));
      storeArticles(data, rewritten);
    }
    return openCorpusWorld(named, data);
  }

  it("is taken over without a write where its memory was lost", async () => {
    const world = await forgotten("lost.jsonl");
    const blocked = [...twinsOf(corpus)].map((key) => `blocked ${key}`);
    if (blocked.length > 0) {
      const { plan } = await openCorpusWorld(corpus, path.join(folder, "lost.jsonl")).plan();
      expect(others(plan).filter((line) => !line.startsWith("unmanaged"))).toEqual(blocked.sort());
    }
    expect((await settle(world)).told).toEqual({ adopted: resources, lines: [], writes: [], next: [] });
    world.close();
  }, 120_000);

  it("is taken over without a write where Intercom holds it under other formatting", async () => {
    const random = seeded(SEED);
    let same = 0;
    const world = await forgotten("formatting.jsonl", (body) => {
      const other = otherFormatting(body, random);
      if (body !== "" && other === body) same += 1;
      return other;
    });
    expect(same).toBe(0);
    expect((await settle(world)).told).toEqual({ adopted: resources, lines: [], writes: [], next: [] });
    world.close();
  }, 120_000);

  it("is a conflict exactly where words differ, and one update for each where it is told to write over", async () => {
    const random = seeded(SEED + 1);
    const changed = new Map(
      articles
        .filter((_, index) => index % Math.round(1 / CHANGED) === 0)
        .map(({ id, locales }) => [id, oneOf(Object.keys(locales), random)]),
    );
    const world = await forgotten("words.jsonl", (body, article, locale) => {
      const other = otherFormatting(body, random);
      return changed.get(article) === locale ? otherWords(other, random) : other;
    });
    const { plan, told } = await settle(world);
    const conflicts = plan.actions.filter(({ verb }) => verb === "conflict");
    expect(conflicts.map(({ id }) => id).sort()).toEqual([...changed.keys()].sort());
    const keys = conflicts.map(({ key }) => key ?? "");
    const lines = keys.map((key) => `conflict ${key}`).sort();
    expect(told).toEqual({ adopted: resources - changed.size, lines, writes: [], next: lines });
    const { told: over } = await settle(world, "overwrite");
    expect(over.lines).toEqual(keys.map((key) => `update ${key}`).sort());
    expect(over.writes.sort()).toEqual([...changed.keys()].map((id) => `PUT /articles/${id}`).sort());
    expect(over.next).toEqual([]);
    world.close();
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stdout.write(
      `${name}: ${String(articles.length)} articles taken over, ${String(changed.size)} conflicts, ${String(seconds)} s\n`,
    );
  }, 120_000);
});

it.skipIf(existsSync(corpora))("is skipped, since the corpora are not on this machine", () => {
  expect(existsSync(corpora)).toBe(false);
});
