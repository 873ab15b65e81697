import type { DesiredResource } from "../model/desired.ts";
import { kindOf, type Key } from "../model/key.ts";
import { settleMove, type RenameSearch } from "./rename-search.ts";

/** What files say themselves: `moved_from`, an `intercom_id` that the state knows, and a path that stayed. */
export function followSaidNames(search: RenameSearch): void {
  followFormerKeys(search);
  followPaths(search);
  followIds(search);
}

/**
 * `moved_from` counts only while the state has the old key and not the new one. An old key that another file has taken
 * over counts where that file says itself that it was a third one, so a chain of renames is followed as a whole.
 */
function followFormerKeys(search: RenameSearch): void {
  const described = new Map(search.input.desired.resources.map((resource) => [resource.key, resource]));
  for (const arrival of [...search.arrivals.values()]) {
    const chain = chainFrom(arrival, search, described);
    for (const [key, former] of chain) settleMove(search, key, former);
  }
}

function chainFrom(
  arrival: DesiredResource,
  search: RenameSearch,
  described: ReadonlyMap<Key, DesiredResource>,
): [Key, Key][] {
  const taken = new Set(search.moved.values());
  const chain: [Key, Key][] = [];
  const seen = new Set<Key>();
  for (let holder: DesiredResource | undefined = arrival; holder !== undefined;) {
    const { key, movedFrom } = holder;
    const known = movedFrom.filter((former) => search.input.state.resources.has(former) && !taken.has(former));
    const former = known.find((candidate) => search.orphans.has(candidate)) ?? known[0];
    // A ring, or a file that stays what it is: nothing in the chain can be followed.
    if (former === undefined || seen.has(former)) return [];
    seen.add(former);
    chain.push([key, former]);
    holder = described.get(former);
  }
  return chain;
}

/** A `uid` that was added, taken away or changed: the file stands where it stood. */
function followPaths(search: RenameSearch): void {
  const byPath = new Map<string, Key>();
  for (const [key, { path, retired }] of search.orphans) {
    const place = `${kindOf(key)}:${path}`;
    if (retired === undefined || !byPath.has(place)) byPath.set(place, key);
  }
  for (const { key, kind, path } of [...search.arrivals.values()]) {
    const orphan = byPath.get(`${kind}:${path}`);
    if (orphan !== undefined && search.orphans.has(orphan)) settleMove(search, key, orphan);
  }
}

/** A file that names the id of what the state knows under a key without a file. */
function followIds(search: RenameSearch): void {
  const byId = new Map([...search.orphans].map(([key, { id }]) => [`${kindOf(key)}:${id}`, key]));
  for (const { key, kind, intercomId } of [...search.arrivals.values()]) {
    const { name } = search.input.workspace;
    const id = Object.hasOwn(intercomId, name) ? intercomId[name] : undefined;
    const orphan = id === undefined ? undefined : byId.get(`${kind}:${id}`);
    if (orphan !== undefined && search.orphans.has(orphan)) settleMove(search, key, orphan);
  }
}
