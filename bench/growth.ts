import type { Figure } from "./figures.ts";

/** Ten times the content may take eleven times as much. */
const MOST = 11;

/** How time and memory grow from a tenth of the content to all of it. */
export function growthOf(part: readonly Figure[], whole: readonly Figure[]): Figure[] {
  return whole
    .filter(({ figure }) => ["wall", "cpu", "memory"].includes(figure))
    .flatMap((figure): Figure[] => {
      const small = part.find((other) => other.figure === figure.figure && other.latency === figure.latency);
      if (small === undefined) return [];
      const { case: name, articles, locales, latency } = figure;
      const growth = figure.value / small.value;
      const place = { case: name, articles, locales, latency };
      return [{ ...place, figure: `growth of ${figure.figure}`, value: growth, unit: "×", target: { most: MOST } }];
    });
}
