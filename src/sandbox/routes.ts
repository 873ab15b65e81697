import { ARTICLE_ROUTES } from "./articles/table.ts";
import {
  deleteCollection,
  getCollection,
  listCollections,
  postCollection,
  putCollection,
} from "./collections/routes.ts";
import { deleteSection, getSection, listSections, postSection, putSection } from "./collections/sections.ts";
import { CONTENT_ROUTES } from "./content/table.ts";
import { getHelpCenter, listHelpCenters } from "./helpcenters.ts";
import { INTERNAL_ARTICLE_ROUTES } from "./internal-articles/table.ts";
import { NEWS_ROUTES } from "./news/table.ts";
import { PEOPLE_ROUTES } from "./people/table.ts";
import { REDIRECT_ROUTES } from "./redirects/table.ts";
import type { Route } from "./route.ts";
import { SNIPPET_ROUTES } from "./snippets/table.ts";
import { TAG_ROUTES } from "./tags/table.ts";
import { type ApiVersion, spellsSections } from "./versions.ts";

const ROUTES: readonly Route[] = [
  ...PEOPLE_ROUTES,
  { method: "GET", path: "/help_center/help_centers", handle: listHelpCenters },
  { method: "GET", path: "/help_center/help_centers/{id}", handle: getHelpCenter },
  { method: "GET", path: "/help_center/collections", handle: listCollections },
  { method: "POST", path: "/help_center/collections", handle: postCollection },
  { method: "GET", path: "/help_center/collections/{id}", handle: getCollection },
  { method: "PUT", path: "/help_center/collections/{id}", handle: putCollection },
  { method: "DELETE", path: "/help_center/collections/{id}", handle: deleteCollection },
  { method: "GET", path: "/help_center/sections", handle: listSections, within: spellsSections },
  { method: "POST", path: "/help_center/sections", handle: postSection, within: spellsSections },
  { method: "GET", path: "/help_center/sections/{id}", handle: getSection, within: spellsSections },
  { method: "PUT", path: "/help_center/sections/{id}", handle: putSection, within: spellsSections },
  { method: "DELETE", path: "/help_center/sections/{id}", handle: deleteSection, within: spellsSections },
  ...ARTICLE_ROUTES,
  ...CONTENT_ROUTES,
  ...INTERNAL_ARTICLE_ROUTES,
  ...SNIPPET_ROUTES,
  ...TAG_ROUTES,
  ...REDIRECT_ROUTES,
  ...NEWS_ROUTES,
];

export interface FoundRoute {
  readonly route: Route;
  readonly ids: Readonly<Record<string, string>>;
}

/** The route of a method and path in a version; `undefined` where there is none. */
export function findRoute(method: string, path: string, version: ApiVersion): FoundRoute | undefined {
  for (const route of ROUTES) {
    if (route.method !== method || route.within?.(version) === false) continue;
    const ids = match(route.path, path);
    if (ids !== undefined) return { route, ids };
  }
  return undefined;
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const parts = path.split("/");
  const names = pattern.split("/");
  if (parts.length !== names.length) return undefined;
  const ids: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? "";
    if (name.startsWith("{")) ids[name.slice(1, -1)] = part;
    else if (name !== part) return undefined;
  }
  return ids;
}
