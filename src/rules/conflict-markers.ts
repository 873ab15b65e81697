import { localesOf } from "../model/locale.ts";
import { problemKind, raise, type Problem } from "../model/problem.ts";
import type { RuleInput } from "./rule.ts";

export const conflictMarker = problemKind({
  code: "conflict-marker",
  severity: "error",
  message: () => "A merge conflict was left in the text and would be published.",
  hint: () => "Keep one of the two sides and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.",
});

/** Translations in which a merge conflict was left. */
export function checkConflictMarkers({ content }: RuleInput): Problem[] {
  return content.articles.flatMap(({ translations }) =>
    localesOf(translations, content.defaultLocale).flatMap((locale) => {
      const conflict = translations[locale]?.conflict;
      return conflict === undefined ? [] : [raise(conflictMarker, conflict.place, {}, conflict.line)];
    }),
  );
}
