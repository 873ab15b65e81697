import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadContent } from "../../src/content/load-content.ts";
import { parseConfig } from "../../src/content/parse-config.ts";
import { readSourceTree } from "../../src/disk/source-tree.ts";
import { checkContent } from "../../src/rules/check-content.ts";

const corpora = join(import.meta.dirname, "..", "..", "..", "shared", "corpora");

const NAMES = "names: { pt-BR: pt-br, zh-CN: zh-cn, zh-TW: zh-tw }";

/** Corpus, config, how many articles and collections, and which problems how often. */
const EXPECTED: readonly [string, string, number, number, Record<string, number>][] = [
  ["arduino", "content: content", 414, 51, { "frontmatter-key-unknown": 2 }],
  ["plausible", "{ content: docs, assets: { root: static } }", 132, 3, { "article-unlisted": 113, "frontmatter-key-unknown": 4 }],
  [
    "hexo",
    `{ content: source, ignore: [_posts], locales: { additional: [es, fr, ja, ko, pt-BR, ru, zh-CN, zh-TW], layout: directory, ${NAMES} } }`,
    46,
    5,
    { "frontmatter-key-unknown": 5, "locale-not-listed": 1, "article-unlisted": 1 },
  ],
  ["logseq", "content: pages", 238, 0, { "article-unlisted": 238 }],
  ["taskade", "content: .", 257, 32, { "frontmatter-key-unknown": 4, "article-unlisted": 1 }],
  [
    "privacyguides",
    "{ content: ., locales: { additional: [de, he, ar, ja], layout: directory } }",
    123,
    11,
    { "frontmatter-key-unknown": 9, "translation-without-original": 4, "outside-locale-folders": 1, "article-unlisted": 44 },
  ],
  [
    "business-central",
    '{ content: ., ignore: ["**/includes/**"], locales: { additional: [de], layout: directory } }',
    288,
    11,
    {
      "frontmatter-not-first": 1,
      "yaml-syntax": 1,
      "conflict-marker": 1,
      "article-unlisted": 91,
      "frontmatter-key-unknown": 18,
    },
  ],
];

describe.skipIf(!existsSync(corpora))("real help centers (skipped where ../shared is absent)", () => {
  it.each(EXPECTED)("%s loads, and has no problem that is not true", async (name, yaml, articles, collections, codes) => {
    const { config } = parseConfig(yaml, join(corpora, name, "intercom.config.yaml"));
    if (config === undefined) throw new Error("The config is right.");
    const { content, problems } = loadContent(await readSourceTree(config), config);
    const found: Record<string, number> = {};
    for (const { code } of [...problems, ...checkContent(content, config, "2.16")]) found[code] = (found[code] ?? 0) + 1;
    expect({ articles: content.articles.length, collections: content.collections.length, codes: found }).toEqual({
      articles,
      collections,
      codes,
    });
  });
});
