import { problemKind, raise, type Problem } from "../model/problem.ts";
import type { RuleInput } from "./rule.ts";

export const unlistedArticle = problemKind({
  code: "article-unlisted",
  severity: "warning",
  message: () => "This article is in no folder, so customers can reach it by its address only.",
  hint: () =>
    "Move it into a folder, set `default_collection` in the config, or write `unlisted: true` if it is meant.",
});

/** Articles in no collection, where nobody said so. */
export function checkUnlisted({ content }: RuleInput): Problem[] {
  return content.articles
    .filter(({ parent, unlisted }) => parent === null && unlisted !== true)
    .map(({ place }) => raise(unlistedArticle, place, {}));
}
