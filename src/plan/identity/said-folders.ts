import type { DesiredResource } from "../../model/desired.ts";
import { kindOf, type Key } from "../../model/key.ts";
import { likenessIn, type Likeness } from "./likeness.ts";
import { settleMove, type RenameSearch } from "./rename-search.ts";

/**
 * What lies in a folder that says itself where it was (`moved_from` in its `index.md`, or a `uid` that it kept) is what
 * lay at the same path in it, whatever else changed. Where another file lies at that path by now, it must be like it. What is not for this workspace may have lain there always, and must
 * say so itself.
 */
export function followSaidFolders(search: RenameSearch): void {
  const folders = movedFolders(search);
  if (folders.size === 0) return;
  const { desired, state, excluded } = search.input;
  const described = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const likeness = likenessIn(search.input);
  const byPath = new Map<string, Key>();
  for (const [key, { path, retired }] of state.resources) {
    if (retired === undefined && (search.orphans.has(key) || described.has(key)))
      byPath.set(`${kindOf(key)}:${path}`, key);
  }
  const taken = new Set(search.moved.values());
  const arrivals = [...search.arrivals.values()];
  for (const arrival of arrivals) {
    const before = excluded.has(arrival.key) ? undefined : formerPath(arrival.path, folders);
    const former = before === undefined ? undefined : byPath.get(`${arrival.kind}:${before}`);
    if (former === undefined || taken.has(former)) continue;
    const holder = described.get(former);
    if (holder !== undefined && !isLikelier(likeness, former, arrival, holder)) continue;
    taken.add(former);
    settleMove(search, arrival.key, former);
    if (holder === undefined || search.moved.has(former)) continue;
    // Another file stands at the old place by now: it is new, unless its folder says where it was, too.
    search.arrivals.set(former, holder);
    arrivals.push(holder);
  }
}

function isLikelier(likeness: Likeness, former: Key, arrival: DesiredResource, holder: DesiredResource): boolean {
  const own = likeness(arrival, former);
  return own > 0 && own >= likeness(holder, former);
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
