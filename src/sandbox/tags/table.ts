import type { Route } from "../route.ts";
import { deleteTag, getTag, listTags, postTag } from "./routes.ts";

/** The routes of tags. */
export const TAG_ROUTES: readonly Route[] = [
  { method: "GET", path: "/tags", handle: listTags },
  { method: "POST", path: "/tags", handle: postTag },
  { method: "GET", path: "/tags/{id}", handle: getTag },
  { method: "DELETE", path: "/tags/{id}", handle: deleteTag },
];
