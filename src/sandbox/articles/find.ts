import { type Call, idOf } from "../call.ts";
import { ApiError, notFound } from "../errors.ts";
import type { ArticleRecord, ArticleVersionRecord } from "../records.ts";

/** The article that the path names. Throws 404. */
export function find(call: Call): ArticleRecord {
  const article = call.store.articles.get(idOf(call));
  if (article === undefined) throw notFound();
  return article;
}

/** The same for the routes of tags, which spell the error otherwise. */
export function findTagged(call: Call): ArticleRecord {
  const article = call.store.articles.get(idOf(call));
  if (article === undefined) throw new ApiError(404, "article_not_found", "Article not found");
  return article;
}

/** The versions of an article that are neither live nor staged. */
export function pastVersions(call: Call, articleId: string): ArticleVersionRecord[] {
  return [...call.store.articleVersions.values()].filter((version) => version.articleId === articleId);
}
