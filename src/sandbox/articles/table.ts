import type { Route } from "../route.ts";
import { deleteArticle, getArticle, listArticles, postArticle, putArticle } from "./routes.ts";

/** The routes of articles. */
export const ARTICLE_ROUTES: readonly Route[] = [
  { method: "GET", path: "/articles", handle: listArticles },
  { method: "POST", path: "/articles", handle: postArticle },
  { method: "GET", path: "/articles/{id}", handle: getArticle },
  { method: "PUT", path: "/articles/{id}", handle: putArticle },
  { method: "DELETE", path: "/articles/{id}", handle: deleteArticle },
];
