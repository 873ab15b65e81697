import type { ArticleTranslation } from "../model/content.ts";
import { localesOf } from "../model/locale.ts";
import { problemKind, raise, type Problem } from "../model/problem.ts";
import type { RuleInput } from "./rule.ts";

export const conflictMarker = problemKind({
  code: "conflict-marker",
  severity: "error",
  message: () => "A merge conflict was left in the text and would be published.",
  hint: () => "Keep one of the two sides and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.",
});

/** What git leaves in a file whose two sides it cannot join. In a code block it is an example. */
export function checkConflictMarkers({ content }: RuleInput): Problem[] {
  return content.articles.flatMap(({ translations }) =>
    localesOf(translations, content.defaultLocale)
      .map((locale) => translations[locale])
      .filter((translation) => translation !== undefined)
      .flatMap(firstMarker),
  );
}

function firstMarker({ file, body, bodyLine }: ArticleTranslation): Problem[] {
  if (!body.includes("<<<<<<< ") || !/^<{7} /m.test(body) || !/^>{7} /m.test(body)) return [];
  let fence = "";
  for (const [index, line] of body.split("\n").entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence === "") fence = mark;
    else if (mark.startsWith(fence)) fence = "";
    if (fence === "" && /^<{7} /.test(line)) {
      return [raise(conflictMarker, { file, line: bodyLine + index, column: 1, length: 7 }, {}, line)];
    }
  }
  return [];
}
