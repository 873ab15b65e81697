import type { Route } from "../route.ts";
import { type ApiVersion, isAtLeast } from "../versions.ts";
import { getDraft, publishDraft, putDraft } from "./drafts.ts";
import { deleteArticle, getArticle, listArticles, postArticle, putArticle } from "./routes.ts";
import { searchArticles } from "./search.ts";
import { tagArticle, untagArticle } from "./tags.ts";
import { getVersion, listVersions } from "./versions.ts";

const newest = (version: ApiVersion): boolean => isAtLeast(version, "2.16");

/** The routes of articles. */
export const ARTICLE_ROUTES: readonly Route[] = [
  { method: "GET", path: "/articles", handle: listArticles },
  { method: "POST", path: "/articles", handle: postArticle },
  {
    method: "GET",
    path: "/articles/search",
    handle: searchArticles,
    within: (version) => isAtLeast(version, "2.10"),
  },
  { method: "GET", path: "/articles/{id}", handle: getArticle },
  { method: "PUT", path: "/articles/{id}", handle: putArticle },
  { method: "DELETE", path: "/articles/{id}", handle: deleteArticle },
  { method: "GET", path: "/articles/{id}/draft", handle: getDraft, within: newest },
  { method: "PUT", path: "/articles/{id}/draft", handle: putDraft, within: newest },
  { method: "POST", path: "/articles/{id}/draft/publish", handle: publishDraft, within: newest },
  { method: "GET", path: "/articles/{id}/versions", handle: listVersions, within: newest },
  { method: "GET", path: "/articles/{id}/versions/{version}", handle: getVersion, within: newest },
  { method: "POST", path: "/articles/{id}/tags", handle: tagArticle, within: newest },
  { method: "DELETE", path: "/articles/{id}/tags/{tag_id}", handle: untagArticle, within: newest },
];
