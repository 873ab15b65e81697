import type { Route } from "../route.ts";
import { type ApiVersion, isAtLeast } from "../versions.ts";
import { deleteRedirect, getRedirect, listRedirects, postRedirect } from "./routes.ts";

const within = (version: ApiVersion): boolean => isAtLeast(version, "2.16");
const all = "/help_center/help_centers/{help_center_id}/redirects";
const one = `${all}/{id}`;

/** The routes of redirects. There is no update. */
export const REDIRECT_ROUTES: readonly Route[] = [
  { method: "GET", path: all, handle: listRedirects, within },
  { method: "POST", path: all, handle: postRedirect, within },
  { method: "GET", path: one, handle: getRedirect, within },
  { method: "DELETE", path: one, handle: deleteRedirect, within },
];
