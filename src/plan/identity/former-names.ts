import type { DesiredResource } from "../../model/desired.ts";
import { kindOf, type Key } from "../../model/key.ts";
import { likenessIn, type Likeness } from "./likeness.ts";
import { settleMove, type RenameSearch } from "./rename-search.ts";

/** What files say themselves: `moved_from`, an `intercom_id` that the state knows, and a path that stayed. */
export function followSaidNames(search: RenameSearch): void {
  const likeness = likenessIn(search.input);
  followOntoRetired(search, likeness);
  followFormerKeys(search, likeness, "likelier");
  followPaths(search);
  followIds(search);
}

/** Where nothing else told what a file is, `moved_from` is believed, unless the old name's file is what it was. */
export function followTakenNames(search: RenameSearch): void {
  followFormerKeys(search, likenessIn(search.input), "at all");
}

/**
 * `moved_from` counts only while the state has the old key and not the new one. Another file may stand at the old name
 * by now: it says itself that it was a third one, so a chain of renames is followed as a whole, or it is a new one.
 * @param when how much a file must be like the page that another file stands for: as much as that one is, or not at all
 */
function followFormerKeys(search: RenameSearch, likeness: Likeness, when: "likelier" | "at all"): void {
  const described = new Map(search.input.desired.resources.map((resource) => [resource.key, resource]));
  const isFree = (arrival: DesiredResource, holder: DesiredResource, former: Key): boolean => {
    const [own, other] = [likeness(arrival, former), likeness(holder, former)];
    return when === "likelier" ? own > 0 && own >= other : other === 0;
  };
  for (const arrival of [...search.arrivals.values()]) {
    const chain = chainFrom(arrival, { search, described, isFree, seen: new Set(search.moved.values()) });
    for (const [key, former] of chain) settleMove(search, key, former);
    const last = chain.at(-1)?.[1];
    const holder = last === undefined ? undefined : described.get(last);
    // The end of the chain is free for the file that stands there.
    if (holder !== undefined) search.arrivals.set(holder.key, holder);
  }
}

/**
 * A key that only a retired page has is free for what moved there: that page is left as it is. It stays the file's own
 * where the file is more like it, since it is back then.
 */
function followOntoRetired(search: RenameSearch, likeness: Likeness): void {
  const { desired, state, unsettled } = search.input;
  for (const file of desired.resources) {
    const { key, movedFrom } = file;
    if (movedFrom.length === 0 || state.resources.get(key)?.retired === undefined || unsettled.has(key)) continue;
    const former = movedFrom.findLast((one) => {
      const known = search.orphans.get(one);
      return known !== undefined && known.retired === undefined && likeness(file, one) >= likeness(file, key);
    });
    if (former !== undefined) settleMove(search, key, former);
  }
}

interface Following {
  readonly search: RenameSearch;
  readonly described: ReadonlyMap<Key, DesiredResource>;
  /** Whether a page goes from the file at its name to the one that says it was that. */
  readonly isFree: (arrival: DesiredResource, holder: DesiredResource, former: Key) => boolean;
  /** Former keys that are taken or were looked at: a ring ends here. */
  readonly seen: Set<Key>;
}

function chainFrom(arrival: DesiredResource, following: Following): [Key, Key][] {
  const { search, described, isFree, seen } = following;
  const { resources } = search.input.state;
  const known = arrival.movedFrom.filter((former) => resources.has(former) && !search.unclear.has(former));
  // A name without a file first, then the one that was written last.
  const [gone, taken] = [
    known.filter((key) => search.orphans.has(key)),
    known.filter((key) => !search.orphans.has(key)),
  ];
  for (const former of [...gone, ...taken.reverse()]) {
    if (seen.has(former)) continue;
    seen.add(former);
    const holder = described.get(former);
    const onward = holder === undefined ? [] : chainFrom(holder, following);
    if (holder === undefined || onward.length > 0 || isFree(arrival, holder, former)) {
      return [[arrival.key, former], ...onward];
    }
  }
  return [];
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
