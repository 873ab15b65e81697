import { localesOf } from "../model/locale.ts";
import { problemKind, raise, type Problem } from "../model/problem.ts";
import type { RuleInput } from "./rule.ts";

export const bodyEmpty = problemKind({
  code: "article-empty",
  severity: "warning",
  message: () => "the file has a frontmatter but no text below it, so customers would see an empty page",
  hint: () => "Write the article, or write `state: draft` until it is written.",
});

/** Pages that would be public and empty. */
export function checkEmptyBodies({ content }: RuleInput): Problem[] {
  return content.articles.flatMap(({ translations, marks }) =>
    localesOf(translations, content.defaultLocale)
      .map((locale) => translations[locale])
      .filter((translation) => translation !== undefined)
      .filter(({ body, state }) => state !== "draft" && !/[^ \t\n]/.test(body) && marks !== undefined)
      .map(({ file, bodyLine }) => raise(bodyEmpty, { file, line: Math.max(1, bodyLine - 1), column: 1 }, {})),
  );
}
