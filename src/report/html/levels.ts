/**
 * How much of a page a report shows, from all of it to least: the whole page; changes with two blocks around them;
 * changes alone; an excerpt of the changed words; nothing but that it changes.
 */
export const LEVELS = ["whole", "near", "changed", "excerpt", "named"] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Chooses a level for each page so that all of them fit a budget. Each gets the same share, and shows as much as fits
 * its share: so the longest pages are cut first, and what a small page leaves over, others get.
 * @param sizes for each page, its bytes at each level, in the order of `LEVELS`
 * @param budget bytes for all of them
 */
export function chooseLevels(sizes: readonly (readonly number[])[], budget: number): Level[] {
  const shares = [...new Set(sizes.flat())].sort((left, right) => left - right);
  let [low, high] = [0, shares.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const total = sizes.reduce((sum, page) => sum + (page[levelWithin(page, shares[middle - 1] ?? 0)] ?? 0), 0);
    if (total <= budget) low = middle;
    else high = middle - 1;
  }
  const share = low === 0 ? 0 : (shares[low - 1] ?? 0);
  return sizes.map((page) => LEVELS[levelWithin(page, share)] ?? "named");
}

/** The first level that fits a share; the last where none does. */
function levelWithin(page: readonly number[], share: number): number {
  const fits = page.findIndex((bytes) => bytes <= share);
  return fits === -1 ? LEVELS.length - 1 : fits;
}
