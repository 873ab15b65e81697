import type { Figure } from "../figures.ts";
import type { Calls } from "../run/messages.ts";
import { figureOf, type Row } from "./case.ts";

const PER_PAGE = 250;
/** The workspace, its help centers, and what else a plan may ask once. */
const OTHERS = 4;

/** How many calls of a kind there were. */
export function countOf({ routes }: Calls, counts: (route: string) => boolean): number {
  return Object.entries(routes)
    .filter(([route]) => counts(route))
    .reduce((sum, [, count]) => sum + count, 0);
}

export const isWrite = (route: string): boolean => !route.startsWith("GET ");
const isArticleListing = (route: string): boolean => route === "GET /articles";
const isCollectionListing = (route: string): boolean => route === "GET /help_center/collections";

/** The calls of a plan that only looks, beside those that any client would need: floor (d). */
export function callsOfLook(row: Row, calls: Calls): Figure[] {
  const pages = Math.ceil(row.size.articles / PER_PAGE);
  const others = countOf(calls, (route) => !isWrite(route) && !isArticleListing(route) && !isCollectionListing(route));
  const listings = countOf(calls, isArticleListing);
  return [
    figureOf(row, {
      ...{ figure: "article listing", value: listings, unit: "calls", routes: calls.routes },
      ...{ floor: { name: "(d)", value: pages }, target: { most: pages } },
    }),
    figureOf(row, { figure: "collection listing", value: countOf(calls, isCollectionListing), unit: "calls" }),
    figureOf(row, { figure: "other reads", value: others, unit: "calls", target: { most: OTHERS } }),
    figureOf(row, { figure: "writes", value: countOf(calls, isWrite), unit: "calls", target: { most: 0 } }),
  ];
}
