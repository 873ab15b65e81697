import type { Call } from "./call.ts";
import type { Json, JsonObject } from "./json.ts";

/** Intercom's documentation: no page holds more. */
const MAXIMUM_PER_PAGE = 250;

/** One page of a listing, with its envelope; a page past the end is empty. */
export function page<Item>(
  call: Call,
  items: readonly Item[],
  defaultPerPage: number,
  answer: (item: Item) => JsonObject,
): JsonObject {
  const { number, perPage, shown } = slice(call, items, defaultPerPage);
  const total = Math.max(1, Math.ceil(items.length / perPage));
  const data = shown.map(answer);
  return { type: "list", pages: pagesObject(call, number, perPage, total), total_count: items.length, data };
}

/** The items of one page, for listings whose envelope does not say that it is one. */
export function slice<Item>(
  call: Call,
  items: readonly Item[],
  defaultPerPage: number,
  maximum = MAXIMUM_PER_PAGE,
): { readonly number: number; readonly perPage: number; readonly shown: readonly Item[] } {
  const perPage = Math.min(pageNumber(call.query.get("per_page")) ?? defaultPerPage, maximum);
  const number = pageNumber(call.query.get("page") ?? call.query.get("starting_after")) ?? 1;
  return { number, perPage, shown: items.slice((number - 1) * perPage, number * perPage) };
}

function pagesObject(call: Call, number: number, perPage: number, total: number): Json {
  const pages = { type: "pages", page: number, per_page: perPage, total_pages: total };
  if (number >= total) {
    // Only the description of 2.11 says that `pages` is never null.
    return call.quirks.pagesNext === "absent" && total === 1 && call.version !== "2.11" ? null : pages;
  }
  const next = number + 1;
  switch (call.quirks.pagesNext) {
    case "absent":
      return pages;
    case "urlString":
      return { ...pages, next: `${call.origin}${call.path}?page=${next}&per_page=${perPage}` };
    case "object":
      return { ...pages, next: { per_page: perPage, starting_after: String(next) } };
  }
}

/** A page number or size of a query; `undefined` where it is none. */
function pageNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** Orders records as the quirk `listOrder` says. */
export function inListOrder<Item extends { readonly id: string }>(
  call: Call,
  items: Iterable<Item>,
  updatedAt: (item: Item) => number,
): Item[] {
  const byId = (left: Item, right: Item): number => Number(right.id) - Number(left.id);
  switch (call.quirks.listOrder) {
    case "idDescending":
      return [...items].sort(byId);
    case "updatedAtDescending":
      return [...items].sort((left, right) => updatedAt(right) - updatedAt(left) || byId(left, right));
  }
}
