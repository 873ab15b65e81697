import { hasSections, maximumDepth } from "../model/api-version.ts";
import { problemKind, raise, type Problem } from "../model/problem.ts";
import type { RuleInput } from "./rule.ts";

export const tooDeep = problemKind<{ folders: string; depth: number; allowed: string }>({
  code: "folder-too-deep",
  severity: "error",
  message: ({ folders, depth, allowed }) =>
    `${folders} are ${depth} folders in each other, but Intercom has ${allowed}.`,
  hint: () => "Move this folder up, or put its files into the folder above.",
});

/** Folders that are a level too deep for the API version; what is below them is not reported again. */
export function checkDepth({ content, apiVersion }: RuleInput): Problem[] {
  const limit = maximumDepth(apiVersion);
  return content.collections
    .filter(({ path }) => path.split("/").length === limit + 1)
    .map((collection) => {
      const names = collection.path.split("/").map((name) => `\`${name}\``);
      const allowed = hasSections(apiVersion)
        ? `only collections and sections up to API ${apiVersion}`
        : `only ${limit} levels of collections`;
      return raise(tooDeep, collection.place, { folders: names.join(" / "), depth: names.length, allowed });
    });
}
