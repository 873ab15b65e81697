import type { ArticleDocument, CollectionDocument } from "../model/content.ts";
import type { Key } from "../model/key.ts";
import { problemKind, raise, type Problem, type ProblemKind } from "../model/problem.ts";
import type { RuleInput } from "./rule.ts";

export const movedFromItself = problemKind<{ key: string }>({
  code: "moved-from-itself",
  severity: "error",
  message: ({ key }) => `\`moved_from\` names \`${key}\`, which this file still is.`,
  hint: () => "Write the key that it had before, or delete the line.",
});

export const movedFromTwice = problemKind<{ key: string; other: string }>({
  code: "moved-from-twice",
  severity: "error",
  message: ({ key, other }) => `\`${key}\` can have moved to one place only, but ${other} names it, too.`,
  hint: () => "Delete it from one of the two.",
});

export const movedFromPresent = problemKind<{ key: string; other: string }>({
  code: "moved-from-present",
  severity: "warning",
  message: ({ key, other }) => `\`moved_from\` names \`${key}\`, and ${other} stands there now.`,
  hint: () => "Delete that file if it is the old one; if it is a new one, delete the line once the move is applied.",
});

type Document = CollectionDocument | ArticleDocument;

/** `moved_from` that cannot be followed. */
export function checkFormerKeys({ content }: RuleInput): Problem[] {
  const documents: readonly Document[] = [...content.collections, ...content.articles];
  const present = new Map<Key, Document>(documents.map((document) => [document.key, document]));
  const claimed = new Map<Key, Document>();
  const problems: Problem[] = [];
  for (const document of documents) {
    for (const key of new Set(document.movedFrom)) {
      const claimant = claimed.get(key);
      const holder = present.get(key);
      if (holder?.key === document.key) problems.push(raiseAt(document, movedFromItself, { key }));
      else if (claimant !== undefined) {
        problems.push(raiseAt(document, movedFromTwice, { key, other: claimant.place.file }));
      } else if (holder !== undefined) {
        problems.push(raiseAt(document, movedFromPresent, { key, other: holder.place.file }));
      }
      claimed.set(key, claimant ?? document);
    }
  }
  return problems;
}

function raiseAt<A extends Readonly<Record<string, string>>>(
  document: Document,
  kind: ProblemKind<A>,
  values: A,
): Problem {
  const mark = document.marks?.get("moved_from");
  return raise(kind, mark?.place ?? document.place, values, mark?.line);
}
