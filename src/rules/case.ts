import type { ArticleDocument, CollectionDocument } from "../model/content.ts";
import { kinds } from "../model/kind.ts";
import { problemKind, raise, type Problem } from "../model/problem.ts";
import type { RuleInput } from "./rule.ts";

export const keyDiffersByCase = problemKind<{ kind: string; other: string }>({
  code: "key-differs-by-case",
  severity: "error",
  message: ({ kind, other }) =>
    `The names of this ${kind} and of ${other} differ only in capital letters, which many disks cannot tell apart.`,
  hint: () => "Rename one of the two.",
});

/** Keys that are equal but for case: they would be one file on Windows and macOS. */
export function checkCase({ content }: RuleInput): Problem[] {
  const seen = new Map<string, CollectionDocument | ArticleDocument>();
  const problems: Problem[] = [];
  for (const document of [...content.collections, ...content.articles]) {
    const folded = document.key.toLowerCase().normalize("NFC");
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, document);
    else if (other.key !== document.key) {
      const values = { kind: kinds[document.kind].singular, other: other.place.file };
      problems.push(raise(keyDiffersByCase, document.place, values));
    }
  }
  return problems;
}
