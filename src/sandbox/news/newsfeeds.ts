import { type Call, idOf } from "../call.ts";
import { notFound } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import { page } from "../paging.ts";
import type { NewsfeedRecord } from "../records.ts";
import type { NewsItemRecord } from "./record.ts";
import { newsItemAnswer } from "./routes.ts";

/** The page sizes that the descriptions' recorded answers show. */
const FEEDS_PER_PAGE = 10;
const ITEMS_PER_PAGE = 20;

/** `GET /news/newsfeeds`. They are set up in Intercom and can only be read. */
export function listNewsfeeds(call: Call): JsonObject {
  return page(call, call.store.workspace.newsfeeds, FEEDS_PER_PAGE, (newsfeed) => newsfeedAnswer(call, newsfeed));
}

/** `GET /news/newsfeeds/{id}`. */
export function getNewsfeed(call: Call): JsonObject {
  return newsfeedAnswer(call, find(call));
}

/** `GET /news/newsfeeds/{id}/items`: those that are live on it, the last published first. */
export function listNewsfeedItems(call: Call): JsonObject {
  const { id } = find(call);
  const live = [...call.store.newsItems.values()]
    .filter((item) => item.state === "live" && publishedOn(item, id) !== undefined)
    .sort((left, right) => (publishedOn(right, id) ?? 0) - (publishedOn(left, id) ?? 0));
  return page(call, live, ITEMS_PER_PAGE, (item) => newsItemAnswer(call, item));
}

/** Seconds since epoch; `undefined` where the item is not on that newsfeed. */
function publishedOn(item: NewsItemRecord, newsfeedId: string): number | undefined {
  return item.assignments.find((assignment) => assignment.newsfeedId === newsfeedId)?.publishedAt ?? undefined;
}

function newsfeedAnswer(call: Call, newsfeed: NewsfeedRecord): JsonObject {
  const { createdAt } = call.store.workspace;
  return { id: newsfeed.id, type: "newsfeed", name: newsfeed.name, created_at: createdAt, updated_at: createdAt };
}

function find(call: Call): NewsfeedRecord {
  const newsfeed = call.store.workspace.newsfeeds.find((candidate) => candidate.id === idOf(call));
  if (newsfeed === undefined) throw notFound();
  return newsfeed;
}
