import type { Call } from "../call.ts";
import type { JsonObject } from "../json.ts";
import { inListOrder, page } from "../paging.ts";
import { articleAnswer, articleItem, articleUpdatedAt, createdAnswer } from "./answer.ts";
import { find, pastVersions } from "./find.ts";
import { keepArticles } from "./history.ts";
import { readArticle, readCreate } from "./sent.ts";
import { createArticle, storeBodies, updateArticle } from "./write.ts";

/** The page size of the newest documentation; the examples of all descriptions show it. */
const PER_PAGE = 25;

/** `GET /articles`. */
export function listArticles(call: Call): JsonObject {
  const ordered = inListOrder(call, call.store.articles.values(), (article) => articleUpdatedAt(call, article));
  return page(call, ordered, PER_PAGE, (article) => articleItem(call, article));
}

/** `GET /articles/{id}`. */
export function getArticle(call: Call): JsonObject {
  return articleAnswer(call, find(call));
}

/** `POST /articles`: answers 200, not 201. */
export async function postArticle(call: Call): Promise<JsonObject> {
  const sent = readCreate(call);
  const article = createArticle(call, await storeBodies(call, sent));
  call.store.commit({ put: { articles: [article] } });
  return createdAnswer(call, article);
}

/** `PUT /articles/{id}`: partial. */
export async function putArticle(call: Call): Promise<JsonObject> {
  find(call);
  const sent = await storeBodies(call, readArticle(call));
  // Looked up again: it may have changed while images were fetched.
  const { article, past } = updateArticle(call, find(call), sent);
  keepArticles(call.store, [article], past);
  return articleAnswer(call, article);
}

/** `DELETE /articles/{id}`: for good. */
export function deleteArticle(call: Call): JsonObject {
  const { id } = find(call);
  const articleVersions = pastVersions(call, id).map((version) => version.id);
  call.store.commit({ remove: { articles: [id], articleVersions } });
  return { id, object: "article", deleted: true };
}
