import type { Route } from "../route.ts";
import { type ApiVersion, isAtLeast } from "../versions.ts";
import { deleteAudience, getAudience, listAudiences, postAudience, putAudience } from "./audiences.ts";
import { runBulkAction } from "./bulk.ts";
import { deleteFolder, getFolder, listFolders, postFolder, putFolder } from "./folders.ts";
import { searchContent } from "./search.ts";

const newest = (version: ApiVersion): boolean => isAtLeast(version, "2.16");
const preview = (version: ApiVersion): boolean => version === "Preview";

/** The routes that concern content of every kind. */
export const CONTENT_ROUTES: readonly Route[] = [
  { method: "GET", path: "/content/search", handle: searchContent, within: newest },
  { method: "POST", path: "/content/bulk_actions", handle: runBulkAction, within: newest, status: 202 },
  { method: "GET", path: "/audiences", handle: listAudiences, within: newest },
  { method: "POST", path: "/audiences", handle: postAudience, within: newest, status: 201 },
  { method: "GET", path: "/audiences/{id}", handle: getAudience, within: newest },
  { method: "PUT", path: "/audiences/{id}", handle: putAudience, within: newest },
  { method: "DELETE", path: "/audiences/{id}", handle: deleteAudience, within: newest, status: 204 },
  { method: "GET", path: "/folders", handle: listFolders, within: preview },
  { method: "POST", path: "/folders", handle: postFolder, within: preview },
  { method: "GET", path: "/folders/{id}", handle: getFolder, within: preview },
  { method: "PUT", path: "/folders/{id}", handle: putFolder, within: preview },
  { method: "DELETE", path: "/folders/{id}", handle: deleteFolder, within: preview },
];
