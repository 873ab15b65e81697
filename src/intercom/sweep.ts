import * as z from "zod";
import { Failure } from "../model/failure.ts";
import { understand } from "./answers.ts";
import type { Requests } from "./requests.ts";

const SWEEPS = 4;

const pageShape = z.object({
  data: z.array(z.unknown()),
  total_count: z.number().int().nonnegative().nullish(),
  // Null where all fits one page; `next` is an object, an address or absent, and so is not asked (recorded answers).
  pages: z.object({ total_pages: z.number().int().nullish() }).nullish(),
});

/** A listing and how it is read. */
export interface Listing<Item extends { readonly id: string }> {
  readonly path: string;
  /** How many items a page is to hold. */
  readonly perPage: number;
  /** Reads one item of the answer to a call. */
  readonly read: (json: unknown, call: string) => Item;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number | null;
  readonly pages: number;
}

/**
 * Every item of a listing, once. Pages may come in any order, and an item may move between them while they are read, so
 * the distinct ids must be as many as `total_count` on every page says; else the whole listing is read again.
 * @throws Failure where it still does not add up
 */
export async function sweep<Item extends { readonly id: string }>(
  requests: Requests,
  listing: Listing<Item>,
): Promise<Item[]> {
  let found = "";
  for (let attempt = 1; attempt <= SWEEPS; attempt += 1) {
    const pages = await readPages(requests, listing);
    const items = new Map(pages.flatMap((page) => page.items.map((item) => [item.id, item])));
    const totals = new Set(pages.map(({ total }) => total));
    if (totals.size === 1 && totals.has(items.size)) return [...items.values()];
    found = `${items.size} different items, but a total of ${[...totals].map((total) => total ?? "nothing").join(", then ")}`;
  }
  throw new Failure({
    what: `Intercom's listing ${listing.path} does not add up: it shows ${found}.`,
    why: `It was read ${SWEEPS} times. Someone may be changing many items, and from an incomplete listing helpsync would conclude that something is gone.`,
    next: "Run the command again when fewer changes are being made in Intercom.",
    done: "This only read: it changed nothing.",
  });
}

async function readPages<Item extends { readonly id: string }>(
  requests: Requests,
  { path, perPage, read }: Listing<Item>,
): Promise<Page<Item>[]> {
  // Each page is made into items as it comes: while the next ones are on their way, and none is kept as JSON.
  const readPage = async (number: number): Promise<Page<Item>> => {
    const address = `${path}?page=${number}&per_page=${perPage}`;
    const call = `GET ${address}`;
    const { data, total_count, pages } = understand(pageShape, await requests.get(address), call);
    return { items: data.map((json) => read(json, call)), total: total_count ?? null, pages: pages?.total_pages ?? 1 };
  };
  const first = await readPage(1);
  // No page is empty: more pages than items is no listing, and will not add up.
  const count = Math.min(first.pages, first.total ?? 1);
  const others = Array.from({ length: Math.max(0, count - 1) }, (_, index) => readPage(index + 2));
  return [first, ...(await Promise.all(others))];
}
