import { kindOf, type Key } from "../model/key.ts";
import { settleMove, type RenameSearch } from "./rename-search.ts";

/**
 * What lies in a folder that says itself where it was (`moved_from` in its `index.md`, or a `uid` that it kept) is what
 * lay at the same path in it, whatever else changed. What is not for this workspace may have lain there always, and must
 * say so itself.
 */
export function followSaidFolders(search: RenameSearch): void {
  const folders = movedFolders(search);
  if (folders.size === 0) return;
  const byPath = new Map<string, Key>();
  for (const [key, { path, retired }] of search.orphans) {
    if (retired === undefined) byPath.set(`${kindOf(key)}:${path}`, key);
  }
  for (const { key, kind, path } of [...search.arrivals.values()]) {
    const former = search.input.excluded.has(key) ? undefined : formerPath(path, folders);
    const orphan = former === undefined ? undefined : byPath.get(`${kind}:${former}`);
    if (orphan !== undefined && search.orphans.has(orphan)) settleMove(search, key, orphan);
  }
}

/** Folders' paths now → as the state knows them, where they differ. */
function movedFolders({ input, moved }: RenameSearch): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const { kind, key, path } of input.desired.resources) {
    const before = kind === "collection" ? input.state.resources.get(moved.get(key) ?? key)?.path : undefined;
    if (before !== undefined && before !== path) folders.set(path, before);
  }
  return folders;
}

/** The path that something had by the nearest folder above it that moved. */
function formerPath(path: string, folders: ReadonlyMap<string, string>): string | undefined {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    const former = folders.get(path.slice(0, end));
    if (former !== undefined) return former + path.slice(end);
  }
  return undefined;
}
