import type { Route } from "../route.ts";
import { type ApiVersion, isAtLeast } from "../versions.ts";
import {
  deleteInternalArticle,
  getInternalArticle,
  listInternalArticles,
  postInternalArticle,
  putInternalArticle,
  searchInternalArticles,
  tagInternalArticle,
  untagInternalArticle,
} from "./routes.ts";

const within = (version: ApiVersion): boolean => isAtLeast(version, "2.13");
const tagged = (version: ApiVersion): boolean => isAtLeast(version, "2.16");
const all = "/internal_articles";
const one = `${all}/{id}`;

/** The routes of internal articles. */
export const INTERNAL_ARTICLE_ROUTES: readonly Route[] = [
  { method: "GET", path: all, handle: listInternalArticles, within },
  { method: "POST", path: all, handle: postInternalArticle, within },
  { method: "GET", path: `${all}/search`, handle: searchInternalArticles, within },
  { method: "GET", path: one, handle: getInternalArticle, within },
  { method: "PUT", path: one, handle: putInternalArticle, within },
  { method: "DELETE", path: one, handle: deleteInternalArticle, within },
  { method: "POST", path: `${one}/tags`, handle: tagInternalArticle, within: tagged },
  { method: "DELETE", path: `${one}/tags/{tag_id}`, handle: untagInternalArticle, within: tagged },
];
