import type { Route } from "../route.ts";
import { type ApiVersion, isAtLeast } from "../versions.ts";
import {
  deleteSnippet,
  getSnippet,
  listSnippets,
  postSnippet,
  putSnippet,
  tagSnippet,
  untagSnippet,
} from "./routes.ts";

const within = (version: ApiVersion): boolean => isAtLeast(version, "2.16");
const all = "/content_snippets";
const one = `${all}/{id}`;

/** The routes of content snippets. */
export const SNIPPET_ROUTES: readonly Route[] = [
  { method: "GET", path: all, handle: listSnippets, within },
  { method: "POST", path: all, handle: postSnippet, within, status: 201 },
  { method: "GET", path: one, handle: getSnippet, within },
  { method: "PUT", path: one, handle: putSnippet, within },
  { method: "DELETE", path: one, handle: deleteSnippet, within, status: 204 },
  { method: "POST", path: `${one}/tags`, handle: tagSnippet, within },
  { method: "DELETE", path: `${one}/tags/{tag_id}`, handle: untagSnippet, within },
];
