import { type Call, idOf } from "../call.ts";
import { notFound } from "../errors.ts";
import { signImages } from "../images/address.ts";
import type { JsonObject } from "../json.ts";
import { inListOrder, page } from "../paging.ts";
import { readNewsItem } from "./read.ts";
import type { NewsfeedAssignment, NewsItemRecord } from "./record.ts";

/** The page size that the descriptions' recorded answers show. */
const PER_PAGE = 10;

/** `GET /news/news_items`. */
export function listNewsItems(call: Call): JsonObject {
  const ordered = inListOrder(call, call.store.newsItems.values(), (item) => item.updatedAt);
  return page(call, ordered, PER_PAGE, (item) => newsItemAnswer(call, item));
}

/** `GET /news/news_items/{id}`. */
export function getNewsItem(call: Call): JsonObject {
  return newsItemAnswer(call, find(call));
}

/** `POST /news/news_items`. */
export async function postNewsItem(call: Call): Promise<JsonObject> {
  const fields = await readNewsItem(call, undefined);
  const id = call.store.nextId("newsItems");
  return write(call, { ...fields, id, createdAt: call.now, updatedAt: call.now });
}

/** `PUT /news/news_items/{id}`. */
export async function putNewsItem(call: Call): Promise<JsonObject> {
  const before = find(call);
  const fields = await readNewsItem(call, before);
  // Looked up again: it may be gone since images were fetched.
  const { id, createdAt } = find(call);
  return write(call, { ...fields, id, createdAt, updatedAt: call.now });
}

/** `DELETE /news/news_items/{id}`. */
export function deleteNewsItem(call: Call): JsonObject {
  const { id } = find(call);
  call.store.commit({ remove: { newsItems: [id] } });
  return { id, object: "news-item", deleted: true };
}

/** Schema `news_item`. */
export function newsItemAnswer(call: Call, item: NewsItemRecord): JsonObject {
  return {
    id: item.id,
    type: "news-item",
    workspace_id: call.store.workspace.id,
    title: item.title,
    body: signImages(item.body, call.now, call.random),
    sender_id: Number(item.senderId),
    state: item.state,
    labels: item.labels,
    cover_image_url: null,
    reactions: item.reactions,
    deliver_silently: item.deliverSilently,
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    newsfeed_assignments: item.assignments.map((assignment) => assignmentAnswer(call, item, assignment)),
  };
}

function assignmentAnswer(call: Call, item: NewsItemRecord, assignment: NewsfeedAssignment): JsonObject {
  // The description of 2.11 alone requires the date, which a draft does not have.
  const date = assignment.publishedAt ?? (call.version === "2.11" ? item.updatedAt : undefined);
  return { newsfeed_id: Number(assignment.newsfeedId), ...(date === undefined ? {} : { published_at: date }) };
}

function write(call: Call, item: NewsItemRecord): JsonObject {
  call.store.commit({ put: { newsItems: [item] } });
  return newsItemAnswer(call, item);
}

function find(call: Call): NewsItemRecord {
  const item = call.store.newsItems.get(idOf(call));
  if (item === undefined) throw notFound();
  return item;
}
