import * as z from "zod";
import { Failure } from "../model/failure.ts";
import { anyId, understand } from "./answers.ts";
import type { Requests } from "./requests.ts";

const SWEEPS = 4;

const pageShape = z.object({
  data: z.array(z.looseObject({ id: anyId })),
  total_count: z.number().int().nonnegative().nullish(),
  // Null where all fits one page; `next` is an object, an address or absent, and so is not asked (recorded answers).
  pages: z.object({ total_pages: z.number().int().nullish() }).nullish(),
});

type Page = z.output<typeof pageShape>;

/**
 * Every item of a listing, once. Pages may come in any order, and an item may move between them while they are read, so
 * the distinct ids must be as many as `total_count` on every page says; else the whole listing is read again.
 * @param perPage how many items a page is to hold
 * @throws Failure where it still does not add up
 */
export async function sweep(requests: Requests, path: string, perPage: number): Promise<unknown[]> {
  let found = "";
  for (let attempt = 1; attempt <= SWEEPS; attempt += 1) {
    const pages = await readPages(requests, path, perPage);
    const items = new Map(pages.flatMap(({ data }) => data.map((item) => [item.id, item])));
    const totals = new Set(pages.map(({ total_count }) => total_count ?? null));
    if (totals.size === 1 && totals.has(items.size)) return [...items.values()];
    found = `${items.size} different items, but a total of ${[...totals].map((total) => total ?? "nothing").join(", then ")}`;
  }
  throw new Failure({
    what: `Intercom's listing ${path} does not add up: it shows ${found}.`,
    why: `It was read ${SWEEPS} times. Someone may be changing many items, and from an incomplete listing helpsync would conclude that something is gone.`,
    next: "Run the command again when fewer changes are being made in Intercom.",
    done: "This only read: it changed nothing.",
  });
}

async function readPages(requests: Requests, path: string, perPage: number): Promise<Page[]> {
  const read = async (page: number): Promise<Page> => {
    const address = `${path}?page=${page}&per_page=${perPage}`;
    return understand(pageShape, await requests.get(address), `GET ${address}`);
  };
  const first = await read(1);
  // No page is empty: more pages than items is no listing, and will not add up.
  const count = Math.min(first.pages?.total_pages ?? 1, first.total_count ?? 1);
  const others = Array.from({ length: Math.max(0, count - 1) }, (_, index) => read(index + 2));
  return [first, ...(await Promise.all(others))];
}
