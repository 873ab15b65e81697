import type { Route } from "../route.ts";
import { getNewsfeed, listNewsfeedItems, listNewsfeeds } from "./newsfeeds.ts";
import { deleteNewsItem, getNewsItem, listNewsItems, postNewsItem, putNewsItem } from "./routes.ts";

/** The routes of news. */
export const NEWS_ROUTES: readonly Route[] = [
  { method: "GET", path: "/news/news_items", handle: listNewsItems },
  { method: "POST", path: "/news/news_items", handle: postNewsItem },
  { method: "GET", path: "/news/news_items/{id}", handle: getNewsItem },
  { method: "PUT", path: "/news/news_items/{id}", handle: putNewsItem },
  { method: "DELETE", path: "/news/news_items/{id}", handle: deleteNewsItem },
  { method: "GET", path: "/news/newsfeeds", handle: listNewsfeeds },
  { method: "GET", path: "/news/newsfeeds/{id}", handle: getNewsfeed },
  { method: "GET", path: "/news/newsfeeds/{id}/items", handle: listNewsfeedItems },
];
