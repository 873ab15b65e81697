import type { Element } from "hast";
import { problemKind } from "../../model/problem.ts";
import type { Conversion } from "../html/conversion.ts";
import { propertyOf } from "../html/tree.ts";
import { numbered, spotOf } from "../notices.ts";

export const tooltipLost = problemKind<{ count: number }>({
  code: "tooltip-lost",
  severity: "warning",
  message: ({ count }) =>
    `Intercom keeps no tooltips, so ${numbered(count, "one title of a link or an image is", "titles of links and images are")} left out.`,
  hint: () => "Say it in the text where it matters, or take it out.",
});

/** Tells that a link or an image loses its `title`, unless it only repeats the words that readers see anyway. */
export function noticeTooltip(node: Element, shown: string, { notices }: Conversion): void {
  const title = plain(propertyOf(node, "title") ?? "");
  if (title !== "" && title !== plain(shown)) notices.count(tooltipLost, spotOf(node), {});
}

function plain(words: string): string {
  return words.replace(/\s+/g, " ").trim().toLowerCase();
}
