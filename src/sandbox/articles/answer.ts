import type { Call } from "../call.ts";
import { defaultHelpCenter, helpCenterUrl } from "../helpcenters.ts";
import { signImages } from "../images/address.ts";
import type { JsonObject } from "../json.ts";
import { htmlToMarkdown } from "../markdown/from-html.ts";
import type { ArticleContent, ArticleRecord } from "../records.ts";
import { idAndSlug } from "../slug.ts";
import { tagsAnswer } from "../tags/applied.ts";
import { isAtLeast, spellsSections } from "../versions.ts";
import { audienceFields, newestArticleFields, newestLocaleFields } from "./newest.ts";

/** An article as its own route answers it: schema `article`. */
export function articleAnswer(call: Call, article: ArticleRecord): JsonObject {
  return { ...sharedAnswer(call, article), statistics: statistics(call), ...contentAnswer(call, article, "whole") };
}

/** The answer to a create, where Intercom may not show the parent yet. */
export function createdAnswer(call: Call, article: ArticleRecord): JsonObject {
  const answer = articleAnswer(call, article);
  return call.quirks.createEchoesParent === "yes" ? answer : { ...answer, parent_ids: [] };
}

/** An article as listings hold it: schema `article_list_item`. */
export function articleItem(call: Call, article: ArticleRecord): JsonObject {
  // The description of 2.11 alone requires the statistics here.
  const counted = call.version === "2.11" ? { statistics: statistics(call) } : {};
  return { ...sharedAnswer(call, article), ...counted, ...itemContent(call, article) };
}

function itemContent(call: Call, article: ArticleRecord): JsonObject {
  switch (call.quirks.listItems) {
    case "full":
      return contentAnswer(call, article, "listed");
    case "emptyBody":
      return contentAnswer(call, withoutBodies(article), "listed");
    case "withoutTranslations":
      return { ...contentAnswer(call, article, "listed"), translated_content: undefined };
  }
}

function withoutBodies(article: ArticleRecord): ArticleRecord {
  const locales = Object.entries(article.locales).map(([locale, content]) => [locale, { ...content, body: "" }]);
  return { ...article, locales: Object.fromEntries(locales) as ArticleRecord["locales"] };
}

/** What no language changes. */
function sharedAnswer(call: Call, article: ArticleRecord): JsonObject {
  const { version } = call;
  return {
    id: article.id,
    type: "article",
    workspace_id: call.store.workspace.id,
    ...(isAtLeast(version, "2.16") ? {} : singleParent(call, article)),
    parent_ids: article.parentIds.map(Number),
    ...(isAtLeast(version, "2.13") ? { tags: tagsAnswer(call, article.tags ?? []) } : {}),
  };
}

function singleParent(call: Call, article: ArticleRecord): JsonObject {
  const parent = call.store.collections.get(article.parentIds[0] ?? "");
  if (parent === undefined) return { parent_id: null, parent_type: null };
  const isSection = spellsSections(call.version) && parent.parentId !== null;
  return { parent_id: Number(parent.id), parent_type: isSection ? "section" : "collection" };
}

function statistics(call: Call): JsonObject {
  return {
    type: "article_statistics",
    views: 0,
    conversions: 0,
    reactions: 0,
    happy_reaction_percentage: 0,
    neutral_reaction_percentage: 0,
    sad_reaction_percentage: 0,
    ...(isAtLeast(call.version, "2.16") ? { fin_involvements: 0, fin_resolutions: 0, fin_resolution_rate: 0 } : {}),
  };
}

/** No recorded listing shows `body_markdown`: an article read by itself alone has it. */
type Extent = "whole" | "listed";

/** The default locale's content at the top level, and every locale's beside it. */
function contentAnswer(call: Call, article: ArticleRecord, extent: Extent): JsonObject {
  const { defaultLocale, locales } = call.store.workspace;
  const main = localeAnswer(call, article, defaultLocale, extent);
  const top = {
    ...main,
    url: urlOf(call, article, defaultLocale),
    updated_at: articleUpdatedAt(call, article),
    ...newestArticleFields(call, article),
  };
  if (call.quirks.languages === "single") return { ...top, ...audienceFields(call, article.locales[defaultLocale]) };
  const shown = [...new Set([...locales, ...Object.keys(article.locales)])];
  const translations = shown.map((locale) => [
    locale,
    {
      type: "article_content",
      ...(locale === defaultLocale ? main : localeAnswer(call, article, locale, extent)),
      ...audienceFields(call, article.locales[locale]),
    },
  ]);
  const translated: JsonObject = {
    type: "article_translated_content",
    ...(Object.fromEntries(translations) as JsonObject),
  };
  return { ...top, default_locale: defaultLocale, translated_content: translated };
}

/** One locale; a locale that is switched on and has no content is an empty shell. */
function localeAnswer(call: Call, article: ArticleRecord, locale: string, extent: Extent): JsonObject {
  const content = article.locales[locale] ?? shellOf(call, article);
  const url = urlOf(call, article, locale);
  const body = signImages(content.body, call.now, call.random);
  const whole = extent === "whole" && isAtLeast(call.version, "2.16");
  return {
    title: content.title,
    description: content.description,
    body,
    ...(whole ? { body_markdown: htmlToMarkdown(body) } : {}),
    author_id: Number(content.authorId),
    state: content.state,
    created_at: content.createdAt,
    updated_at: content.updatedAt,
    // The description allows no null here.
    ...(url === null ? {} : { url }),
    ...newestLocaleFields(call, content),
  };
}

function shellOf(call: Call, article: ArticleRecord): ArticleContent {
  const main = article.locales[call.store.workspace.defaultLocale] ?? Object.values(article.locales)[0];
  if (main === undefined) throw new Error("An article has content in one locale at least.");
  const { draft: _draft, audienceIds: _audiences, ...shell } = main;
  return { ...shell, title: "", description: "", body: "", state: "draft" };
}

/** Seconds since epoch: the default locale's, unless any edit counts. */
export function articleUpdatedAt(call: Call, article: ArticleRecord): number {
  const main = article.locales[call.store.workspace.defaultLocale]?.updatedAt ?? article.createdAt;
  if (call.quirks.localeEditBumpsArticle === "no") return main;
  return Math.max(main, ...Object.values(article.locales).map((content) => content.updatedAt));
}

/** Where customers read a locale; null while it is a draft. */
function urlOf(call: Call, article: ArticleRecord, locale: string): string | null {
  const content = article.locales[locale];
  if (content?.state !== "published") return null;
  const parent = call.store.collections.get(article.parentIds[0] ?? "");
  const helpCenter = call.store.workspace.helpCenters.find((candidate) => candidate.id === parent?.helpCenterId);
  const base = helpCenterUrl(helpCenter ?? defaultHelpCenter(call));
  return `${base}/${locale}/articles/${idAndSlug(article.id, content.title)}`;
}
