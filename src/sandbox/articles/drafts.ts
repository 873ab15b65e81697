import { tokenOwner } from "../admins.ts";
import type { Call } from "../call.ts";
import { ApiError, notFound } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import type { ArticleContent, ArticleRecord, ArticleVersionRecord } from "../records.ts";
import { articleAnswer } from "./answer.ts";
import { find } from "./find.ts";
import { keepArticles, promote, replaceLive, stage, textOf } from "./history.ts";
import { present, readArticle } from "./sent.ts";
import { storeBodies } from "./write.ts";

/** `GET /articles/{id}/draft`: the article with the words that are staged. */
export function getDraft(call: Call): JsonObject {
  const article = find(call);
  if (stagedLocales(article).length === 0) throw notFound();
  return draftAnswer(call, article);
}

/** `PUT /articles/{id}/draft`: stages words of a published article; all else that is sent is passed over. */
export async function putDraft(call: Call): Promise<JsonObject> {
  find(call);
  const sent = await storeBodies(call, readArticle(call));
  const article = find(call);
  if (!Object.values(article.locales).some((content) => content.state === "published")) {
    throw new ApiError(422, "parameter_invalid", "Article must be published before a draft can be staged");
  }
  const locales: Record<string, ArticleContent> = { ...article.locales };
  const past: ArticleVersionRecord[] = [];
  const by = tokenOwner(call).id;
  for (const [locale, { title, description, body, authorId }] of sent.written) {
    const words = present({ title, description, body, authorId });
    const content = locales[locale] ?? emptyContent(call, by);
    if (content.state === "published") {
      locales[locale] = stage(call, content, words);
      continue;
    }
    // A language that is not live is a draft itself.
    const after = { ...content, ...words, updatedAt: call.now, updatedBy: by };
    const changed = replaceLive(call, { articleId: article.id, locale }, content, after);
    locales[locale] = changed.content;
    past.push(...changed.past);
  }
  const written = { ...article, locales };
  keepArticles(call.store, [written], past);
  return draftAnswer(call, written);
}

/** `POST /articles/{id}/draft/publish`: with `locales` where the workspace has several languages. */
export function publishDraft(call: Call): JsonObject {
  const article = find(call);
  const locales = readLocales(call, stagedLocales(article));
  const past: ArticleVersionRecord[] = [];
  const after: Record<string, ArticleContent> = { ...article.locales };
  for (const locale of locales) {
    const content = after[locale];
    if (content === undefined) continue;
    const changed = promote({ articleId: article.id, locale }, content, call.now, tokenOwner(call).id);
    after[locale] = changed.content;
    past.push(...changed.past);
  }
  const published = { ...article, locales: after };
  keepArticles(call.store, [published], past);
  return articleAnswer(call, published);
}

function readLocales(call: Call, staged: readonly string[]): readonly string[] {
  if (staged.length === 0) throw new ApiError(422, "parameter_invalid", "Article has no draft to publish");
  const sent = call.body["locales"] ?? [];
  if (!Array.isArray(sent) || !sent.every((locale) => typeof locale === "string")) {
    throw new ApiError(422, "parameter_invalid", "locales must be an array of strings", "locales");
  }
  // Whoever acts in the editor publishes what there is.
  if (sent.length === 0 && (call.quirks.languages === "single" || call.actor !== undefined)) return staged;
  if (sent.length === 0) {
    const message = "locales must be specified to publish a draft on a multilingual workspace";
    throw new ApiError(422, "parameter_not_found", message);
  }
  const without = sent.filter((locale) => !staged.includes(locale));
  if (without.length === 0) return sent;
  const message = `Cannot publish a draft for locale(s) without pending changes: ${without.join(", ")}`;
  throw new ApiError(422, "parameter_invalid", message);
}

function draftAnswer(call: Call, article: ArticleRecord): JsonObject {
  const locales = Object.entries(article.locales).map(([locale, content]) => [locale, asStaged(content)]);
  return articleAnswer(call, { ...article, locales: Object.fromEntries(locales) as ArticleRecord["locales"] });
}

function asStaged(content: ArticleContent): ArticleContent {
  const { draft } = content;
  return draft === undefined ? content : { ...content, ...textOf(draft), updatedAt: draft.version.updatedAt };
}

function stagedLocales(article: ArticleRecord): string[] {
  return Object.keys(article.locales).filter((locale) => article.locales[locale]?.draft !== undefined);
}

function emptyContent(call: Call, by: string): ArticleContent {
  const times = { createdAt: call.now, createdBy: by, updatedAt: call.now, updatedBy: by };
  return { title: "", description: "", body: "", authorId: by, state: "draft", ...times };
}
