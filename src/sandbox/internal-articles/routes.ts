import { type Call, idOf } from "../call.ts";
import { ApiError, notFound } from "../errors.ts";
import { signImages } from "../images/address.ts";
import type { JsonObject } from "../json.ts";
import { htmlToMarkdown } from "../markdown/from-html.ts";
import { inListOrder, page } from "../paging.ts";
import { type Tagging, tagsAnswer, withoutTag, withTag } from "../tags/applied.ts";
import { targetingAnswer } from "../targeting.ts";
import { isAtLeast } from "../versions.ts";
import { readInternalArticle } from "./read.ts";
import type { InternalArticleRecord } from "./record.ts";

/** The page sizes that the descriptions' recorded answers show. */
const PER_PAGE = 25;
const FOUND_PER_PAGE = 10;

/** `GET /internal_articles`. */
export function listInternalArticles(call: Call): JsonObject {
  return page(call, ordered(call), PER_PAGE, (article) => internalArticleAnswer(call, article));
}

/** `GET /internal_articles/search`: those of a folder, or all. The description has no words to search for. */
export function searchInternalArticles(call: Call): JsonObject {
  const folder = call.query.get("folder_id");
  const found = ordered(call).filter((article) => folder === null || article.folderId === folder);
  const listed = page(call, found, FOUND_PER_PAGE, (article) => internalArticleAnswer(call, article));
  return { ...listed, data: { internal_articles: listed["data"] } };
}

/** `GET /internal_articles/{id}`. */
export function getInternalArticle(call: Call): JsonObject {
  return internalArticleAnswer(call, find(call));
}

/** `POST /internal_articles`. */
export async function postInternalArticle(call: Call): Promise<JsonObject> {
  const fields = await readInternalArticle(call, undefined);
  const id = call.store.nextId("internalArticles");
  return write(call, { ...fields, id, tags: [], createdAt: call.now, updatedAt: call.now });
}

/** `PUT /internal_articles/{id}`: partial. */
export async function putInternalArticle(call: Call): Promise<JsonObject> {
  const fields = await readInternalArticle(call, find(call));
  // Looked up again: it may have changed while images were fetched.
  return write(call, { ...find(call), ...fields, updatedAt: call.now });
}

/** `DELETE /internal_articles/{id}`. */
export function deleteInternalArticle(call: Call): JsonObject {
  const { id } = find(call);
  call.store.commit({ remove: { internalArticles: [id] } });
  return { id, object: "internal_article", deleted: true };
}

/** `POST /internal_articles/{id}/tags`. */
export function tagInternalArticle(call: Call): JsonObject {
  return retag(call, withTag);
}

/** `DELETE /internal_articles/{id}/tags/{tag_id}`. */
export function untagInternalArticle(call: Call): JsonObject {
  return retag(call, withoutTag);
}

function retag(call: Call, change: (call: Call, tags: InternalArticleRecord["tags"]) => Tagging): JsonObject {
  const article = call.store.internalArticles.get(idOf(call));
  if (article === undefined) throw new ApiError(404, "internal_article_not_found", "Internal article not found");
  const { tags, answer } = change(call, article.tags);
  call.store.commit({ put: { internalArticles: [{ ...article, tags }] } });
  return answer;
}

/** Schema `internal_article`. */
function internalArticleAnswer(call: Call, article: InternalArticleRecord): JsonObject {
  const body = signImages(article.body, call.now, call.random);
  const newest = { body_markdown: htmlToMarkdown(body), ...targetingAnswer(article) };
  const preview = {
    folder_id: article.folderId === null ? null : Number(article.folderId),
    tags: tagsAnswer(call, article.tags),
  };
  return {
    type: "internal_article",
    id: article.id,
    title: article.title,
    body,
    owner_id: Number(article.ownerId),
    author_id: Number(article.authorId),
    created_at: article.createdAt,
    updated_at: article.updatedAt,
    locale: article.locale,
    ...(isAtLeast(call.version, "2.16") ? newest : {}),
    ...(isAtLeast(call.version, "Preview") ? preview : {}),
  };
}

function ordered(call: Call): InternalArticleRecord[] {
  return inListOrder(call, call.store.internalArticles.values(), (article) => article.updatedAt);
}

function write(call: Call, article: InternalArticleRecord): JsonObject {
  call.store.commit({ put: { internalArticles: [article] } });
  return internalArticleAnswer(call, article);
}

function find(call: Call): InternalArticleRecord {
  const article = call.store.internalArticles.get(idOf(call));
  if (article === undefined) throw notFound();
  return article;
}
