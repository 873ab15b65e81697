import picomatch from "picomatch";
import type { WorkspaceConfig } from "../model/config.ts";
import type { DesiredResource } from "../model/desired.ts";
import type { Key } from "../model/key.ts";

/**
 * The keys of what is not for a workspace. An article is for it if one of `only` matches its path (or there is none) and
 * none of `exclude` does; a collection is, if it holds such an article, or none at all and passes itself.
 */
export function excludedKeys(
  resources: readonly DesiredResource[],
  { only, exclude }: Pick<WorkspaceConfig, "only" | "exclude">,
): ReadonlySet<Key> {
  if (only.length === 0 && exclude.length === 0) return new Set();
  const isMeant = only.length === 0 ? (): boolean => true : picomatch([...only], { dot: true });
  const isLeftOut = picomatch([...exclude], { dot: true });
  const parents = new Map(resources.map(({ key, parent }) => [key, parent]));
  const withAncestors = (key: Key): Key[] => {
    const keys: Key[] = [];
    for (let next: Key | null | undefined = key; next && !keys.includes(next); next = parents.get(next))
      keys.push(next);
    return keys;
  };
  const articles = resources.filter(({ kind }) => kind === "article");
  const holders = new Set(articles.flatMap(({ key }) => withAncestors(key)));
  const included = new Set(
    resources
      .filter(({ key, kind }) => kind === "article" || !holders.has(key))
      .filter(({ path }) => isMeant(path) && !isLeftOut(path))
      .flatMap(({ key }) => withAncestors(key)),
  );
  return new Set(resources.map(({ key }) => key).filter((key) => !included.has(key)));
}
