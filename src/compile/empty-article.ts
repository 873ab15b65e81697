import type { ArticleTranslation } from "../model/content.ts";
import { hasErrors, problemKind } from "../model/problem.ts";
import type { Symbolic } from "./links/symbols.ts";
import type { Notices } from "./notices.ts";

export const articleEmpty = problemKind<Record<string, never>>({
  code: "article-empty",
  severity: "warning",
  message: () => "Nothing stands below the title, so customers would see an empty page.",
  hint: () => "Write the article, or write `state: draft` until it is written.",
});

/** Warns of a page that would be public and empty. A file without anything in it is an error by itself,
 * and where something else is wrong, that may be all that is missing. */
export function noticeEmpty(
  { body, bodyLine, state }: ArticleTranslation,
  parts: readonly (string | Symbolic)[],
  notices: Notices,
): void {
  if (!parts.every((part) => typeof part === "string" && part.trim() === "")) return;
  const isBlank = !/[^ \t\n]/.test(body());
  if (state === "draft" || (isBlank && bodyLine === 1) || hasErrors(notices.problems())) return;
  // Below the last line of a frontmatter there may be none.
  notices.raise(articleEmpty, { line: isBlank ? 0 : 1, column: 1 }, {});
}
