import type { ArticleDocument, CollectionDocument } from "../model/content.ts";
import { nameOf } from "../model/key.ts";
import { kinds } from "../model/kind.ts";
import { problemKind, raise, type Problem } from "../model/problem.ts";
import type { RuleInput } from "./rule.ts";

export const duplicateKey = problemKind<{ kind: string; name: string; other: string }>({
  code: "duplicate-key",
  severity: "error",
  message: ({ kind, name, other }) => `This ${kind} and ${other} are both called \`${name}\`.`,
  hint: () => "Give each its own `uid`.",
});

/** A uid that another document has, or that is another document's path. */
export function checkDuplicateKeys({ content }: RuleInput): Problem[] {
  const seen = new Map<string, CollectionDocument | ArticleDocument>();
  const problems: Problem[] = [];
  for (const document of [...content.collections, ...content.articles]) {
    const other = seen.get(document.key);
    if (other === undefined) {
      seen.set(document.key, document);
      continue;
    }
    // The uid is what can be changed, so it is shown.
    const [shown, rest] = document.uid === undefined ? [other, document] : [document, other];
    const mark = shown.marks?.get("uid");
    const values = { kind: kinds[shown.kind].singular, name: nameOf(shown.key), other: rest.place.file };
    problems.push(raise(duplicateKey, mark?.place ?? shown.place, values, mark?.line));
  }
  return problems;
}
